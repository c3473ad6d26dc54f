/** What can be wrong with the access log itself. */
export type AuditErrorCode = 'SEAL_BROKEN'

/** The log is not what its seals say; nothing was done. The message names a seal, never what an entry holds. */
export class AuditError extends Error {
  override readonly name = 'AuditError'
  readonly code: AuditErrorCode

  constructor(code: AuditErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
