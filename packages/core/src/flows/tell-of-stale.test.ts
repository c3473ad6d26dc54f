import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Report } from '../care/report.ts'
import { defineDeskPart } from '../define/desk-part.ts'
import { definePlugin } from '../define/plugin.ts'
import { createMemorySource, createTestPortal, type TestPortal } from '../testing/index.ts'
import { createWork, listMails } from './desk/desk.fixture.ts'
import { tellOfStale } from './tell-of-stale.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

const words = { 'sources.title': 'Bronnen', 'other.title': 'Iets anders' }
const toPart = <Id extends 'sources' | 'other'>(id: Id) =>
  defineDeskPart({
    id,
    title: `${id}.title`,
    icon: 'refresh-cw',
    rights: { read: {} },
    ports: id === 'sources' ? ['syncs'] : ['clients', 'syncs'],
    load: async () => ({}),
    view: () => id,
  })
const watching = definePlugin({ id: 'kijk', api: 1, messages: { nl: words, en: words }, parts: () => [toPart('sources'), toPart('other')] })

describe.each(databases)('a source that is read no more, on $name', ({ options }) => {
  let portal: TestPortal
  const memory = createMemorySource([Report])
  const client = { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }

  const tell = () =>
    tellOfStale({
      store: portal.store,
      composition: portal.composition,
      outbox: createWork(portal).outbox,
      origin: 'https://portaal.test',
      now: portal.clock.now,
    })
  const recipients = async () => (await listMails(portal)).map(({ recipient }) => recipient)

  beforeEach(async () => {
    memory.steps = [client, { completeSnapshot: true }]
    memory.failure = undefined
    portal = await createTestPortal(
      {
        sources: [memory.source],
        plugins: [watching()],
        desk: {
          sets: {
            beheer: { title: 'Beheer', rights: ['kijk.sources:read'] },
            anders: { title: 'Anders', rights: ['kijk.other:read'] },
          },
        },
      },
      options,
    )
    await portal.sync()
  })
  afterEach(() => portal.close())

  test('is told once to staff who watch the sources, until it was read again', async () => {
    await portal.staff(['beheer'])
    await portal.staff(['anders'])
    const gone = await portal.staff(['beheer'])
    const email = (await portal.deskStaff.list()).find(({ accountId }) => accountId === gone.accountId)?.email ?? ''
    await portal.deskStaff.remove(email, { by: 'test' })
    portal.clock.advance('8h')
    expect(await tell()).toEqual([])
    memory.failure = new Error('niet te bereiken')
    portal.clock.advance('1h')
    await portal.sync()
    expect(await tell()).toEqual([memory.source.id])
    expect(await tell()).toEqual([])
    expect(await recipients()).toEqual(['medewerker-1@voorbeeld.nl'])
    memory.failure = undefined
    await portal.sync()
    portal.clock.advance('9h')
    expect(await tell()).toEqual([memory.source.id])
    expect(await recipients()).toHaveLength(2)
    expect((await portal.entries()).filter(({ event }) => event === 'sync.stale')).toHaveLength(2)
  })

  test('is looked at every hour', async () => {
    await portal.staff(['beheer'])
    memory.failure = new Error('niet te bereiken')
    portal.clock.advance('9h')
    await portal.start()
    await portal.runJobs(3660)
    expect(portal.sent.map(({ recipient }) => recipient)).toContain('medewerker-1@voorbeeld.nl')
  })

  test('stands on the first page of the desk, for who may look at the sources', async () => {
    const [watcher, other] = [await portal.staff(['beheer']), await portal.staff(['anders'])]
    expect((await watcher.get('/beheer')).text).not.toContain('te lang niet bijgewerkt')
    portal.clock.advance('13h')
    const page = await watcher.get('/beheer')
    expect(page.text).toContain(`De bron ${memory.source.id} is te lang niet bijgewerkt.`)
    expect(page.text).toContain('href="/beheer/kijk/sources"')
    expect((await other.get('/beheer')).text).not.toContain('te lang niet bijgewerkt')
  })
})
