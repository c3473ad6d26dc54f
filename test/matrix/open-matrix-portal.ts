import { join } from 'node:path'
import type { Assurance, Authenticator, RecordType, SourceFile, SyncStep } from '@voordeur/core'
import { CarePeriod, Document } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestConfig, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import { sql } from 'kysely'
import { toSampleRecords } from '../../packages/plugin-dossier/src/testing/sample-records.ts'
import { Deed, PANEL_PARTS, probe, Vault } from './probe-plugin.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/laurens')
const TYPES: readonly RecordType[] = [...new Set<RecordType>(dossier().parts.flatMap(({ reads }) => reads)), Deed, Vault]

/** The clients of the matrix: one who is looked at, one of other people, and one for every way in which a client's portal closes. */
export const CLIENTS = {
  mine: {},
  other: {},
  ended: {},
  deceased: {},
  thirteen: { bornOn: '2013-06-01' },
  sixteen: { bornOn: '2010-06-01' },
  ageless: {},
  erased: {},
} as const satisfies Readonly<Record<string, { readonly bornOn?: string }>>

/** One of the clients. */
export type ClientName = keyof typeof CLIENTS

/** A word that stands beside every canary in a record: who looks for it finds every one that they may read. */
export const FOUND_WORD = 'vindplaats'

/** A word that stands in one place of one client, and that nobody may find anywhere else. */
export function toCanary(client: string, place: string): string {
  return `K-${client}-${place}-Z`
}

/** Every such word in a text. */
export function findCanaries(text: string): ReadonlySet<string> {
  return new Set(text.match(/K-\w+-[\w.]+-Z/g))
}

/** The portal of the Laurens example with a plugin that has a part of every kind, and clients full of canaries. */
export interface MatrixPortal {
  readonly portal: TestPortal
  readonly clientIds: Readonly<Record<ClientName, string>>
}

