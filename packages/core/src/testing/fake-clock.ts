import { toSeconds } from '../define/duration.ts'

/** A clock that stands still until it is told. */
export interface FakeClock {
  readonly now: () => Date
  /** Moves on by a duration (`4h`, `PT24H`). */
  readonly advance: (duration: string) => void
  readonly set: (instant: Date | string) => void
}

/** Makes a clock that begins at an instant (ISO 8601). */
export function createFakeClock(start: string): FakeClock {
  let current = new Date(start).getTime()
  return {
    now: () => new Date(current),
    advance: (duration) => {
      const seconds = toSeconds(duration)
      if (seconds === undefined) throw new TypeError(`"${duration}" is no duration; write "4h" or "PT24H".`)
      current += seconds * 1000
    },
    set: (instant) => {
      current = new Date(instant).getTime()
    },
  }
}
