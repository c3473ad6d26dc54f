import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Rejection } from '../define/source.ts'
import type { AuditTables } from './audit-tables.ts'
import type { DownloadTables } from './download-tables.ts'
import type { FeedTables } from './feed-tables.ts'
import type { FindingTables } from './finding-tables.ts'
import type { PortalTables } from './portal-tables.ts'
import type { RequestTables } from './request-tables.ts'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** A `date` column, read and written as `YYYY-MM-DD`. */
type MaybeDay = ColumnType<string | null, string | null | undefined, string | null>

/** A client the portal knows, made by the leading source. */
export interface ClientTable {
  id: string
  source: string
  source_id: string
  number: string | null
  name: string
  location: string | null | undefined
  born_on: MaybeDay
  care_ended_on: MaybeDay
  deceased_on: MaybeDay
  /** When the portal's copy was erased; what stands here is then only that there was a client. */
  erased_at: MaybeInstant
  /** The day of `care_ended_on` that the own side was told of, and when. */
  end_told_of: MaybeDay
  end_told_at: MaybeInstant
  created_at: Instant
  updated_at: Instant
}

/** The re-encoded picture of a client. */
export interface ClientPhotoTable {
  client_id: string
  mime: string
  digest: string
  source_digest: string
  bytes: Uint8Array
}

/** Whose a record is that belongs to no client (news): the nil UUID (RFC 9562, 5.9), which no client has. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The portal's copy of the care record. `waiting` is a version that may not be shown before it was discussed;
 * it stands beside the last one that may. `removed_at` is a tombstone whose data is wiped.
 */
export interface RecordTable {
  id: string
  client_id: string | null
  /** The client, or `NOBODY`. */
  whose: GeneratedAlways<string>
  source: string
  type: string
  source_id: string
  waiting: Generated<boolean>
  digest: string
  data: JSONColumnType<Record<string, unknown>>
  /** Fields of `data` by which records are counted, where there are any. */
  topic: GeneratedAlways<string | null>
  label: GeneratedAlways<string | null>
  /** A `tsvector` of the redacted text by which it is found; null when there is none, and of a tombstone. */
  words: ColumnType<string | null, string | null | undefined, string | null>
  at: Instant
  recorded_at: Instant
  visible_from: Instant
  discussed_at: MaybeInstant
  removed_at: MaybeInstant
  /** Hidden by the organisation until the source delivers another version. */
  hidden_at: MaybeInstant
  first_seen_at: Instant
  changed_at: Instant
}

/** What the last reading of a client from a source said; while its digest is the same, the client is not read again. */
export interface ClientReadingTable {
  source: string
  source_id: string
  client_id: string
  number: string | null
  digest: string
  records: number
  replaced_names: number
  rejections: JSONColumnType<readonly Rejection[]>
}

/** The bytes of a record's file. `digest` is the source's own; `record_id` is null only while the sync that reads it runs. */
export interface RecordFileTable {
  id: string
  /** Null while its record is about to be written; no viewer sees it then. */
  record_id: string | null
  client_id: string | null
  mime: string
  digest: string
  size: number
  bytes: Uint8Array
}

/** Names of staff known to a source, replaced in prose where the organisation says so. */
export interface StaffNameTable {
  source: string
  name: string
  role: string | null
}

/** One run of a source. */
export interface SyncRunTable {
  id: string
  source: string
  started_at: Instant
  finished_at: MaybeInstant
  outcome: 'running' | 'done' | 'refused' | 'stopped' | 'failed' | 'interrupted'
  report: JSONColumnType<Record<string, unknown>>
}

/** A member of staff at the organisation's desk. `sets` are ids of permission sets of the configuration. */
export interface DeskMemberTable {
  account_id: string
  sets: string[]
  added_by: string
  added_at: Instant
  changed_at: Instant
  removed_at: MaybeInstant
}

