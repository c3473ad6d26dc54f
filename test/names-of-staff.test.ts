import { InvoluntaryCareMeasure, NewsItem, Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './attacks/attacked-portal.ts'
import { everything, toPartId, TYPES } from './organisations/everything.ts'
import { toFullRecord } from './organisations/full-record.ts'
import { toTestCookie } from '../packages/core/src/testing/test-authenticator.ts'

const STAFF = 'Roos Kanarie'
const LAWFUL = 'Sara Leeuwerik'
const RESPONSIBLE = 'Bram Wulp'
const OWN = 'Piet Merel'
const NAMED = TYPES.filter(({ staffNames, freeText }) => staffNames.length + freeText.length > 0)
const WITH_OWN_SIDE = TYPES.filter(({ ownNames }) => ownNames.length > 0 && ownNames.join() !== 'members.*.name')

type Viewer = TestBrowser & { readonly clientId: string }

interface Named {
  readonly portal: TestPortal
  readonly viewer: Viewer
  readonly replacedNames: number
}

/** A portal in which one client has a record of every type, with a name of staff wherever the type can hold one. */
async function openNamed(staffNames: 'role' | 'show', databaseUrl: string | undefined): Promise<Named> {
  const memory = createMemorySource(TYPES)
  const portal = await createTestPortal(
    {
      plugins: [dossier(), everything()],
      sources: [memory.source],
      records: Object.fromEntries(TYPES.map(({ name }) => [name, { staffNames }])),
    },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  const records = TYPES.map((type) => ({
    type,
    id: type.name,
    place: { file: 'memory' },
    data: toFullRecord(type, { staff: STAFF, lawful: LAWFUL, own: OWN }),
  }))
  const place = { file: 'memory' }
  const responsible = { name: RESPONSIBLE, role: 'zorgverantwoordelijke' }
  // Nothing but this field says that somebody of this name works here.
  records.push(
    { type: InvoluntaryCareMeasure, id: 'w', place, data: { code: {}, label: 'Hek', responsible, performer: { name: RESPONSIBLE } } },
    { type: Report, id: 'r', place, data: { reportedAt: '2026-11-01T10:00:00+01:00', text: `${RESPONSIBLE} belde.` } },
  )
  memory.steps = [
    {
      staff: [
        { name: STAFF, role: 'begeleider' },
        { name: LAWFUL, role: 'arts' },
      ],
    },
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: records.filter(({ type }) => type !== NewsItem) },
    { organisation: true, records: records.filter(({ type }) => type === NewsItem) },
  ]
  const result = (await portal.sync()).get('memory')
  if (result?.outcome !== 'done' || result.report.rejected > 0) throw new Error(`The sync ended: ${JSON.stringify(result)}`)
  await portal.start()
  return { portal, viewer: await portal.viewer({ clientNumber: '100', portalAdmin: true }), replacedNames: result.report.replacedNames }
}

function listPaths({ portal, viewer }: Named): readonly string[] {
  const parts = [...portal.composition.parts.values()].filter(({ plugin, part }) => plugin !== 'core' && part.scope === 'client')
  const client = `/client/${viewer.clientId}`
  return [client, ...parts.map(({ id }) => `${client}/${id.replace('.', '/')}`)]
}

const listWith = async (named: Named, read: (path: string) => Promise<{ readonly text: string }>, word = 'Kanarie') => {
  const found: string[] = []
  for (const path of listPaths(named)) if ((await read(path)).text.includes(word)) found.push(path)
  return found
}

async function listTablesWith({ store }: TestPortal, word: string): Promise<readonly string[]> {
  const db = store.system()
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = ${store.schema} and table_type = 'BASE TABLE'`.execute(
    db,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const table = sql.table(`${store.schema}.${name}`)
    const hit = await sql`select 1 from ${table} as t where t::text ilike ${`%${word}%`} limit 1`.execute(db)
    if (hit.rows.length > 0) found.push(name)
  }
  return found
}

async function takeDownload({ portal, viewer }: Named): Promise<string> {
  const page = `/client/${viewer.clientId}/core/download`
  await viewer.post(`${page}/start`, {})
  await portal.runJobs(0)
  const { data } = (await viewer.json(page)).json() as { readonly data: { readonly newest: { readonly id: string } } }
  const { origin } = portal.composition
  const answer = await portal.fetch(
    new Request(`${origin}/client/${viewer.clientId}/download/${data.newest.id}`, {
      method: 'POST',
      headers: { origin, 'sec-fetch-site': 'same-origin', cookie: toTestCookie(viewer.accountId ?? '') },
      body: new URLSearchParams(),
    }),
  )
  return Object.values(unzipSync(new Uint8Array(await answer.arrayBuffer())))
    .map((bytes) => Buffer.from(bytes).toString('utf8'))
    .join('\n')
}

async function countHits({ viewer }: Named, word = 'kanarie'): Promise<number> {
  const { text } = await viewer.json(`/client/${viewer.clientId}/core/search?q=${word}`)
  const { data } = JSON.parse(text) as { readonly data: { readonly hits: readonly unknown[] } }
  return data.hits.length
}

describe.each(databases)('where names of staff give way to roles, on $name', ({ url }) => {
  let named: Named
  beforeAll(async () => {
    named = await openNamed('role', url)
  })
  afterAll(() => named.portal.close())

  test('none stands on any page, nor in its data', async () => {
    expect(await listWith(named, (path) => named.viewer.get(path))).toEqual([])
    expect(await listWith(named, (path) => named.viewer.json(path))).toEqual([])
  })

  test('none is in what is saved of the whole dossier', async () => {
    const saved = await takeDownload(named)
    expect(saved).toContain('begeleider')
    expect(saved).not.toContain('Kanarie')
  })

  test('none is in any table but the list by which they are known, so that nothing that reads the copy can find one', async () => {
    // As it is written, and as an index of words keeps it.
    expect(await listTablesWith(named.portal, 'kanari')).toEqual(['staff_name'])
  })

  test('none is found by searching for it', async () => {
    expect(await countHits(named)).toBe(0)
  })

  test('whom the law says that the client must be told is named in that one field, and nowhere else', async () => {
    const { viewer } = named
    const page = `/client/${viewer.clientId}/bare/involuntary-care-measure`
    expect(await listWith(named, (path) => viewer.json(path), 'Leeuwerik')).toEqual([page])
    expect(await listWith(named, (path) => viewer.json(path), 'Wulp')).toEqual([page])
    const { data } = JSON.parse((await viewer.json(page)).text) as { readonly data: readonly object[] }
    expect(data).toHaveLength(2)
    expect(data).toContainEqual(expect.objectContaining({ responsible: expect.objectContaining({ name: LAWFUL }) as object }))
    expect(data).toContainEqual(
      expect.objectContaining({ responsible: { name: RESPONSIBLE, role: 'zorgverantwoordelijke' }, performer: {} }),
    )
    for (const name of [LAWFUL, RESPONSIBLE]) expect(JSON.stringify(data).split(name)).toHaveLength(2)
    expect(await listTablesWith(named.portal, 'leeuwerik')).toEqual(['record', 'staff_name'])
    const saved = await takeDownload(named)
    // In the page and in its data.
    for (const name of [LAWFUL, RESPONSIBLE]) expect(saved.split(name)).toHaveLength(3)
    expect(saved).toContain('zorgverantwoordelijke belde.')
  })

  test('and is not found by searching for it, also by a part that would search all', async () => {
    const { store } = named.portal
    const { rows } = await store.execute(
      `select 1 from "${store.schema}".record where words::text ilike '%leeuwerik%' or words::text ilike '%wulp%'`,
    )
    expect(rows).toEqual([])
    expect(await countHits(named, 'leeuwerik')).toBe(0)
    expect(await countHits(named, 'wulp')).toBe(0)
  })

  test.each(WITH_OWN_SIDE.map(({ name }) => name))('who is of the client’s own side in a %s is named as ever', async (name) => {
    const { text } = await named.viewer.json(`/client/${named.viewer.clientId}/bare/${toPartId({ name })}`)
    expect(text).toContain(OWN)
  })

  test('the report of the sync counts at least one for every place', () => {
    const places = NAMED.reduce((sum, { staffNames, freeText }) => sum + staffNames.length + freeText.length, 0)
    expect(named.replacedNames).toBeGreaterThanOrEqual(places)
  })
})

describe.each(databases)('where names of staff are shown, on $name', ({ url }) => {
  let named: Named
  beforeAll(async () => {
    named = await openNamed('show', url)
  })
  afterAll(() => named.portal.close())

  test.each(NAMED.map(({ name }) => name))('a %s shows them: what the tests above do not find was there', async (name) => {
    const { text } = await named.viewer.json(`/client/${named.viewer.clientId}/bare/${toPartId({ name })}`)
    expect(text).toContain(STAFF)
  })

  test('they are found by searching for them', async () => {
    expect(await countHits(named)).toBeGreaterThan(0)
  })

  test('they are in what is saved of the whole dossier', async () => {
    expect(await takeDownload(named)).toContain(STAFF)
  })
})
