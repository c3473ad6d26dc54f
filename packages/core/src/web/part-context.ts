import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { PartContext, PersonNearby, Scope, SentState } from '../define/part-context.ts'
import { listPeople } from '../access/list-recipients.ts'
import type { ComposedPart } from '../compose/composition.ts'
import { createRecordReader } from '../records/record-reader.ts'
import type { AskAccesses, ViewerIdentity } from '../store/store.ts'
import type { Kernel } from './kernel.ts'
import { toMay } from './part-access.ts'
import { listLocations } from './desk/list-locations.ts'
import { nameClients } from './desk/name-clients.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/** Who a viewer's transaction speaks for; at the desk, for the plugin of the part that is at work. */
export function toIdentity(visit: SignedInVisit | ClientVisit | DeskVisit, deskOf?: ComposedPart): ViewerIdentity {
  const identity = {
    accountId: visit.visitor.id,
    traceId: visit.traceId,
    now: visit.now,
    ...(visit.network === undefined ? {} : { network: visit.network }),
  }
  if ('desk' in visit) return deskOf === undefined ? identity : { ...identity, desk: deskOf.plugin }
  return 'client' in visit ? { ...identity, clientId: visit.client.id, accessId: visit.access.id, basis: visit.access.basis } : identity
}

/** The query parameters that are the part's: the message that an action left is the page's. */
export function toOwnQuery({ query }: SignedInVisit): Readonly<Record<string, string>> {
  const { done: _done, ...own } = query
  return own
}

/** What a part's functions are given, and nothing more than it declared. */
export function toPartContext(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  use: {
    readonly composed: ComposedPart
    readonly db: Kysely<unknown>
    readonly accesses: AskAccesses
    readonly concerns?: (clientId: string) => void
  },
): PartContext<Scope> {
  const { composed, db, concerns = () => {} } = use
  const context = {
    viewer: visit.viewer,
    organisation: kernel.composition.organisation,
    db,
    records: createRecordReader(db, composed.part.reads, composed.part.files),
    query: toOwnQuery(visit),
    may: toMay(kernel, visit, composed),
    now: visit.now,
  }
  if ('desk' in visit) return { ...context, concerns, nameClients: (ids) => nameClients(db, ids), listLocations: () => listLocations(db) }
  return 'client' in visit
    ? { ...context, client: visit.client, people: () => findPeople(kernel, visit, use), followSent: (ids) => followSent(db, ids) }
    : context
}

const SentStates = z.record(z.string(), z.enum(['waiting', 'sent', 'stuck']))

async function followSent(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, SentState>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ states: unknown }>`select source_message_states(${[...ids]}::uuid[]) as states`.execute(db)
  return new Map(Object.entries(SentStates.parse(rows[0]?.states)))
}

async function findPeople(
  { composition }: Kernel,
  visit: ClientVisit,
  { composed, accesses }: { readonly composed: ComposedPart; readonly accesses: AskAccesses },
): Promise<readonly PersonNearby[]> {
  if (!composed.part.people) throw new TypeError(`The part "${composed.id}" asks for people and does not declare \`people\`.`)
  const right = composed.readRight === undefined ? undefined : composition.rights.get(composed.readRight)
  if (composed.readRight !== undefined && right === undefined) return []
  return listPeople(await accesses(), { right, ends: composition.access, actor: visit.visitor.id, now: visit.now })
}
