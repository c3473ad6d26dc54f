import { sql, type Kysely } from 'kysely'
import { type AccountStanding, findStanding } from '../access/account-standing.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import { type AccountColumn, listAccountColumns } from '../store/account-columns.ts'
import type { Store } from '../store/store.ts'
import { type KernelTables, NOBODY } from '../store/tables.ts'

/** How an account is erased: when, which columns are of it, what the access log adds, and whether it may be as it stands. */
export interface AccountErasure {
  readonly ends: Composition['access']
  readonly now: Date
  readonly columns: readonly AccountColumn[]
  readonly detail: Readonly<Record<string, unknown>>
  /** Asked once nobody can give it access any more; it may throw. */
  readonly mayErase: (standing: AccountStanding) => boolean
}

/** What is of an account in the database of this portal. */
export function listColumnsOf({ store, composition }: { readonly store: Store; readonly composition: Composition }) {
  const plugins = composition.plugins.flatMap(({ id, tables }) =>
    tables ? [{ owner: id, rows: tables.rows, marks: tables.marks ?? [] }] : [],
  )
  return listAccountColumns(store.system(), store.schema, plugins)
}

/**
 * Erases one account in the caller's transaction, and with it its sessions, devices and links, with the proof: how many rows of which table. The access
 * log keeps the name beside the id: who has looked must be told for as long as the log is kept (NEN 7513; AVG 17(3)(b)). False when it may not be, or
 * is gone already.
 */
export async function eraseAccount(db: Kysely<KernelTables>, accountId: string, plan: AccountErasure): Promise<boolean> {
  // Who is given something refers to the account, and waits for this lock.
  const held = await db.selectFrom('account').select(['name', 'email']).where('id', '=', accountId).forUpdate().executeTakeFirst()
  const standing = await findStanding(db, accountId, plan)
  if (!held || !standing || !plan.mayErase(standing)) return false
  await forgetWithOthers(db, { id: accountId, ...held })
  const erased: Record<string, number> = {}
  for (const column of plan.columns) erased[column.table] = (erased[column.table] ?? 0) + (await empty(db, column, accountId))
  await db.deleteFrom('account').where('id', '=', accountId).execute()
  await appendAudit(db, {
    eventType: 'account.erased',
    action: 'D',
    outcome: 'success',
    at: plan.now,
    accountId,
    detail: { ...plan.detail, name: held.name, erased },
  })
  return true
}

async function empty(db: Kysely<KernelTables>, { table, column, goes }: AccountColumn, accountId: string): Promise<number> {
  const own = sql`${sql.ref(column)} = ${accountId}::uuid`
  const change = goes
    ? sql`delete from ${sql.table(table)} where ${own}`
    : sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${own}`
  const { numAffectedRows } = await change.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** What stands under another column than an id: mails to the address, drafts of invitations to it, and who let others in or was told of by name. */
async function forgetWithOthers(
  db: Kysely<KernelTables>,
  { id, name, email }: { readonly id: string; readonly name: string; readonly email: string },
): Promise<void> {
  await db.deleteFrom('outbox').where('recipient', '=', email).execute()
  await db.deleteFrom('invitation').where('email', '=', email).execute()
  await db
    .deleteFrom('notice')
    .where(sql<boolean>`"values" ->> 'person' = ${name}`)
    .where('client_id', 'in', db.selectFrom('access').select('client_id').where('account_id', '=', id))
    .execute()
  // Not empty: an access that an account gave is not one of the organisation.
  await db.updateTable('access').set({ granted_by: NOBODY }).where('granted_by', '=', id).execute()
}
