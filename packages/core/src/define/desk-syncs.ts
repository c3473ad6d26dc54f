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
  /** Whether its last good run is longer ago than twice its distance. */
  readonly isStale: boolean
  /** Newest first, the last ten. */
  readonly runs: readonly DeskSyncRun[]
  /** Messages to the care record that could not be handed over and are tried no more. */
  readonly stuckMessages: number
}

/** Sources. */
export interface DeskSyncs {
  readonly list: () => Promise<readonly DeskSource[]>
  /** What one run rejected, with place and reason, from an index; at most a hundred a page. */
  readonly rejections: (
    runId: string,
    from?: number,
  ) => Promise<{ readonly run: DeskSyncRun; readonly rejections: readonly Rejection[]; readonly total: number } | undefined>
  /** Asks for a source to be read soon. */
  readonly syncSoon: (source: string) => Promise<void>
  /** Reads one client again from every source, soon; nobody else is touched and nobody leaves care by it. */
  readonly syncClient: (clientId: string) => Promise<void>
}
