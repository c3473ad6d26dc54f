import type { UploadKind } from './upload.ts'

const MEGABYTE = 1024 * 1024

/** The largest file of each kind that a form may bring, in bytes. */
export const LARGEST_UPLOAD: Readonly<Record<UploadKind, number>> = { photo: 15 * MEGABYTE, pdf: 15 * MEGABYTE, csv: 2 * MEGABYTE }

/** The largest file that a field takes which accepts these kinds, in MB (of 1,048,576 bytes), as it is said to a person. */
export function toLargestMegabytes(accepts: readonly UploadKind[]): number {
  return Math.max(...accepts.map((kind) => LARGEST_UPLOAD[kind])) / MEGABYTE
}
