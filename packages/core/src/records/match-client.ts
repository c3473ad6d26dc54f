import { sql, type Kysely, type Selectable } from 'kysely'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { isAfterCare } from '../define/care-end.ts'
import type { SourceClient } from '../define/source.ts'
import { createId } from '../store/ids.ts'
import type { ClientTable, KernelTables } from '../store/tables.ts'

/** A client of the portal, found or made for a step. */
export interface MatchedClient {
  readonly id: string
  readonly name: string
  readonly isNew: boolean
}

/** A source's client, and what decides about keeping it. */
interface GivenClient {
  readonly client: SourceClient
  readonly now: Date
  readonly endsAfterCareDays: number
}

/**
 * Finds the portal's client for a source's client. The leading source is matched on its own identifier and makes
 * clients; any other on the client number, and undefined means that nobody has it. `closed` is a client whose care ended
 * so long ago that nothing of them is kept; a copy that was erased is made again only when they are back in care.
 */
export async function matchClient(
  db: Kysely<KernelTables>,
  source: { readonly id: string; readonly leads: boolean },
  given: GivenClient,
): Promise<MatchedClient | 'closed' | undefined> {
  return source.leads ? upsertLeading(db, source.id, given) : matchByNumber(db, given)
}

/** The client that `matchClient` would give, without writing anything: without an id who is new, undefined where nothing is kept. */
export async function findMatch(
  db: Kysely<KernelTables>,
  source: { readonly id: string; readonly leads: boolean },
  given: GivenClient,
): Promise<{ readonly id: string | undefined } | undefined> {
  if (source.leads) {
    const { known, isClosed } = await findLeading(db, source.id, given)
    return isClosed ? undefined : { id: known?.id }
  }
  const match = await matchByNumber(db, given)
  return typeof match === 'object' ? { id: match.id } : undefined
}

async function upsertLeading(db: Kysely<KernelTables>, source: string, given: GivenClient): Promise<MatchedClient | 'closed'> {
  const { client, now } = given
  const { known, facts, isClosed } = await findLeading(db, source, given)
  if (isClosed && (!known || known.erased_at)) return 'closed'
  const match = known
    ? await updateKnown(db, known, { facts, now })
    : await insertNew(db, { source, sourceId: client.sourceId, facts, now })
  return isClosed ? 'closed' : match
}

async function findLeading(db: Kysely<KernelTables>, source: string, { client, now, endsAfterCareDays }: GivenClient) {
  const known = await db
    .selectFrom('client')
    .selectAll()
    .where('source', '=', source)
    .where('source_id', '=', client.sourceId)
    .executeTakeFirst()
  const facts = toFacts(client, { deceasedOn: known?.deceased_on ?? known?.care_ended_on ?? toAmsterdamDay(now) })
  return { known, facts, isClosed: isAfterCare(facts.care_ended_on, endsAfterCareDays, now) }
}

async function updateKnown(
  db: Kysely<KernelTables>,
  known: Selectable<ClientTable>,
  { facts, now }: { readonly facts: ClientFacts; readonly now: Date },
): Promise<MatchedClient> {
  const same = FACTS.every((fact) => known[fact] === facts[fact]) && !known.erased_at
  if (!same) {
    // Back in care after the copy was erased: a copy is made again. Another end of care is told of again.
    const untold = known.care_ended_on === facts.care_ended_on ? {} : { end_told_of: null, end_told_at: null }
    await db
      .updateTable('client')
      .set({ ...facts, ...untold, erased_at: null, updated_at: now })
      .where('id', '=', known.id)
      .execute()
  }
  return { id: known.id, name: facts.name, isNew: false }
}

async function insertNew(
  db: Kysely<KernelTables>,
  { source, sourceId, facts, now }: { readonly source: string; readonly sourceId: string; readonly facts: ClientFacts; readonly now: Date },
): Promise<MatchedClient> {
  const id = createId(now)
  await db
    .insertInto('client')
    .values({ id, source, source_id: sourceId, ...facts, created_at: now, updated_at: now })
    .execute()
  return { id, name: facts.name, isNew: true }
}

type ClientFacts = ReturnType<typeof toFacts>

const FACTS = ['number', 'name', 'location', 'born_on', 'care_ended_on', 'deceased_on'] as const

// Care that ends with death ends on that day, whatever else a source leaves open.
function toFacts({ number, name, location, bornOn, careEndedOn, ...death }: SourceClient, unknown: { readonly deceasedOn: string }) {
  const deceasedOn = death.deceasedOn ?? (death.deceased === true ? unknown.deceasedOn : null)
  return {
    number: number ?? null,
    name,
    location: toLocation(location),
    born_on: bornOn ?? null,
    care_ended_on: careEndedOn ?? deceasedOn,
    deceased_on: deceasedOn,
  }
}

/** A name as people read it: what differs in white space alone is one location. */
function toLocation(location = ''): string | null {
  return location.replaceAll(/\s+/gu, ' ').trim() || null
}

async function matchByNumber(db: Kysely<KernelTables>, given: GivenClient): Promise<MatchedClient | 'closed' | undefined> {
  const { client, now, endsAfterCareDays } = given
  const found = await findByNumber(db, client.number)
  if (!found) return undefined
  return isAfterCare(found.care_ended_on, endsAfterCareDays, now) ? 'closed' : { id: found.id, name: found.name, isNew: false }
}

/** The one client with a number; undefined when nobody has it, or more than one. */
export async function findByNumber(
  db: Kysely<KernelTables>,
  number: string | undefined,
): Promise<Pick<Selectable<ClientTable>, 'id' | 'name' | 'care_ended_on'> | undefined> {
  if (number === undefined) return undefined
  const found = await db.selectFrom('client').select(['id', 'name', 'care_ended_on']).where('number', '=', number).limit(2).execute()
  return found.length === 1 ? found[0] : undefined
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

/** Notes that these clients left care on a day. What was read of them is forgotten: who comes back is read, also when nothing else changed. */
export async function endCare(
  db: Kysely<KernelTables>,
  clientIds: readonly string[],
  end: { readonly day: string; readonly now: Date },
): Promise<void> {
  if (clientIds.length === 0) return
  const gone = sql<boolean>`any(${clientIds}::uuid[])`
  await db
    .updateTable('client')
    .set({ care_ended_on: end.day, updated_at: end.now })
    .where(sql<boolean>`id = ${gone}`)
    .execute()
  await db
    .deleteFrom('client_reading')
    .where(sql<boolean>`client_id = ${gone}`)
    .execute()
}
