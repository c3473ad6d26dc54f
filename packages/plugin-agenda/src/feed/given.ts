import type { Entry } from '../calendar/entry.ts'
import type { Repeat } from '../time/repeat.ts'

/** An appointment as it goes out to a calendar, with no more of it than the organisation chose. */
export interface GivenEntry extends Pick<Entry, 'id' | 'day' | 'lastDay' | 'begins' | 'ends' | 'state'> {
  /** Absent where a calendar only gets that there is an appointment. */
  readonly title?: string
  readonly place?: string
  /** Who takes part, and the notes. */
  readonly notes?: readonly string[]
  readonly repeats: Repeat
  readonly until?: string
  readonly skipped: readonly string[]
  /** When it was last written (ISO 8601), and how often it was changed. */
  readonly writtenAt: string
  readonly changes: number
}
