/** What can be wrong with what someone asks of a flow. */
export type FlowErrorCode =
  | 'GRANT_INVALID'
  | 'GRANT_REFUSED'
  | 'SET_UNKNOWN'
  | 'RIGHT_UNKNOWN'
  | 'CLIENT_UNKNOWN'
  | 'SOURCE_UNKNOWN'
  | 'ACCESS_UNKNOWN'
  | 'RECORD_UNKNOWN'
  | 'STAFF_UNNAMED'
  | 'REASON_MISSING'
  | 'REQUEST_UNKNOWN'
  | 'REQUEST_HANDLED'
  | 'REQUEST_INVALID'
  | 'ACCESS_STANDS'
  | 'LIST_UNKNOWN'
  | 'NOTHING_TO_DO'
  | 'STAFF_INVALID'
  | 'STAFF_OWN'
  | 'BANNER_INVALID'
  | 'TERMS_INVALID'
  | 'DEMO_INVALID'

/** A request to a flow that can't be done; the message says why and how to mend it. */
export class FlowError extends Error {
  override readonly name = 'FlowError'
  readonly code: FlowErrorCode

  constructor(code: FlowErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
