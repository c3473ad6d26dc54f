import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** A secret address at which a programme of somebody fetches what a part gives out, until it is taken back. */
export interface FeedTable {
  id: string
  account_id: string
  client_id: string
  access_id: string
  part: string
  /** How strongly the session that made it was proven. */
  assurance: string
  /** SHA-256 of the secret, in hexadecimal. */
  secret_hash: string
  created_at: Instant
  last_used_at: MaybeInstant
  /** How often it was fetched since `counted_from`. */
  fetches: Generated<number>
  counted_from: Instant
  revoked_at: MaybeInstant
}

/** Tables of what is given out to programmes. */
export interface FeedTables {
  feed: FeedTable
}
