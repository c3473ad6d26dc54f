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
  purged_at: MaybeInstant
}

/** The tables of the access log. */
export interface AuditTables {
  audit_entry: AuditEntryTable
  audit_seal: AuditSealTable
}
