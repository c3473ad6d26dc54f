import type { Selectable } from 'kysely'
import type { AuditEntryTable } from '../store/audit-tables.ts'

/** The parts about which a reader of the log is told: every one, or only these (full ids). */
export type SeenParts = 'all' | readonly string[]

/** What an entry about any other part is called: that a part has something for this client is not said to who may not read that part. */
export const UNSEEN_PART = { eventType: 'part.unseen', action: 'E' } as const

/** What stands in the log and is not told to the client's side: that somebody came from another client says that they have one. */
export const UNTOLD_EVENT = 'client.switched'

/** An entry without what it says of its part: which, with which right, what was done there, and the request that also reads other parts. */
export function toUnseen(entry: Selectable<AuditEntryTable>): Selectable<AuditEntryTable> {
  const { eventType, action } = UNSEEN_PART
  return { ...entry, event_type: eventType, action, part: null, right: null, trace_id: null, detail: {} }
}
