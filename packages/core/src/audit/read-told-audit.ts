import type { Kysely, Selectable } from 'kysely'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import type { AuditEntryTable } from '../store/audit-tables.ts'
import type { KernelTables } from '../store/tables.ts'
import { readAudit } from './read-audit.ts'
import { toUnseen, UNTOLD_EVENT, type SeenParts } from './seen-parts.ts'

/** The log of one client until an instant, for a reader who sees these parts. */
export interface ToldPeriod {
  readonly clientId: string
  readonly until: Date
  readonly seen: SeenParts
}

/**
 * Reads the log of one client as its own side may have it, oldest first: without the addresses from which others looked, without what
 * would say that somebody has other clients, and of parts
 * that the reader does not see one entry per person, Amsterdam day and outcome, which says no more than that.
 */
export async function* readToldAudit(
  db: () => Kysely<KernelTables>,
  { clientId, until, seen }: ToldPeriod,
): AsyncGenerator<Selectable<AuditEntryTable>> {
  const told = new Set<string>()
  for await (const entry of readAudit(db, { clientId, until })) {
    if (entry.event_type === UNTOLD_EVENT) continue
    // From where the others looked is nobody's business but theirs.
    const own = { ...entry, network: null }
    if (entry.part === null || seen === 'all' || seen.includes(entry.part)) {
      yield own
      continue
    }
    // How many there are of a day would say how many parts there are.
    const { account_id, basis, access_id, outcome } = entry
    const key = JSON.stringify([toAmsterdamDay(entry.at), account_id, basis, access_id, outcome])
    if (told.has(key)) continue
    told.add(key)
    yield toUnseen(own)
  }
}
