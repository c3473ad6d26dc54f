import type { Repeat } from '../time/repeat.ts'

/** What this reader may do with an appointment of the family's own. */
export interface EntryRights {
  readonly change: boolean
  readonly remove: boolean
}

/** What is known of an appointment of the family's own beside the rest. */
export interface OwnFacts {
  readonly by: string
  readonly repeats: Repeat
  readonly lastDay?: string
  readonly may: EntryRights
}

/** An appointment on a day, from the care record or of the family's own. Days are `YYYY-MM-DD` and times `HH:MM`, in Amsterdam. */
export interface Entry {
  readonly id: string
  readonly title: string
  readonly day: string
  /** The last day of it; the same for most. */
  readonly lastDay: string
  /** Absent for a whole day. */
  readonly begins?: string
  readonly ends?: string
  readonly state: 'planned' | 'tentative' | 'cancelled'
  readonly place?: string
  /** Who takes part, as far as the organisation names them. */
  readonly with: readonly string[]
  readonly notes: readonly string[]
  /** Absent for one of the care record. */
  readonly own?: OwnFacts
}

/** In the order of a day: what lasts the whole day first. */
export function sortEntries(entries: readonly Entry[]): readonly Entry[] {
  const toKey = ({ day, begins = '', title, id }: Entry) => [day, begins, title, id].join('\n')
  return entries.toSorted((one, other) => (toKey(one) < toKey(other) ? -1 : 1))
}
