/** What can be wrong with what someone asks of a flow. */
export const FLOW_ERROR_CODES = [
  'GRANT_INVALID',
  'GRANT_REFUSED',
  'SET_UNKNOWN',
  'RIGHT_UNKNOWN',
  'CLIENT_UNKNOWN',
  'SOURCE_UNKNOWN',
  'ACCESS_UNKNOWN',
  'RECORD_UNKNOWN',
  'STAFF_UNNAMED',
  'REASON_MISSING',
  'REQUEST_UNKNOWN',
  'REQUEST_HANDLED',
  'REQUEST_INVALID',
  'ACCESS_STANDS',
  'ACCESS_OWN',
  'LIST_UNKNOWN',
  'NOTHING_TO_DO',
  'STAFF_INVALID',
  'STAFF_OWN',
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_OWN',
  'ACCOUNT_ELSEWHERE',
  'ACCOUNT_STANDS',
  'ENROLLED',
  'INVITATION_ACCEPTED',
  'PHONE_INVALID',
  'EVIDENCE_MISSING',
  'RECOVERY_UNKNOWN',
  'SECOND_PERSON',
  'TOO_MANY',
  'BANNER_INVALID',
  'TERMS_INVALID',
  'DEMO_INVALID',
] as const

/** What can be wrong with what someone asks of a flow. */
export type FlowErrorCode = (typeof FLOW_ERROR_CODES)[number]

/** A request to a flow that can't be done; the message says why and how to mend it. */
export class FlowError extends Error {
  override readonly name = 'FlowError'
  readonly code: FlowErrorCode
  /** Every reason why, where there are several and the desk has words for each (`of-age`). */
  readonly reasons: readonly string[]

  constructor(code: FlowErrorCode, message: string, reasons: readonly string[] = []) {
    super(message)
    this.code = code
    this.reasons = reasons
  }
}
