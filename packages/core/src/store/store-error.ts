/** What can be wrong with the database of a portal. */
export type StoreErrorCode =
  | 'SETTING_WRONG'
  | 'SECRET_MISSING'
  | 'SECRET_ALONE'
  | 'SECRET_BUSY'
  | 'UNAVAILABLE'
  | 'NESTED_HANDLE'
  | 'STATEMENT_REFUSED'
  | 'DESK_OF_CLIENT'
  | 'PART_ENDED'
  | 'TRANSACTION_ABORTED'
  | 'VIEWER_ROLE_MISSING'
  | 'VIEWER_ROLE_UNSAFE'
  | 'FOLDER_IN_USE'
  | 'FOLDER_UNREADABLE'
  | 'DISK_FULL'

/** The one error of the store. The message says what is wrong, where, and how to mend it; `cause` is the database's own error. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Whether the database is away for the moment: the visitor is asked to wait, nothing is wrong with the page. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'UNAVAILABLE'
}