/** Opens it; the clients are all in care, and close later. */
export async function openMatrixPortal(databaseUrl: string | undefined): Promise<MatrixPortal> {
  const memory = createMemorySource(TYPES)
  memory.steps = [...Object.keys(CLIENTS).map((name) => toStep(name)), { completeSnapshot: true }]
  const portal = await createTestPortal(await readConfig(memory.source), {
    directory: EXAMPLE,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  const result = (await portal.sync()).get('memory')
  if (result?.outcome !== 'done' || result.report.rejected > 0) throw new Error(`The sync ended: ${JSON.stringify(result)}`)
  await expectEveryType(portal)
  const clientIds = await readClientIds(portal)
  for (const [name, id] of Object.entries(clientIds)) await fillTables(portal, name, id)
  return { portal, clientIds }
}

// A type of which nothing stands would leak unseen.
async function expectEveryType({ store }: TestPortal): Promise<void> {
  const rows = await store.system().selectFrom('record').select('type').distinct().execute()
  const missing = TYPES.filter((type) => type !== Deed).filter(({ name }) => !rows.some(({ type }) => type === name))
  if (missing.length > 0) throw new Error(`No record of ${missing.map(({ name }) => name).join(', ')} tells by its word where it stands.`)
}

function toStep(name: string): SyncStep {
  const place = { file: 'memory' }
  const records = TYPES.flatMap((type) => {
    const text = `${toCanary(name, type.name)} ${FOUND_WORD}`
    const samples = [
      ...(type === CarePeriod ? [{ type: type.name, data: { period: { start: '2024-11-04' }, location: text } }] : []),
      ...(type === Vault ? [{ type: type.name, data: { text } }] : []),
      ...toSampleRecords(text).filter((sample) => sample.type === type.name),
    ]
    const more = type === Document ? { file: toFile(name) } : {}
    return samples.map(({ data }, index) => ({ type, id: `${name}-${type.name}-${index}`, place, data, ...more }))
  })
  const { bornOn } = CLIENTS[name as ClientName] as { readonly bornOn?: string }
  const client = { sourceId: name, number: name, name: toCanary(name, 'name'), ...(bornOn === undefined ? {} : { bornOn }) }
  return { client, records, complete: TYPES }
}

function toFile(name: string): SourceFile {
  const bytes = Buffer.from(`%PDF-1.7\n${toCanary(name, 'file')}\n%%EOF\n`)
  return { mime: 'application/pdf', digest: name, read: async () => bytes }
}

async function readClientIds({ store }: TestPortal): Promise<MatrixPortal['clientIds']> {
  const rows = await store.system().selectFrom('client').select(['id', 'source_id']).execute()
  return Object.fromEntries(rows.map(({ id, source_id: name }) => [name, id])) as MatrixPortal['clientIds']
}

/** A row for every part of the plugin, two of them on the board of who is looked at and three on every other; and a photo. */
async function fillTables({ store }: TestPortal, name: string, clientId: string): Promise<void> {
  const parts = ['board', 'letters', 'papers', 'law', 'safe', 'deeds', 'open', 'loose', 'desk']
  const more = name === 'mine' ? ['board'] : ['board', 'board']
  for (const part of [...parts, ...more])
    await sql`insert into probe_row values (gen_random_uuid(), ${clientId}, ${part}, ${toCanary(name, `probe.${part}`)})`.execute(
      store.system(),
    )
  const bytes = Buffer.from(toCanary(name, 'photo'))
  await store
    .system()
    .insertInto('client_photo')
    .values({ client_id: clientId, mime: 'image/jpeg', digest: `digest-${name}`, source_digest: `source-${name}`, bytes })
    .execute()
}

// What people write to each other is tried by the contracts of those plugins, which know what to send.
const isOfDossier = (id: string) => id.startsWith('dossier.')

async function readConfig(source: ReturnType<typeof createMemorySource>['source']): Promise<TestConfig> {
  const module: unknown = await import(join(EXAMPLE, 'portal.config.ts'))
  const { config } = (
    module as { default: { config: TestConfig & Required<Pick<TestConfig, 'auth' | 'plugins' | 'panels' | 'permissionSets'>> } }
  ).default
  const panel = {
    id: 'proef',
    title: 'Proef',
    colour: 'blue' as const,
    icon: 'lock',
    parts: PANEL_PARTS,
    summary: ['probe.board', 'probe.safe'] as const,
  }
  return {
    ...config,
    tour: true,
    auth: withOpenDoor(config.auth),
    sources: [source],
    plugins: [...config.plugins.filter(({ id }) => id === 'dossier'), probe()],
    panels: [
      ...config.panels.map((own) => ({ ...own, parts: own.parts.filter(isOfDossier), summary: (own.summary ?? []).filter(isOfDossier) })),
      panel,
    ],
    permissionSets: Object.fromEntries(
      Object.entries(config.permissionSets).map(([id, set]) => [id, { ...set, rights: set.rights.filter(isOfDossier) }]),
    ),
    desk: {
      sets: {
        alles: { title: 'Alles', rights: ['probe.desk:read', 'probe.desk:answer', 'probe.finder:read'] },
        lezen: { title: 'Lezen', rights: ['probe.desk:read'] },
      },
    },
    acceptedRisks: config.acceptedRisks ?? [],
  }
}

/** The example's own way of signing in, with all its pages, which takes whoever the cookie names for signed in. */
function withOpenDoor(real: Authenticator): Authenticator {
  return {
    ...real,
    maxAssurance: 'eidas-high',
    open: async (ports) => ({
      ...(await real.open(ports)),
      keepAlive: async () => {},
      sessionQuery: ({ headers }) => {
        const [, account, assurance] = /who=([0-9a-f-]{36})\.([a-z-]+)/.exec(headers.get('cookie') ?? '') ?? []
        if (account === undefined) return undefined
        return sql`select ${account}::uuid as account_id, ${account} as session_id, ${assurance} as assurance, false as stale`
      },
    }),
  }
}

/** The cookie with which a request is one of this account. */
export function toCookie(accountId: string, assurance: Assurance = 'mfa'): string {
  return `who=${accountId}.${assurance}`
}
