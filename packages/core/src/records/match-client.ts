import { sql, type Kysely } from 'kysely'
import type { SourceClient } from '../define/source.ts'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'

/** A client of the portal, found or made for a step. */
export interface MatchedClient {
  readonly id: string
  readonly name: string
  readonly isNew: boolean
}

/**
 * Finds the portal's client for a source's client. The leading source is matched on its own identifier and makes
 * clients; any other on the client number, and undefined means that nobody has it.
 */
export async function matchClient(
  db: Kysely<KernelTables>,
  source: { readonly id: string; readonly leads: boolean },
  given: { readonly client: SourceClient; readonly now: Date },
): Promise<MatchedClient | undefined> {
  return source.leads ? upsertLeading(db, source.id, given) : findByNumber(db, given.client)
}

async function upsertLeading(
  db: Kysely<KernelTables>,
  source: string,
  given: { readonly client: SourceClient; readonly now: Date },
): Promise<MatchedClient> {
  const { client, now } = given
  const known = await db
    .selectFrom('client')
    .selectAll()
    .where('source', '=', source)
    .where('source_id', '=', client.sourceId)
    .executeTakeFirst()
  const facts = { number: client.number ?? null, name: client.name, care_ended_on: client.careEndedOn ?? null }
  if (known) {
    const same = known.number === facts.number && known.name === facts.name && known.care_ended_on === facts.care_ended_on
    if (!same)
      await db
        .updateTable('client')
        .set({ ...facts, updated_at: now })
        .where('id', '=', known.id)
        .execute()
    return { id: known.id, name: client.name, isNew: false }
  }
  const id = createId(now)
  await db
    .insertInto('client')
    .values({ id, source, source_id: client.sourceId, ...facts, created_at: now, updated_at: now })
    .execute()
  return { id, name: client.name, isNew: true }
}

async function findByNumber(db: Kysely<KernelTables>, client: SourceClient): Promise<MatchedClient | undefined> {
  if (client.number === undefined) return undefined
  const found = await db.selectFrom('client').select(['id', 'name']).where('number', '=', client.number).limit(2).execute()
  const [only, second] = found
  return only && !second ? { ...only, isNew: false } : undefined
}

/** The clients of a source who are in care, by the source's identifier. */
export async function listInCare(
  db: Kysely<KernelTables>,
  source: string,
): Promise<readonly { readonly id: string; readonly sourceId: string }[]> {
  return db
    .selectFrom('client')
    .select(['id', 'source_id as sourceId'])
    .where('source', '=', source)
    .where('care_ended_on', 'is', null)
    .execute()
}

/** Notes that these clients left care on a day. */
export async function endCare(
  db: Kysely<KernelTables>,
  clientIds: readonly string[],
  end: { readonly day: string; readonly now: Date },
): Promise<void> {
  if (clientIds.length === 0) return
  await db
    .updateTable('client')
    .set({ care_ended_on: end.day, updated_at: end.now })
    .where(sql<boolean>`id = any(${clientIds}::uuid[])`)
    .execute()
}
