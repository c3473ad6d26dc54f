/** What can be wrong with the use of a job queue. */
export type JobQueueErrorCode =
  | 'JOB_DATA'
  | 'JOB_UNKNOWN'
  | 'JOB_TWICE'
  | 'JOB_OPTIONS'
  | 'JOB_SCHEDULE'
  | 'JOB_NOT_STARTED'
  | 'JOB_STARTED'

/** A mistake in the use of a job queue; never the failure of a handler. */
export class JobQueueError extends Error {
  readonly code: JobQueueErrorCode

  constructor(code: JobQueueErrorCode, message: string) {
    super(message)
    this.name = 'JobQueueError'
    this.code = code
  }
}
