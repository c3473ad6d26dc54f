import type { Rejection } from './source.ts'

/** One run of a source. Instants are ISO 8601 in UTC. */
export interface DeskSyncRun {
  readonly id: string
  readonly startedAt: string
  readonly finishedAt?: string
  readonly outcome: 'running' | 'done' | 'refused' | 'stopped' | 'failed' | 'interrupted'
  readonly counts: Readonly<Record<string, number>>
  readonly message?: string
}

/** A source and how fresh it is. */
export interface DeskSource {
  readonly id: string
  readonly every: string
  readonly lastGoodAt?: string
  /** Whether its last good run is longer ago than twice its distance; of a source that was never read whole, its first try. */
  readonly isStale: boolean
  /** Newest first, the last ten. */
  readonly runs: readonly DeskSyncRun[]
  /** Messages to the care record that could not be handed over and are tried no more. */
  readonly stuckMessages: number
}

/** What one run rejected. The first five hundred are kept; `run.counts.rejected` says how many there were. */
export interface DeskRejections {
  readonly source: string
  readonly run: DeskSyncRun
  readonly rejections: readonly Rejection[]
  readonly total: number
}

/** Sources. */
export interface DeskSyncs {
  readonly list: () => Promise<readonly DeskSource[]>
  /** What one run rejected, with place and reason, from an index; at most a hundred a page. */
  readonly rejections: (runId: string, from?: number) => Promise<DeskRejections | undefined>
  /** Asks for a source to be read soon. */
  readonly syncSoon: (source: string) => Promise<void>
  /** Reads one client again from every source, soon; nobody else is touched and nobody leaves care by it. */
  readonly syncClient: (clientId: string) => Promise<void>
}
