/**
 * How a delivery failed. `REFUSED`: this message will never be taken. `UNREACHABLE`: it was certainly not taken, try later.
 * `UNCERTAIN`: the provider may have taken it (no answer in time, the connection fell after the last word).
 */
export type DeliveryCode = 'REFUSED' | 'UNREACHABLE' | 'UNCERTAIN'

/** A delivery that failed. `status` is the provider's number (an SMTP code, an HTTP status), never its words: those repeat addresses. */
export class DeliveryError extends Error {
  readonly code: DeliveryCode
  readonly status: number | undefined

  constructor(code: DeliveryCode, status?: number) {
    super(status === undefined ? code : `${code} ${status}`)
    this.name = 'DeliveryError'
    this.code = code
    this.status = status
  }
}
