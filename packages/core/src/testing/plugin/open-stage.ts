import { createId } from '../../store/ids.ts'
import type { ComposedPart } from '../../compose/composition.ts'
import type { Basis } from '../../define/viewer.ts'
import { WatchUnfinished } from '../../flows/watch/watch-refused.ts'
import { createMemorySource } from '../memory-source.ts'
import { createTestPortal, type TestPortal } from '../create-test-portal.ts'
import type { TestBrowser } from '../test-browser.ts'
import type { PluginUnderTest } from './plugin-under-test.ts'
import { toDeskSets } from './desk-sets.ts'
import { toSampleFile } from './sample-file.ts'
import { watchPlugin, type Seen } from './watch-plugin.ts'

/** The clients of a stage, each with a word that stands in its data and nowhere else. Letters only, so that any schema of text takes it. */
export const CLIENTS = {
  one: { number: '100', name: 'Mevrouw Een', word: 'Kraanvogelkwartet' },
  two: { number: '200', name: 'De heer Twee', word: 'Wilgenroosjesdijk' },
  left: { number: '300', name: 'Mevrouw Drie', word: 'Zandoogjesvlakte' },
  empty: { number: '400', name: 'De heer Vier', word: 'Rietgorzenhoek' },
} as const

/** A client of a stage. */
export type StageClient = keyof typeof CLIENTS

/** Someone on a stage, with the client they have (or had) access to. */
export type Person = TestBrowser & { readonly clientId: string }

/** A portal with one plugin in it, four clients, and people who come to look. */
export interface Stage {
  readonly portal: TestPortal
  readonly subject: PluginUnderTest
  readonly seen: Seen
  /** The plugin's parts that can be opened: about a client, or about the account. */
  readonly parts: readonly ComposedPart[]
  /** Every right of the plugin. */
  readonly rights: readonly string[]
  readonly clientId: (client: StageClient) => string
  /** A person with access to a client, to everything unless said otherwise. */
  readonly person: (client: StageClient, access?: PersonAccess) => Promise<Person>
}

/** What differs from full access of the client's own. */
export interface PersonAccess {
  readonly rights?: readonly string[]
  readonly basis?: Basis
  readonly from?: string
  readonly until?: string
  readonly portalAdmin?: boolean
}

/** Runs a check on a fresh stage and takes the stage away. */
export async function onStage(subject: PluginUnderTest, check: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(subject)
  try {
    await check(stage)
  } finally {
    await stage.portal.close()
  }
}

/** Opens a portal with the plugin, and gives every client but the last a record. Throws what keeps the portal from starting. */
export async function openStage(subject: PluginUnderTest): Promise<Stage> {
  const { plugin, seen } = watchPlugin(subject.plugin)
  const memory = createMemorySource(listTypes(subject))
  memory.steps = [...Object.values(CLIENTS).map((client) => toStep(subject, client)), { completeSnapshot: true }]
  const portal = await createTestPortal(
    { plugins: [plugin], sources: [memory.source], desk: toDeskSets(plugin) },
    subject.databaseUrl === undefined ? {} : { databaseUrl: subject.databaseUrl },
  )
  await portal.sync()
  // Not said by the source: of a client who left long ago a sync keeps nothing, and then there would be nothing to hide.
  await portal.store
    .system()
    .updateTable('client')
    .set({ care_ended_on: '2026-10-01' })
    .where('source_id', '=', CLIENTS.left.number)
    .execute()
  await letWatch(portal)
  const ids = await readClientIds(portal)
  const rights = [...portal.composition.rights.keys()].filter((right) => right.startsWith(`${plugin.id}.`) && !isOfDesk(plugin, right))
  // A part that names people has somebody to name: without company a form could be addressed to nobody.
  if (plugin.parts.some(({ people }) => people)) {
    for (const { number } of [CLIENTS.one, CLIENTS.two]) await portal.viewer({ clientNumber: number, rights })
  }
  return {
    portal,
    subject,
    seen,
    parts: [...portal.composition.parts.values()].filter(({ plugin: owner, part }) => owner === plugin.id && part.scope !== 'organisation'),
    rights,
    clientId: (client) => ids.get(CLIENTS[client].number) ?? createId(),
    person: (client, access = {}) =>
      portal.viewer({ clientNumber: CLIENTS[client].number, ...access, rights: [...(access.rights ?? rights)] }),
  }
}

/** So that the desk has something to list. What fails is the matter of a rule of its own. */
async function letWatch(portal: TestPortal): Promise<void> {
  try {
    await portal.watch()
  } catch (error) {
    if (!(error instanceof WatchUnfinished)) throw error
  }
}

/** Every record type that the parts read or wait for, and that there is a sample of, once. */
function listTypes({ plugin, records }: PluginUnderTest) {
  const types = [
    ...plugin.parts.flatMap(({ reads, applies }) => [...reads, ...applies]),
    ...(records?.(CLIENTS.one.word) ?? []).map(({ type }) => type),
  ]
  return [...new Map(types.map((type) => [type.name, type])).values()]
}

function toStep({ plugin, records }: PluginUnderTest, client: (typeof CLIENTS)[StageClient]) {
  const samples = client === CLIENTS.empty ? [] : (records?.(client.word) ?? [])
  return {
    client: { sourceId: client.number, number: client.number, name: client.name },
    records: samples.map(({ type, data, recordedAt = '2026-11-20T09:00:00+01:00' }, index) => ({
      type,
      id: `${client.number}/${index}`,
      data,
      recordedAt,
      place: { file: `sample ${index + 1}` },
      ...toSampleFile(plugin, type, client.word),
    })),
  }
}

/** A right of staff at the desk; nobody around a client holds one. */
function isOfDesk({ id, parts }: PluginUnderTest['plugin'], right: string): boolean {
  return parts.some((part) => part.scope === 'organisation' && right.startsWith(`${id}.${part.id}:`))
}

async function readClientIds(portal: TestPortal): Promise<ReadonlyMap<string, string>> {
  const rows = await portal.store.system().selectFrom('client').select(['id', 'source_id']).execute()
  return new Map(rows.map(({ id, source_id: number }) => [number, id]))
}
