import type { Kysely } from 'kysely'
import type { PostedNotice } from './notice.ts'
import type { Organisation } from './organisation.ts'
import type { RecordType } from './record.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { Upload } from './upload.ts'
import type { ClientReference, Viewer } from './viewer.ts'

/** How a part is scoped: to one client, to the account that is signed in, or to the organisation: a part of its desk, for staff. */
export type Scope = 'client' | 'account' | 'organisation'

/** What is known of a record's file without reading it; `size` is in bytes. */
export interface RecordFile {
  readonly mime: string
  readonly size: number
}

/** A record as a viewer may see it: redacted, visible now. Times are ISO 8601 in UTC; `at` is what lists are ordered by. */
export interface VisibleRecord<Data = unknown> {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly recordedAt: string
  readonly data: Data
  /** Its file, where there is one and the part declares the type in `files`. */
  readonly file?: RecordFile
}

/** A page of records, newest first; `older` is the cursor of the next page. */
export interface RecordPage<Data = unknown> {
  readonly items: readonly VisibleRecord<Data>[]
  readonly older?: string
}

/** What to list: at most `limit` (default 20, at most 100) records, before a cursor, from a moment and before another (ISO 8601). */
export interface RecordFilter {
  readonly limit?: number
  readonly before?: string
  readonly from?: string
  readonly until?: string
  /** Only records whose top-level text fields have exactly these values (`{ topic: 'Nachtrust' }`). */
  readonly where?: Readonly<Record<string, string>>
}

/** How often a value of a text field occurs among the records that this viewer may see now. */
export interface FieldTally {
  readonly value: string
  readonly count: number
  /** What it is called, where another field was asked to name it. */
  readonly label?: string
}

/** How to count: at most `most` values (default 50, at most 500), each with what another text field beside it says. */
export interface TallyOptions<Data = unknown> {
  readonly most?: number
  readonly label?: keyof Data & string
}

/** A piece of a text that was found: the words that were looked for stand apart. Plain text, never markup. */
export interface TextPiece {
  readonly text: string
  readonly hit: boolean
}

/** What to look for, with the place in the list as a filter has it. */
export interface RecordSearch extends Pick<RecordFilter, 'limit' | 'before' | 'from' | 'until'> {
  /** All of these words, in any order; what stands in quotes as it stands, and the last word also as a beginning. At most 200 characters count. */
  readonly words: string
}

/** A record in which the words stand, with the piece of its text around the first of them. */
export interface RecordHit<Data = unknown> {
  readonly record: VisibleRecord<Data>
  readonly pieces: readonly TextPiece[]
}

/** A page of hits, newest first; `older` is the cursor of the next page. */
export interface HitPage<Data = unknown> {
  readonly items: readonly RecordHit<Data>[]
  readonly older?: string
  /** False when there was nothing to look for: no word at all, or only words that stand in every text (de, het, een). */
  readonly asks: boolean
}

/** Reads the records that the part declared; a type outside its `reads` throws `RECORD_UNDECLARED`. */
export interface RecordReader {
  /** Newest first, one page. */
  list<Data>(types: RecordType<Data> | readonly RecordType<Data>[], filter?: RecordFilter): Promise<RecordPage<Data>>
  /** One record by the portal's id, or undefined when this viewer may not see it. */
  find<Data>(type: RecordType<Data>, id: string): Promise<VisibleRecord<Data> | undefined>
  /** All records of a type that are few by nature (contacts, coverage), newest first; at most 500. */
  all<Data>(type: RecordType<Data>): Promise<readonly VisibleRecord<Data>[]>
  /** Dutch full-text search in the text at the `search` paths of these types, newest first, one page. */
  search<Data>(types: RecordType<Data> | readonly RecordType<Data>[], search: RecordSearch): Promise<HitPage<Data>>
  /** The values of a top-level text field with how often each occurs, most frequent first. */
  tally<Data>(type: RecordType<Data>, field: keyof Data & string, options?: TallyOptions<Data>): Promise<readonly FieldTally[]>
  /** The names of those of these types of which this viewer may see at least one record now. */
  present(types: readonly RecordType[]): Promise<readonly string[]>
}

