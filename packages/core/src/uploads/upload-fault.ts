/**
 * Why a file can't be taken: it is none of the kinds that are accepted, more bytes or pixels than are read, empty, or broken or cut off.
 */
export type UploadFaultKind = 'not-accepted' | 'too-large' | 'too-many-pixels' | 'empty' | 'damaged'

/** Thrown for a file that can't be taken. Its message is for logs; what its sender reads is chosen by `kind`. */
export class UploadFault extends Error {
  readonly kind: UploadFaultKind

  constructor(kind: UploadFaultKind, options?: ErrorOptions) {
    super(`A file can not be taken: ${kind}.`, options)
    this.name = 'UploadFault'
    this.kind = kind
  }
}
