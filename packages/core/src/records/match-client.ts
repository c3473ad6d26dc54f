import { sql, type Kysely } from 'kysely'
import { toAmsterdamDay } from '../define/amsterdam.ts'
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
  const facts = toFacts(client, { deceasedOn: known?.deceased_on ?? toAmsterdamDay(now) })
  if (known) {
    const same = FACTS.every((fact) => known[fact] === facts[fact])
    if (!same)
      await db
        .updateTable('client')
        // Back in care after the copy was erased: a copy is made again.
        .set({ ...facts, erased_at: null, updated_at: now })
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

const FACTS = ['number', 'name', 'born_on', 'care_ended_on', 'deceased_on'] as const

// Care that ends with death ends on that day, whatever else a source leaves open.
function toFacts({ number, name, bornOn, careEndedOn, ...death }: SourceClient, unknown: { readonly deceasedOn: string }) {
  const deceasedOn = death.deceasedOn ?? (death.deceased === true ? unknown.deceasedOn : null)
  return {
    number: number ?? null,
    name,
    born_on: bornOn ?? null,
    care_ended_on: careEndedOn ?? deceasedOn,
    deceased_on: deceasedOn,
  }
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
