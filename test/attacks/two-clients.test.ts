import { definePart, definePlugin } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databases, report } from './attacked-portal.ts'

const ORIGIN = 'https://portaal.test'

// A careless notice board: no `where` when it reads, and its id is all it knows when it removes.
const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.post' } },
  reads: [Report],
  load: async ({ db, records }) => ({
    posts: (await sql<{ id: string; text: string }>`select id, text from tabs_post order by text`.execute(db)).rows,
    reports: (await records.all(Report)).map(({ data }) => data.text),
  }),
  view: ({ posts, reports }) => [...posts.map(({ text }) => text), ...reports].join(' '),
  summary: { load: async ({ records }) => (await records.all(Report)).map(({ data }) => data.text), view: (texts) => texts.join(' ') },
  actions: {
    post: {
      right: 'post',
      input: z.strictObject({ text: z.string() }),
      run: async ({ db, client }, { text }) => {
        await sql`insert into tabs_post (id, client_id, text) values (${crypto.randomUUID()}, ${client.id}, ${text})`.execute(db)
        return { message: 'board.post' }
      },
    },
    remove: {
      right: 'post',
      input: z.strictObject({ id: z.string() }),
      run: async ({ db }, { id }) => {
        await sql`delete from tabs_post where id = ${id}::uuid`.execute(db)
        return undefined
      },
    },
  },
})
const words = { 'board.title': 'Prikbord', 'board.post': 'Geplaatst' }
const plugin = definePlugin({
  id: 'tabs',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001': {
        up: async (db) =>
          void (await sql`create table tabs_post (id uuid primary key, client_id uuid not null, text text not null)`.execute(db)),
      },
    },
    rows: { post: 'client' },
    personalData: { post: 'A text of the test.' },
  },
  parts: () => [board],
})

