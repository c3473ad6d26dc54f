import type { ColumnType } from 'kysely'

/** What the watch of a plugin found in a record; nothing of what stands in it. */
export interface RecordFindingTable {
  /** Sorts by the moment it was first seen. */
  id: string
  record_id: string
  client_id: string
  plugin: string
  kind: string
  fields: string[]
  first_seen_at: ColumnType<Date, Date | string, Date | string>
}

/** Tables of what plugins find in records. */
export interface FindingTables {
  record_finding: RecordFindingTable
}
