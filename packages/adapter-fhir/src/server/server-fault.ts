/** Why a question was not answered: `again` says that the same question may be answered later. */
export class ServerFault extends Error {
  readonly again: boolean
  readonly status: number | undefined
  /** What the server says about when to come back (RFC 9110, 10.2.3), as it wrote it. */
  readonly retryAfter: string | undefined

  constructor(reason: string, about: { again: boolean; status?: number; retryAfter?: string | undefined }) {
    super(reason)
    this.name = 'ServerFault'
    this.again = about.again
    this.status = about.status
    this.retryAfter = about.retryAfter
  }
}
