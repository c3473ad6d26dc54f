import { sql, type Kysely } from 'kysely'
import { appendAudit } from '../audit/append-audit.ts'
import { addDays, toAmsterdamDay } from '../define/amsterdam.ts'
import { DAY_MILLISECONDS } from '../define/duration.ts'
import type { KernelTables } from '../store/tables.ts'

/** When a copy may be erased. */
export interface ErasePolicy {
  readonly endsAfterCareDays: number
  readonly now: Date
}

/** The condition that the copy of a client may be erased: the last day is over, and the own side was told of this end a day ago or longer. */
export function isDue({ endsAfterCareDays, now }: ErasePolicy) {
  const firstDayKept = addDays(toAmsterdamDay(now), -endsAfterCareDays)
  // Whoever was told has at least a day: also when the portal was away, or heard of the end of care when its days were over.
  const told = new Date(now.getTime() - DAY_MILLISECONDS).toISOString()
  return sql<boolean>`(erased_at is null and care_ended_on < ${firstDayKept}::date
    and end_told_of = care_ended_on and end_told_at <= ${told}::timestamptz)`
}

/**
 * Erases the portal's copy of one client in the caller's transaction, with the proof: how many rows of which table. What stays is that there was a client
 * (the source's own identifier, without which the access log could answer nobody) and the ended accesses. False when it is not due, or not any more.
 */
export async function eraseClient(
  db: Kysely<KernelTables>,
  clientId: string,
  plan: ErasePolicy & { readonly tables: readonly string[]; readonly detail?: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const held = await db
    .selectFrom('client')
    .select(['number', 'source_id'])
    .where(sql<boolean>`id = ${clientId}::uuid`)
    .where(isDue(plan))
    .forUpdate()
    .executeTakeFirst()
  if (!held) return false
  const erased: Record<string, number> = {}
  for (const table of plan.tables) erased[table] = await empty(db, table, clientId)
  const accesses = await endAccesses(db, clientId, plan.now)
  await forgetInReports(db, held)
  await db
    .updateTable('client')
    .set({ name: '', number: null, location: null, born_on: null, deceased_on: null, erased_at: plan.now, updated_at: plan.now })
    .where('id', '=', clientId)
    .execute()
  await appendAudit(db, {
    eventType: 'client.erased',
    action: 'D',
    outcome: 'success',
    at: plan.now,
    clientId,
    detail: { ...plan.detail, erased, accesses },
  })
  return true
}

async function empty(db: Kysely<KernelTables>, table: string, clientId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where client_id = ${clientId}::uuid`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** An access that ended keeps no words about who somebody is to the client. */
async function endAccesses(db: Kysely<KernelTables>, clientId: string, now: Date): Promise<number> {
  const ended = await db
    .updateTable('access')
    .set((eb) => ({
      revoked_at: eb.fn.coalesce('revoked_at', sql<Date>`${now.toISOString()}::timestamptz`),
      role: null,
      portal_admin: false,
    }))
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** A report of a sync names a client by number, or by the source's own id in the name of a file, where something was rejected or would have been removed. */
async function forgetInReports(
  db: Kysely<KernelTables>,
  held: { readonly number: string | null; readonly source_id: string },
): Promise<void> {
  const number = held.number === null ? null : toJsonText(held.number)
  // An id can be as short as a letter, so that it counts as a whole.
  const id = toJsonText(held.source_id).replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`)
  await sql`update sync_run set report = (report - 'message') || '{"rejections": []}'::jsonb
    where finished_at is not null
      and (position(${number}::text in report::text) > 0 or report::text ~ ${`(^|[^[:alnum:]_-])${id}($|[^[:alnum:]_-])`})`.execute(db)
}

function toJsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
