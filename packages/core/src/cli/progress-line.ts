import { sayEvery, type SyncProgress } from '../flows/sync-progress.ts'

/** Where a command says how far it is: never where its results go. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

/** A line that says how far a run is. */
export interface ProgressLine {
  readonly note: (progress: SyncProgress) => void
  /** Takes the line away, when there is one. */
  readonly end: () => void
}

const SECOND = 1_000
const MINUTE = 60_000
const ERASE = '\r\u001B[2K'

/** On a terminal one line that is written over every second; anywhere else a line of its own every minute. */
export function createProgressLine(stream: ProgressStream): ProgressLine {
  if (stream.isTTY !== true) return { note: sayEvery(MINUTE, (text) => stream.write(`${text}\n`)), end: () => {} }
  let isShown = false
  return {
    note: sayEvery(SECOND, (text) => {
      isShown = true
      stream.write(`${ERASE}${text}`)
    }),
    end: () => {
      if (isShown) stream.write(ERASE)
    },
  }
}
