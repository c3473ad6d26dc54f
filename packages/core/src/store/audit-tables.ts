import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** The access log: NEN 7513 fields, append-only. */
export interface AuditEntryTable {
  seq: Generated<string>
  id: string
  at: Instant
  event_type: string
  action: string
  outcome: string
  account_id: string | null
  client_id: string | null
  access_id: string | null
  part: string | null
  right: string | null
  basis: string | null
  trace_id: string | null
  network: string | null
  detail: JSONColumnType<Record<string, unknown>>
  written_at: Generated<Date>
}

/** A seal over a run of entries, chained to the one before, so that a change shows. It stays when its entries are purged. */
export interface AuditSealTable {
  up_to: string
  entries: number
  seal: string
  at: Instant
  /** Which of the portal's keys for the log made it, counted from 1. */
  made_with: Generated<number>
  purged_at: MaybeInstant
}

/** A key that outlives the portal's secret, sealed with it. */
export interface KeptKeyTable {
  name: string
  sealed: string
  /** The name of the secret for which it was made. */
  made_for: string
  since: Generated<Date>
}

/** The tables of the access log, and of the keys that it is sealed with. */
export interface AuditTables {
  audit_entry: AuditEntryTable
  audit_seal: AuditSealTable
  kept_key: KeptKeyTable
}
