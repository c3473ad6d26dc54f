import type { DownloadTable } from '../../store/download-tables.ts'

/** Why a download can't be made, and that another try would not help. */
export class DownloadFailure extends Error {
  readonly reason: NonNullable<DownloadTable['failure']>

  constructor(reason: DownloadFailure['reason'], message: string) {
    super(message)
    this.name = 'DownloadFailure'
    this.reason = reason
  }
}

/** Why a download ends after this error; undefined when it is tried once more. */
export function decideFailure(error: unknown, attempt: number, mostAttempts: number): DownloadTable['failure'] | undefined {
  if (error instanceof DownloadFailure) return error.reason
  return attempt >= mostAttempts ? 'failed' : undefined
}
