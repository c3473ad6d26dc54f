import { sql } from 'kysely'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import { isTooMuch } from '../records/brake.ts'
import { listClientTables } from '../store/client-tables.ts'
import { readCode } from '../store/database-fault.ts'
import type { Store } from '../store/store.ts'
import { eraseClient, isDue } from './erase-client.ts'
import type { NamedStaff } from './read-staff.ts'

/** What erasing needs. */
export interface ErasePorts {
  readonly store: Store
  readonly composition: Composition
  readonly now: () => Date
}

/** Which member of staff asks, when it is not the night; and whether many at once are right. */
export interface EraseAsked {
  readonly staff?: NamedStaff
  readonly acceptMany: boolean
}

/** What a run did. `stopped`: so many were due that it looks like a mistake of a source, and nothing was erased. */
export interface EraseResult {
  readonly due: number
  readonly erased: number
  readonly failed: number
  readonly stopped: boolean
}

/** Thrown by the nightly job when something was left; the access log says what. */
export class EraseUnfinished extends Error {
  constructor({ due, failed, stopped }: EraseResult, what: 'clients' | 'accounts' = 'clients') {
    super(
      stopped
        ? `${due} ${what} would be erased at once, which is more than is done unasked. If that is right, run \`voordeur erase --accept-many\`.`
        : `Erasing failed for ${failed} of ${due} ${what}; the next run tries again.`,
    )
    this.name = 'EraseUnfinished'
  }
}

const BATCH = 100
/** So many in one run are erased without asking, however small the organisation is. */
export const ALWAYS_ERASED = 10

/**
 * Erases the copy of every client whose portal is closed after care, one client per transaction: a run that dies is finished by the next, and one that
 * fails costs only itself. Erasing can't be undone, so a run with more than the share of clients that a sync may end stops, unless staff accept it.
 */
export async function eraseClients(ports: ErasePorts, asked: EraseAsked = { acceptMany: false }): Promise<EraseResult> {
  const { due, standing } = await countDue(ports)
  const { brake } = ports.composition
  if (!asked.acceptMany && isTooMuch(due, standing, { share: brake.clients, always: Math.max(brake.always, ALWAYS_ERASED) })) {
    await note(ports, { eventType: 'client.erase-stopped', detail: { due, of: standing } })
    return { due, erased: 0, failed: 0, stopped: true }
  }
  const tables = await listClientTables(ports.store.system(), ports.store.schema)
  const result = { due, erased: 0, failed: 0, stopped: false }
  for await (const clientId of listDue(ports)) {
    const done = await eraseOne(ports, { clientId, tables, staff: asked.staff })
    result.erased += done === 'erased' ? 1 : 0
    result.failed += done === 'failed' ? 1 : 0
  }
  return result
}

/** How many copies are due now, and of how many. */
async function countDue({ store, composition, now }: ErasePorts): Promise<{ readonly due: number; readonly standing: number }> {
  const { rows } = await sql<{ due: number; standing: number }>`
    select count(*) filter (where ${isDue({ ...composition.access, now: now() })})::int as due, count(*)::int as standing
    from client where erased_at is null`.execute(store.system())
  return rows[0] ?? { due: 0, standing: 0 }
}

async function* listDue({ store, composition, now }: ErasePorts): AsyncGenerator<string> {
  let after: string | undefined
  for (;;) {
    const due = store
      .system()
      .selectFrom('client')
      .select('id')
      .where(isDue({ ...composition.access, now: now() }))
      .orderBy('id')
      .limit(BATCH)
    const batch = await (after === undefined ? due : due.where('id', '>', after)).execute()
    for (const { id } of batch) yield id
    after = batch.at(-1)?.id
    if (after === undefined) return
  }
}

async function eraseOne(
  ports: ErasePorts,
  { clientId, tables, staff }: { readonly clientId: string; readonly tables: readonly string[]; readonly staff: NamedStaff | undefined },
): Promise<'erased' | 'not-due' | 'failed'> {
  const { store, composition, now } = ports
  const plan = { ...composition.access, now: now(), tables, detail: { ...staff } }
  try {
    return (await store.transaction((db) => eraseClient(db, clientId, plan))) ? 'erased' : 'not-due'
  } catch (error) {
    // A code says enough; the message of a database repeats what stands in the row.
    await note(ports, { eventType: 'client.erased', clientId, detail: { code: readCode(error) } })
    return 'failed'
  }
}

function note(
  { store, now }: ErasePorts,
  entry: { readonly eventType: string; readonly clientId?: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> {
  return appendAudit(store.system(), { ...entry, action: 'D', outcome: 'failure', at: now() })
}
