/** What a process remembers of its runs, so that between two whole readings only changed clients need be read. */
export interface ServerMemory {
  /** Whether every client must be read: at the first run, after a run that was not kept, and once a day. */
  readonly mustReadAll: (since: string, now: Date) => boolean
  /** Clients who could not be read, wholly or in part, and are read again whether they changed or not. */
  readonly listOwed: () => readonly string[]
  readonly note: (run: FinishedRun) => void
}

/** A run that came to its end. */
export interface FinishedRun {
  readonly since: string | undefined
  readonly at: Date
  readonly isWhole: boolean
  readonly owed: readonly string[]
}

const DAY = 24 * 60 * 60 * 1000

/** An empty memory: the first run reads all. */
export function createServerMemory(): ServerMemory {
  let whole: FinishedRun | undefined
  let owed: readonly string[] = []
  return {
    // `since` moves on when a run is kept: as long as it has not, the portal does not have what the whole reading gave.
    // A whole reading that has yet to come was by a clock that was ahead: nobody knows how long ago it was.
    mustReadAll: (since, now) =>
      whole === undefined || whole.since === since || now < whole.at || now.getTime() - whole.at.getTime() >= DAY,
    listOwed: () => owed,
    note(run) {
      if (run.isWhole) whole = run
      owed = run.owed
    },
  }
}