/** What every part is given, whatever its scope. */
export interface BaseContext<Tables = unknown> {
  readonly viewer: Viewer
  /** Who runs the portal. */
  readonly organisation: Organisation
  /** This plugin's tables, behind row-level security: rows of this client or account only. */
  readonly db: Kysely<Tables>
  readonly records: RecordReader
  /** The page's query parameters, each once. */
  readonly query: Readonly<Record<string, string>>
  /** As `may` of a view: whether this viewer may do an action of this part now, or holds a right by its full id, granted or by basis. */
  readonly may: (action: string) => boolean
  readonly now: Date
}

/** Somebody around a client who may read a part now. */
export interface PersonNearby {
  readonly accountId: string
  readonly name: string
  /** What this person is to the client, in the words of who invited (`dochter`). */
  readonly role?: string
}

/** A message to the care record: on its way, taken, or given up after a day of trying. */
export type SentState = 'waiting' | 'sent' | 'stuck'

/** What a part about a client is given beside that. */
export interface ClientContext {
  readonly client: ClientReference
  /**
   * The other people around this client who may read this part now, by name; throws for a part that does not declare `people`. Nobody else is
   * named: not who is blocked or whose access ended.
   */
  readonly people: () => Promise<readonly PersonNearby[]>
  /** What became of messages that were handed to the care record with `send`, by their ids; one that never was is not in it. */
  readonly followSent: (ids: readonly string[]) => Promise<ReadonlyMap<string, SentState>>
}

/** What a part of the organisation's desk is given beside that: the names of clients whose rows it holds, and of locations. */
export interface DeskNames {
  /** Says which client this page or action is about, for the access log: by the portal's id. The last one that was said counts. */
  readonly concerns: (clientId: string) => void
  /** The names of these clients by id, at most 500; one that is gone is not in it. */
  readonly nameClients: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** The locations of the clients that the portal knows, by name; at most 500. */
  readonly listLocations: () => Promise<readonly string[]>
}

/** What `load` is given: a client part also gets its client, a part of the desk the names of clients. */
export type PartContext<S extends Scope = Scope, Tables = unknown> = S extends 'client'
  ? BaseContext<Tables> & ClientContext
  : S extends 'organisation'
    ? BaseContext<Tables> & DeskNames
    : BaseContext<Tables>

/** What an action of a client part is given beside its context: it may tell the people around the client something. */
export interface Notifying {
  /**
   * Gives a notice together with the rows of this action: all or none. Who gets it is decided by the kernel: who may read the
   * part that it leads to, now. Throws `NoticeError` for a kind that is not declared and for values that are no short line.
   */
  readonly notify: (notice: PostedNotice) => void
  /**
   * Hands a message to the care record, together with the rows of this action. False when no source of this portal takes messages:
   * then the desk answers.
   */
  readonly send: (message: OutgoingMessage) => boolean
}

/** What an action of a desk part is given beside its context: it may tell the people around one client something. */
export interface DeskNotifying {
  /** As `notify` of a client part, about this client: who may read the client part that the kind leads to is told. */
  readonly notify: (clientId: string, notice: PostedNotice) => void
}

/** The files that came with a form; those that could not be taken are told to their sender before `run` is called. */
export interface Receiving {
  readonly files: readonly Upload[]
}

/** What `run` of an action is given: what `load` is given, the files of its form, and ways to tell. A page that is read tells nobody anything. */
export type ActionContext<S extends Scope = Scope, Tables = unknown> = S extends 'client'
  ? PartContext<'client', Tables> & Receiving & Notifying
  : S extends 'organisation'
    ? PartContext<'organisation', Tables> & Receiving & DeskNotifying
    : PartContext<S, Tables> & Receiving
