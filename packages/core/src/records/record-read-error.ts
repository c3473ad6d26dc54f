/** Why a part could not read records. */
export class RecordReadError extends Error {
  readonly code: 'RECORD_UNDECLARED' | 'CURSOR_INVALID'

  constructor(code: RecordReadError['code'], message: string) {
    super(message)
    this.name = 'RecordReadError'
    this.code = code
  }
}

/** Whether a visitor asked for a place in a list that does not exist. */
export function isMadeUp(error: unknown): boolean {
  return error instanceof RecordReadError && error.code === 'CURSOR_INVALID'
}
