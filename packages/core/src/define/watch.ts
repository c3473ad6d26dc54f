import type { VisibleRecord } from './part-context.ts'
import type { PostedNotice } from './notice.ts'
import type { RecordType } from './record.ts'

/** A record as a watch sees it: the version that readers see now. */
export interface WatchedRecord<Data = unknown> extends VisibleRecord<Data> {
  /** When the portal first had it; an instant, ISO 8601. */
  readonly firstSeenAt: string
}

/** A notice that a watch finds due. The same `reference` of one kind tells one person once. */
export interface DueNotice extends Omit<PostedNotice, 'to'> {
  /** `own-side`: the client and who represents them. `network`: everybody. Of both only who may read the part to which it leads. */
  readonly to: 'own-side' | 'network'
}

/** Something of a record that staff should complete or look at: which record, what kind of thing, and which fields. Never a word of what stands in them. */
export interface RecordFinding {
  /** The portal's id of the record. */
  readonly record: string
  /** One of the kinds that the watch declares. */
  readonly kind: string
  /** Some of the fields that the watch declares. */
  readonly fields: readonly string[]
}

/** What a watch says of the records of one client. */
export interface Watched {
  readonly notices: readonly DueNotice[]
  readonly findings: readonly RecordFinding[]
}

/**
 * What a plugin makes of records by itself, while nobody looks: notices that are due, and findings for the organisation's desk. The kernel asks after each
 * sync and each morning, for every client with such records.
 */
export interface RecordWatch {
  readonly reads: RecordType
  /** The kinds of finding, by name, each with the message key of what it says. */
  readonly findings: Readonly<Record<string, string>>
  /** The fields that a finding may name, each with the message key of how staff know it. */
  readonly fields: Readonly<Record<string, string>>
  /** Pure. `today` is a day in Europe/Amsterdam, `YYYY-MM-DD`. */
  readonly look: (records: readonly WatchedRecord[], today: string) => Watched
}

/** What an author writes of a watch: `look` is given the data of its record type. */
export interface RecordWatchInput<Data> extends Omit<RecordWatch, 'reads' | 'look'> {
  readonly reads: RecordType<Data>
  readonly look: (records: readonly WatchedRecord<NoInfer<Data>>[], today: string) => Watched
}

/** Declares a watch. */
export function defineWatch<Data>(input: RecordWatchInput<Data>): RecordWatch {
  // The schema of `reads` parsed the data of every record that `look` is given.
  return input as unknown as RecordWatch
}
