import type { ColumnType, Generated } from 'kysely'
import type { Repeat } from '../time/repeat.ts'

/** An appointment of the family's own; `day` and `last_day` are `YYYY-MM-DD`, times are `HH:MM` in Amsterdam. */
export interface ItemTable {
  id: string
  client_id: string
  title: string
  place: string | null
  note: string | null
  day: string
  /** Null for a whole day. */
  begins: string | null
  ends: string | null
  repeats: Repeat
  last_day: string | null
  made_by: string
  /** As this person was called when they wrote it. */
  made_by_name: string
  made_at: ColumnType<Date, Date, never>
  changed_at: ColumnType<Date | null, Date | null | undefined, Date>
  /** How often it was changed, so that a calendar knows the newer of two. */
  changes: Generated<number>
}

/** A day on which an appointment that comes back is not. */
export interface SkipTable {
  client_id: string
  item_id: string
  day: string
}

/** The tables of this plugin. */
export interface AgendaTables {
  agenda_item: ItemTable
  agenda_skip: SkipTable
}
