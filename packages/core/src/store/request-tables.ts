import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** Somebody who asks for access. `content` is sealed; `address` is a keyed digest of the mail address. */
export interface AccessRequestTable {
  id: string
  state: 'unconfirmed' | 'open' | 'granted' | 'refused'
  content: Uint8Array
  address: string
  asked_at: Instant
  /** The member of staff who entered it. */
  entered_by: string | null
  secret_hash: Uint8Array | null
  mailed_at: MaybeInstant
  expires_at: Instant
  confirmed_at: MaybeInstant
  handled_at: MaybeInstant
  handled_by: string | null
  client_id: string | null
}

/** A file of evidence, sealed with its name. */
export interface AccessRequestFileTable {
  id: string
  request_id: string
  mime: 'image/webp' | 'application/pdf'
  name: Uint8Array
  bytes: Uint8Array
}

/** How often something was done since its window began. */
export interface UseLimitTable {
  key: string
  count: number
  until: Instant
}

/** Somebody who was granted access and waits for what they sign in with. `phone` is sealed. */
export interface AccessWelcomeTable {
  account_id: string
  phone: Uint8Array | null
  asked_by: string
  via: string | null
  created_at: Instant
  due_at: Instant
}

/** A list of first accesses that was checked and waits to be granted by who had it checked. `content` is sealed. */
export interface AccessListTable {
  id: string
  account_id: string
  content: Uint8Array
  expires_at: Instant
}

/** The tables of people who ask for access, or are given it. */
export interface RequestTables {
  access_request: AccessRequestTable
  access_request_file: AccessRequestFileTable
  use_limit: UseLimitTable
  access_welcome: AccessWelcomeTable
  access_list: AccessListTable
}
