import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientOf, lookAtAll, openHouse, reportOf, type WatchHouse } from '../watch/watch.fixture.ts'
import { createDeskFindings } from './desk-findings.ts'
import { createWork, listDeeds } from './desk.fixture.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('findings at the desk, on $name', ({ options }) => {
  let house: WatchHouse
  const list = (after?: string, plugin = 'wzd') => createDeskFindings(createWork(house.portal), plugin).list(after)
  const reports = (count: number) => Array.from({ length: count }, (_, index) => reportOf(`100/m${index}`))
  const idsOf = async () => (await list()).findings.map(({ sourceId }) => sourceId)
  const restore = () => house.portal.store.system().updateTable('client').set({ deceased_on: null, care_ended_on: null }).execute()

  beforeAll(async () => {
    house = await openHouse(options)
    house.looks.wzd = lookAtAll
    house.looks.other = (records) => ({ notices: [], findings: records.map(({ id }) => ({ record: id, kind: 'late', fields: ['topic'] })) })
    await house.deliver(clientOf('100', reports(3)))
    await house.portal.watch()
  })
  afterAll(() => house.close())

  test('are those of the plugin that asks, in the words of the source, and nothing of the record', async () => {
    const { findings, total, after } = await list()
    expect([total, after]).toEqual([3, undefined])
    expect(findings[0]).toEqual({
      sourceId: expect.stringMatching(/^100\/m\d$/),
      source: 'memory',
      kind: 'incomplete',
      fields: ['author'],
      since: '2026-11-22T11:00:00.000Z',
    })
    expect(new Set((await list(undefined, 'other')).findings.map(({ kind }) => kind))).toEqual(new Set(['late']))
    expect(await list(undefined, 'dossier')).toEqual({ findings: [], total: 0 })
    expect(JSON.stringify(findings)).not.toContain('Geheim')
  })

  test('are listed in the access log by how many, and by nothing else', async () => {
    const before = (await listDeeds(house.portal, 'desk.findings-listed')).length
    await list()
    const deeds = await listDeeds(house.portal, 'desk.findings-listed')
    expect(deeds).toHaveLength(before + 1)
    expect(deeds.at(-1)).toMatchObject({ client_id: null, outcome: 'success', detail: { by: 'Fatima Bakker', plugin: 'wzd', listed: 3 } })
    expect(Object.keys(deeds.at(-1)?.detail ?? {}).toSorted()).toEqual(['by', 'listed', 'plugin'])
  })

  test('are counted for a menu without a line in the access log, of the plugin that asks', async () => {
    const before = (await listDeeds(house.portal, 'desk.findings-listed')).length
    const count = (plugin: string) => createDeskFindings(createWork(house.portal), plugin).count()
    expect([await count('wzd'), await count('dossier')]).toEqual([3, 0])
    expect(await listDeeds(house.portal, 'desk.findings-listed')).toHaveLength(before)
  })

  test('stand on the part of the desk of their plugin only', async () => {
    const staff = await house.portal.staff(['wzd'])
    const loaded = async (plugin: string) => (await staff.json(`/beheer/${plugin}/desk`)).text
    expect(await loaded('wzd')).toContain('"incomplete"')
    expect(await loaded('wzd')).not.toContain('"late"')
    expect(await loaded('other')).toContain('"late"')
    expect(await loaded('other')).not.toContain('"incomplete"')
  })

  test.each([
    ['a client who died', { deceased_on: '2026-11-22' }],
    ['a client whose portal is closed', { care_ended_on: '2026-11-01' }],
  ])('of %s are not listed, also before the next watch', async (_name, values) => {
    await house.portal.store.system().updateTable('client').set(values).execute()
    expect(await list()).toEqual({ findings: [], total: 0 })
    await restore()
    expect((await list()).total).toBe(3)
  })

  test('of a record that was hidden or removed are not listed, also before the next watch', async () => {
    const [first] = await idsOf()
    const turn = (hidden: Date | null) =>
      house.portal.store
        .system()
        .updateTable('record')
        .set({ hidden_at: hidden })
        .where('source_id', '=', first ?? '')
        .execute()
    await turn(house.portal.clock.now())
    expect(await idsOf()).not.toContain(first)
    await turn(null)
    await house.deliver(clientOf('100', reports(2)))
    expect((await idsOf()).toSorted()).toEqual(['100/m0', '100/m1'])
  })

  test('come fifty a page, the oldest first; what is found meanwhile comes after, and what was solved leaves no gap', async () => {
    await house.deliver(clientOf('100', reports(70)))
    await house.portal.watch()
    const first = await list()
    expect([first.findings.length, first.total]).toEqual([50, 70])
    const second = await list(first.after)
    expect([second.findings.length, second.after]).toEqual([20, undefined])
    const seen = [...first.findings, ...second.findings].map(({ sourceId }) => sourceId)
    expect(new Set(seen).size).toBe(70)
    expect(seen.slice(0, 3).toSorted()).toEqual(['100/m0', '100/m1', '100/m2'])
    const solved = seen[49]
    house.looks.wzd = (records, today) =>
      lookAtAll(
        records.filter(({ data }) => !data.text.endsWith(` ${solved}`)),
        today,
      )
    await house.deliver(clientOf('100', reports(72)))
    await house.portal.watch()
    const again = await list(first.after)
    expect(again.findings.slice(0, 20).map(({ sourceId }) => sourceId)).toEqual(seen.slice(50))
    expect(
      again.findings
        .slice(20)
        .map(({ sourceId }) => sourceId)
        .toSorted(),
    ).toEqual(['100/m70', '100/m71'])
    for (const made of ['x', "'; --", crypto.randomUUID().toUpperCase()]) expect(await list(made)).toEqual({ findings: [], total: 0 })
  })
})
