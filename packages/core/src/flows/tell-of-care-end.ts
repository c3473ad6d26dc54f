import { sql, type Kysely } from 'kysely'
import { decideAccess } from '../access/access-state.ts'
import { listNetwork, type NetworkAccess } from '../access/list-network.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { isAfterCare, toLastDayAfterCare } from '../define/care-end.ts'
import { addNotice } from '../notices/add-notice.ts'
import { readCode } from '../store/database-fault.ts'
import type { Store } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'

/** What telling of an end needs. */
export interface TellPorts {
  readonly store: Store
  readonly composition: Composition
  readonly now: () => Date
}

/** Thrown when telling failed for some clients; the access log says for which. */
class TellUnfinished extends Error {
  constructor(failed: number) {
    super(`Telling that care ended failed for ${failed} clients; the next run tries again, and nothing of them is erased before.`)
    this.name = 'TellUnfinished'
  }
}

const BATCH = 100

/**
 * Tells everybody around a client whose care ended until when the portal is open, and the portal administrator to save what they want to keep; once
 * for each end. From this moment the day runs that must pass before anything is erased. After a death nobody gets a notice; the pages say it.
 * One transaction per client: one that fails costs only itself. Throws `TellUnfinished` when all others were told.
 */
export async function tellOfCareEnd(ports: TellPorts): Promise<void> {
  let failed = 0
  for await (const clientId of listUntold(ports)) failed += (await isTold(ports, clientId)) ? 0 : 1
  if (failed > 0) throw new TellUnfinished(failed)
}

async function* listUntold({ store, now }: TellPorts): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const untold = store.system().selectFrom('client').select('id').where(isUntold(now())).orderBy('id').limit(BATCH)
    const batch = await (after === undefined ? untold : untold.where('id', '>', after)).execute()
    for (const { id } of batch) yield id
    after = batch.at(-1)?.id
  } while (after !== undefined)
}

async function isTold(ports: TellPorts, clientId: string): Promise<boolean> {
  const { store, now } = ports
  try {
    await store.transaction((db) => tellOne(db, clientId, ports))
    return true
  } catch (error) {
    // A code says enough; the message of a database repeats what stands in the row.
    const failure = { eventType: 'client.end-told', action: 'C', outcome: 'failure', detail: { code: readCode(error) } } as const
    await appendAudit(store.system(), { ...failure, clientId, at: now() })
    return false
  }
}

function isUntold(now: Date) {
  return sql<boolean>`(erased_at is null and care_ended_on <= ${toAmsterdamDay(now)}::date and end_told_of is distinct from care_ended_on)`
}

async function tellOne(db: Kysely<KernelTables>, clientId: string, { composition, now: clock }: TellPorts): Promise<void> {
  const now = clock()
  const held = await db
    .selectFrom('client')
    .select('care_ended_on')
    .where('id', '=', clientId)
    .where(isUntold(now))
    .forUpdate()
    .executeTakeFirst()
  const ended = held?.care_ended_on
  if (typeof ended !== 'string') return
  const { endsAfterCareDays } = composition.access
  const isLate = isAfterCare(ended, endsAfterCareDays, now)
  const { accesses } = await listNetwork(db, clientId)
  for (const access of accesses) {
    const state = decideAccess(access, composition.access, now)
    if (state !== 'open' && state !== 'care-ended') continue
    await addNotice(db, {
      accountId: access.accountId,
      clientId,
      kind: toKind(access, isLate),
      // The same end may come again after it was taken back.
      reference: `${ended} ${now.toISOString()}`,
      values: { day: toLastDayAfterCare(ended, endsAfterCareDays) },
      now,
    })
  }
  await db.updateTable('client').set({ end_told_of: ended, end_told_at: now }).where('id', '=', clientId).execute()
}

function toKind({ portalAdmin }: NetworkAccess, isLate: boolean) {
  if (isLate) return 'portal-closed' as const
  return portalAdmin ? ('care-ended-keep' as const) : ('care-ended' as const)
}
