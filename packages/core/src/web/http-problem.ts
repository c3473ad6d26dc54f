/** Why a request gets no page, as the visitor may know it. */
export type ProblemReason = 'not-found' | 'bad-request' | 'forbidden' | 'too-large' | 'unsupported' | 'unavailable' | 'failed'

const STATUS: Readonly<Record<ProblemReason, number>> = {
  'not-found': 404,
  'bad-request': 400,
  forbidden: 403,
  'too-large': 413,
  unsupported: 415,
  unavailable: 503,
  failed: 500,
}

/** Ends a request with a status and a page without details. */
export class HttpProblem extends Error {
  readonly reason: ProblemReason

  constructor(reason: ProblemReason, message: string = reason) {
    super(message)
    this.name = 'HttpProblem'
    this.reason = reason
  }

  /** The HTTP status of this reason. */
  get status(): number {
    return STATUS[this.reason]
  }
}