describe.each(databases)('one person with two clients, on $name', ({ url }) => {
  let portal: TestPortal
  let person: TestBrowser
  const clients: { alblas: string; bos: string } = { alblas: '', bos: '' }
  const email = 'ria@voorbeeld.nl'

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [report('1', 'VERSLAG ALBLAS')], complete: [Report] },
      { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [report('2', 'VERSLAG BOS')], complete: [Report] },
      { client: { sourceId: 'c', number: '300', name: 'Mevrouw Cramer' }, records: [], complete: [Report] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] }, url === undefined ? {} : { databaseUrl: url })
    await portal.sync()
    const first = await portal.viewer({ clientNumber: '100', email })
    const second = await portal.viewer({ clientNumber: '200', email })
    person = first
    Object.assign(clients, { alblas: first.clientId, bos: second.clientId })
  })
  afterAll(() => portal.close())

  const page = (client: 'alblas' | 'bos', place = '/tabs/board') => `/client/${clients[client]}${place}`
  const entries = async () => (await portal.entries()).map(({ event, clientId }) => ({ event, clientId }))

  test('two tabs stay apart, whatever is asked in between and at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all([
        person.get(page('alblas')),
        person.get(page('bos', '')),
        person.get(page('bos')),
        person.get(page('alblas', '')),
        person.json(page('alblas')),
        person.json(page('bos')),
      ])
      const texts = answers.map(({ text }) => text)
      for (const index of [0, 3, 4]) expect(texts[index]).toContain('VERSLAG ALBLAS')
      for (const index of [0, 3, 4]) expect(texts[index]).not.toContain('VERSLAG BOS')
      for (const index of [1, 2, 5]) expect(texts[index]).toContain('VERSLAG BOS')
      for (const index of [1, 2, 5]) expect(texts[index]).not.toContain('VERSLAG ALBLAS')
    }
  })

  test('what is posted in one tab belongs to the client of that tab, also when the other one was opened last', async () => {
    await person.get(page('alblas'))
    await person.get(page('bos'), { referer: ORIGIN + page('alblas', '') })
    const posted = await Promise.all([
      person.post(page('alblas', '/tabs/board/post'), { text: 'VOOR ALBLAS' }, { referer: ORIGIN + page('bos') }),
      person.post(page('bos', '/tabs/board/post'), { text: 'VOOR BOS' }),
    ])
    expect(posted.map(({ headers }) => headers.get('location')?.split('?')[0])).toEqual([page('alblas'), page('bos')])
    expect((await person.get(page('alblas'))).text).toMatch(/VOOR ALBLAS(?!.*VOOR BOS)/s)
    expect((await person.get(page('bos'))).text).toMatch(/VOOR BOS(?!.*VOOR ALBLAS)/s)
  })

  test('a form in one tab never touches what belongs to the other, though both are theirs', async () => {
    await person.post(page('bos', '/tabs/board/post'), { text: 'BLIJFT STAAN' })
    const { rows } = await sql<{ id: string }>`select id from tabs_post where text = 'BLIJFT STAAN'`.execute(portal.store.system())
    await person.post(page('alblas', '/tabs/board/remove'), { id: rows[0]?.id ?? '' })
    expect((await person.get(page('bos'))).text).toContain('BLIJFT STAAN')
    await person.post(page('bos', '/tabs/board/remove'), { id: rows[0]?.id ?? '' })
    expect((await person.get(page('bos'))).text).not.toContain('BLIJFT STAAN')
  })

  test('switching keeps nothing: no cookie, and a page without a client knows of none', async () => {
    const before = await portal.store.system().selectFrom('account').selectAll().where('email', '=', email).execute()
    for (const client of ['alblas', 'bos'] as const) expect((await person.get(page(client, ''))).headers.get('set-cookie')).toBeNull()
    const neutral = await person.get('/mijn/core/profile')
    expect(neutral.text).not.toMatch(/client-chip|aria-current="true"/)
    expect((await person.get('/')).text).toMatch(/Kies een cliënt/)
    expect(await portal.store.system().selectFrom('account').selectAll().where('email', '=', email).execute()).toEqual(before)
  })

  test('the switch names the clients that are open and no others, and marks the one of the page', async () => {
    const third = await portal.viewer({ clientNumber: '300', email })
    const list = async () => /<details class="switch"[^>]*>.*?<\/details>/s.exec((await person.get(page('bos'))).text)?.[0] ?? ''
    expect(await list()).toContain('Mevrouw Cramer')
    expect(await list()).toMatch(new RegExp(`href="${page('bos', '')}" aria-current="true"`))
    const close = (values: object) =>
      portal.store.system().updateTable('access').set(values).where('client_id', '=', third.clientId).execute()
    for (const [column, value] of [
      ['blocked_at', new Date(0)],
      ['valid_until', new Date(1)],
      ['revoked_at', new Date(0)],
    ] as const) {
      await close({ [column]: value })
      expect(await list()).toContain('Mevrouw Alblas')
      expect(await list()).not.toContain('Cramer')
      await close({ [column]: null })
    }
    await close({ revoked_at: new Date(0) })
    await portal.store
      .system()
      .updateTable('access')
      .set({ blocked_at: new Date(0) })
      .where('client_id', '=', clients.alblas)
      .execute()
    expect(await list()).toBe('')
    await portal.store.system().updateTable('access').set({ blocked_at: null }).where('client_id', '=', clients.alblas).execute()
  })

  test('who comes from another client is logged as having switched, without saying from whom', async () => {
    const switched = async (client: 'alblas' | 'bos', referer: string) => {
      const before = (await entries()).length
      await person.get(page(client, ''), { referer })
      return (await entries()).slice(before)
    }
    const read = (clientId: string) => ({ event: 'part.summary', clientId })
    for (const from of [page('alblas'), page('alblas', ''), '/clienten'])
      expect(await switched('bos', ORIGIN + from)).toEqual([{ event: 'client.switched', clientId: clients.bos }, read(clients.bos)])
    for (const from of [page('bos'), '/', `/client/${crypto.randomUUID()}`, '/client/x'])
      expect(await switched('bos', ORIGIN + from)).toEqual([read(clients.bos)])
    expect(await switched('bos', `https://elders.test${page('alblas')}`)).toEqual([read(clients.bos)])
    const log = await sql<{ text: string }>`select audit_entry::text as text from audit_entry where event_type = 'client.switched'`.execute(
      portal.store.system(),
    )
    expect(log.rows.filter(({ text }) => text.includes(clients.alblas))).toEqual([])
  })
})
