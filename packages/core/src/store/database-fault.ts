import { StoreError } from './store-error.ts'

// Node's, of the socket; and class 08, 57P and 53 of PostgreSQL's appendix A.
const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN'])
const LOST_STATES = /^(08\d{3}|57P0[1-5]|53300)$/
// What the driver itself says, without a code.
const LOST_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|Query read timeout|was closed and is not/

// The session's prepared statements no longer fit the database: 0A000 after a migration elsewhere, 26000 and 42P05 behind a pooler.
const STALE_STATES = new Set(['0A000', '26000', '42P05'])

/** The code of an error of PostgreSQL or of Node, or an empty text. */
export function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Whether the database cannot be reached now, so that trying again later makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'UNAVAILABLE'
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  const code = readCode(error)
  return LOST.has(code) || LOST_STATES.test(code) || (error instanceof Error && LOST_WORDS.test(error.message))
}

/** Whether the connection that gave this error must not be used again. */
export function isSpent(error: unknown): boolean {
  return isUnavailable(error) || STALE_STATES.has(readCode(error))
}

/** `UNAVAILABLE` for a lost or refused connection; any other error as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !isUnavailable(error)) return error
  return new StoreError('UNAVAILABLE', 'The database cannot be reached now, or is restarting. Try again in a moment.', { cause: error })
}