/** A person who can sign in. `email` is kept in lower case. */
export interface AccountTable {
  id: string
  email: string
  name: string
  locale: string
  form: string | null
  blocked_at: MaybeInstant
  created_at: Instant
  digest: Generated<'never' | 'daily' | 'weekly'>
  digested_at: MaybeInstant
  /** Whether this person reads in simple mode. */
  simple: Generated<boolean>
  /** When the tour was begun, ended or skipped for the first time. */
  toured_at: MaybeInstant
}

/** One account's relation to one client. `rights` were copied at the moment of granting. */
export interface AccessTable {
  id: string
  account_id: string
  client_id: string
  basis: string
  represents: boolean
  portal_admin: boolean
  rights: string[]
  valid_from: Instant
  valid_until: MaybeInstant
  revoked_at: MaybeInstant
  /** The id of the account whose invitation was accepted, or in words where the organisation granted it. */
  granted_by: string
  created_at: Instant
  /** What this person is to the client, in the words of who invited (`dochter`). */
  role: string | null
  /** Closed at once, until it is opened again. */
  blocked_at: MaybeInstant
  blocked_by: 'portal-admin' | 'organisation' | null | undefined
  /** On what the organisation gave it, in words of staff. */
  evidence: string | null | undefined
  /** When a client of 12 to 15 agreed that a parent or guardian reads. */
  consented_at: MaybeInstant
  /** The end that its person was told of. */
  told_of_end: MaybeInstant
}

/** Someone the portal administrator adds: a draft until it is sent, and then a question to one account. */
export interface InvitationTable {
  id: string
  client_id: string
  invited_by: string
  account_id: string | null
  first_name: string
  last_name: string
  email: string
  gender: 'female' | 'male' | 'other'
  role: string
  phone: string | null
  basis: 'family' | 'invited'
  rights: string[]
  until: MaybeInstant
  created_at: Instant
  sent_at: MaybeInstant
  expires_at: MaybeInstant
  accepted_at: MaybeInstant
  declined_at: MaybeInstant
  withdrawn_at: MaybeInstant
  welcome_due: Generated<boolean>
}

/** Something a person should know (Meldingen). */
export interface NoticeTable {
  id: string
  account_id: string
  client_id: string | null
  plugin: string
  kind: string
  reference: string
  values: JSONColumnType<Record<string, string | number>>
  created_at: Instant
  read_at: MaybeInstant
  digested_at: MaybeInstant
}

/** Mails and text messages on their way. `body` is sealed; after `expires_at` a message is not sent any more. */
export interface OutboxTable {
  id: string
  kind: 'mail' | 'text'
  recipient: string
  subject: string | null
  body: string
  state: 'waiting' | 'sent' | 'stuck'
  attempts: Generated<number>
  next_attempt_at: Instant
  last_error: string | null
  created_at: Instant
  sent_at: MaybeInstant
  expires_at: MaybeInstant
  /** The provider's own name of the message. */
  reference: string | null
  delivery: 'underway' | 'delivered' | 'failed' | null
  delivery_code: string | null
  delivery_at: MaybeInstant
}

/** A message on its way to the care record. `message` is sealed, and empty when it was handed over. */
export interface SourceMessageTable {
  id: string
  client_id: string
  account_id: string
  source: string
  message: string
  state: Generated<'waiting' | 'sent' | 'stuck'>
  attempts: Generated<number>
  next_attempt_at: Instant
  last_error: string | null
  created_at: Instant
  sent_at: MaybeInstant
}

/** Every table of the kernel. */
export interface KernelTables extends AuditTables, DownloadTables, FeedTables, FindingTables, PortalTables, RequestTables {
  client: ClientTable
  client_photo: ClientPhotoTable
  record: RecordTable
  client_reading: ClientReadingTable
  record_file: RecordFileTable
  staff_name: StaffNameTable
  sync_run: SyncRunTable
  account: AccountTable
  desk_member: DeskMemberTable
  access: AccessTable
  invitation: InvitationTable
  notice: NoticeTable
  outbox: OutboxTable
  source_message: SourceMessageTable
}
