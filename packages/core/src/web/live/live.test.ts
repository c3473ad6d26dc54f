import { sql, type Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Report } from '../../care/report.ts'
import { defineAuthenticator } from '../../define/authenticator.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { toMigration } from '../../store/migrations/to-migration.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { LIVE_HEADER } from './by-itself.ts'
import { openTestStream, type TestStream } from './test-stream.ts'

const ended = new Set<string>()
let stale = false
let kept = 0

// Signs in whoever the cookie names, until the test ends their session.
const authenticator = defineAuthenticator({
  id: 'test',
  messages: { nl: {}, en: {} },
  tables: { migrations: {}, personalData: {} },
  maxAssurance: 'mfa',
  findings: [],
  open: async () => ({
    routes: [],
    signInPath: '/inloggen',
    signOutPath: '/uitloggen',
    // A store of sessions of the host's, that answers later.
    sessionQuery: async (request) => {
      await Promise.resolve()
      const accountId = /test_account=([0-9a-f-]{36})/.exec(request.headers.get('cookie') ?? '')?.[1]
      if (accountId === undefined || ended.has(accountId)) return undefined
      return sql`select ${accountId}::uuid as account_id, 'test-session' as session_id, 'mfa' as assurance, ${stale}::boolean as stale`
    },
    keepAlive: async () => void (kept += 1),
    endSessions: async () => {},
    enrol: async () => {},
    close: async () => {},
  }),
})

interface Tables {
  wall_seen: { client_id: string }
}
const shared = { icon: 'mail', title: 'title', load: async () => '', view: () => '' } as const
const post = {
  right: 'post',
  input: z.strictObject({ text: z.string().min(1, 'title') }),
  run: async (_context: unknown, { text }: { readonly text: string }) => {
    if (text === 'refused') return { problems: [{ field: 'text', message: 'title' }] }
    if (text === 'broken') throw new Error('broken')
    return undefined
  },
}
const board = definePart({
  ...shared,
  id: 'board',
  scope: 'client',
  rights: { read: {}, post: { title: 'title' } },
  load: async ({ db, client }: { readonly db: Kysely<Tables>; readonly client: { readonly id: string } }) => {
    await db.insertInto('wall_seen').values({ client_id: client.id }).execute()
    return ''
  },
  actions: { post },
})
const diary = definePart({
  ...shared,
  id: 'diary',
  scope: 'client',
  rights: { read: {}, post: { title: 'title' } },
  reads: [Report],
  actions: { post },
})
const desk = definePart({
  ...shared,
  id: 'desk',
  scope: 'organisation',
  rights: { read: {}, post: { title: 'title' } },
  actions: {
    post: {
      right: 'post',
      input: z.strictObject({ about: z.string() }),
      run: async ({ concerns }, { about }) => {
        if (about !== '') concerns(about)
        return undefined
      },
    },
  },
})
const wall = definePlugin({
  id: 'wall',
  api: 1,
  messages: { nl: { title: 'Bord' }, en: { title: 'Board' } },
  tables: {
    migrations: { '001': toMigration(['create table wall_seen (client_id uuid not null)']) },
    rows: { seen: 'client' },
    marks: ['seen'],
    personalData: { seen: 'that somebody looked' },
  },
  parts: () => [board, diary, desk],
})
const other = definePlugin({
  id: 'other',
  api: 1,
  messages: { nl: { title: 'Iets anders' }, en: { title: 'Something else' } },
  parts: () => [definePart({ ...shared, id: 'page', scope: 'client', rights: { read: {} } })],
})

const BOARD = { parts: ['wall.board'] }
const memory = createMemorySource([Report])
const toStep = (number: string, text: string) => ({
  client: { sourceId: number, number, name: `Client ${number}` },
  records: [{ type: Report, id: 'r', place: { file: 'memory' }, data: { reportedAt: '2026-11-20T08:00:00+01:00', text } }],
  complete: [Report],
})

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

const config = {
  auth: authenticator,
  plugins: [wall(), other()],
  sources: [memory.source],
  permissionSets: { alles: { title: 'Alles', rights: [] } },
  desk: { sets: { answering: { title: 'Alles', rights: ['wall.desk:read', 'wall.desk:post'] } } },
} as const

describe.each(databases)('an open page, on $name', ({ options }) => {
  let portal: TestPortal
  const streams: TestStream[] = []
  const all = ['wall.board:read', 'wall.board:post', 'wall.diary:read', 'wall.diary:post', 'other.page:read']

  beforeAll(async () => {
    memory.steps = [toStep('1', 'een'), toStep('2', 'twee'), { completeSnapshot: true }]
    portal = await createTestPortal(config, options)
    await portal.sync()
  })
  afterEach(async () => {
    for (const stream of streams.splice(0)) await stream.close()
    stale = false
  })
  afterAll(() => portal.close())

  type Viewer = Awaited<ReturnType<TestPortal['viewer']>>
  const viewer = (rights: readonly string[] = all, clientNumber = '1') => portal.viewer({ clientNumber, rights: [...rights] })
  const open = async (path: string, accountId: string | undefined) => {
    const stream = await openTestStream(portal, path, accountId)
    streams.push(stream)
    return stream
  }
  const watch = (who: Viewer) => open(`/client/${who.clientId}/live`, who.accountId)
  const say = (who: Viewer, part = 'board', text = 'Dag') => who.post(`/client/${who.clientId}/wall/${part}/post`, { text })

  test('is told in which part something was done, by whoever did it, and of what was done nothing', async () => {
    const [writer, reader] = [await viewer(), await viewer()]
    const [own, theirs] = [await watch(writer), await watch(reader)]
    await say(writer)
    expect([await own.next(), await theirs.next()]).toEqual([BOARD, BOARD])
  })

  test('is told what was done in another process on the same database', async () => {
    const reader = await viewer()
    const stream = await watch(reader)
    const second = await createTestPortal(config, { ...options, schema: portal.store.schema })
    const form = { method: 'POST', body: new URLSearchParams({ text: 'Dag' }) }
    const headers = { origin: 'https://portaal.test', 'sec-fetch-site': 'same-origin', cookie: `test_account=${reader.accountId}` }
    const sent = await second.fetch(new Request(`https://portaal.test/client/${reader.clientId}/wall/board/post`, { ...form, headers }))
    expect(sent.status).toBe(303)
    expect(await stream.next()).toEqual(BOARD)
    await second.close()
  })

  test('is told by a stream that nobody may keep, frame or read from elsewhere', async () => {
    const { response } = await watch(await viewer())
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test('of who has no right on the part is told nothing', async () => {
    const writer = await viewer()
    const stream = await watch(await viewer(['wall.diary:read', 'other.page:read']))
    await say(writer, 'board')
    await say(writer, 'diary')
    expect(await stream.next()).toEqual({ parts: ['wall.diary'] })
  })

  test('about another client is told nothing', async () => {
    const [writer, neighbour] = [await viewer(), await viewer(all, '2')]
    const stream = await watch(neighbour)
    await say(writer, 'board')
    await say(neighbour, 'diary')
    expect(await stream.next()).toEqual({ parts: ['wall.diary'] })
  })

  test.each(['', 'refused', 'broken'])('is told nothing of what was not done (%j)', async (text) => {
    const writer = await viewer()
    const stream = await watch(writer)
    expect((await say(writer, 'board', text)).status).toBeGreaterThanOrEqual(400)
    await say(writer, 'diary')
    expect(await stream.next()).toEqual({ parts: ['wall.diary'] })
  })

  test('is told nothing more when its access was taken away in between, and its stream ends', async () => {
    const writer = await viewer()
    const gone = await viewer()
    const stream = await watch(gone)
    await portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: portal.clock.now() })
      .where('account_id', '=', gone.accountId ?? '')
      .execute()
    await say(writer)
    expect(await stream.next()).toBeUndefined()
    expect((await watch(gone)).response.status).toBe(404)
  })

  test('is told nothing of a part whose right was taken away in between', async () => {
    const [writer, reader] = [await viewer(), await viewer()]
    const stream = await watch(reader)
    await portal.store
      .system()
      .updateTable('access')
      .set({ rights: ['wall.diary:read'] })
      .where('account_id', '=', reader.accountId ?? '')
      .execute()
    await say(writer, 'board')
    await say(writer, 'diary')
    expect(await stream.next()).toEqual({ parts: ['wall.diary'] })
  })

  test('has a stream that ends with the session: at the next thing that is told, and at the next sign of life', async () => {
    const [writer, told, quiet] = [await viewer(), await viewer(), await viewer()]
    const stream = await watch(told)
    ended.add(told.accountId ?? '')
    await say(writer)
    expect(await stream.next()).toBeUndefined()
    expect((await watch(told)).response.status).toBe(303)

    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const silent = await watch(quiet)
      ended.add(quiet.accountId ?? '')
      vi.advanceTimersByTime(25_000)
      expect(await silent.next()).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  test('keeps no session alive by its stream, by looking again or by a picture; a page that is opened does', async () => {
    const reader = await viewer()
    stale = true
    kept = 0
    await watch(reader)
    const page = `/client/${reader.clientId}/wall/board`
    expect((await reader.get(page, { [LIVE_HEADER]: '1' })).status).toBe(200)
    await reader.get(`/client/${reader.clientId}/photo`, { 'sec-fetch-dest': 'image' })
    expect(kept).toBe(0)
    await reader.get(page)
    expect(kept).toBe(1)
  })

  test('that looks again marks nothing as read, and its read stands in the log', async () => {
    const reader = await viewer()
    const count = async () => (await sql`select 1 from wall_seen`.execute(portal.store.system())).rows.length
    const [seen, logged] = [await count(), (await portal.entries()).length]
    const page = `/client/${reader.clientId}/wall/board`
    await reader.get(page, { [LIVE_HEADER]: '1' })
    expect(await count()).toBe(seen)
    expect((await portal.entries()).slice(logged).map(({ event, part }) => [event, part])).toEqual([['part.read', 'wall.board']])
    await reader.get(page)
    expect(await count()).toBe(seen + 1)
  })

  test('is told when a sync changed its client, in parts that read the record, and nothing when it changed nothing', async () => {
    const reader = await viewer()
    const stream = await watch(reader)
    await portal.sync()
    memory.steps = [toStep('1', crypto.randomUUID()), toStep('2', 'twee'), { completeSnapshot: true }]
    await portal.sync()
    await say(reader)
    expect([await stream.next(), await stream.next()]).toEqual([{ parts: ['wall.diary'] }, BOARD])
    const news = { type: Report, id: 'n', place: { file: 'memory' }, data: { reportedAt: '2026-11-20T08:00:00+01:00', text: 'Nieuws' } }
    memory.steps = [{ organisation: true, records: [news] }, ...memory.steps]
    await portal.sync()
    expect(await stream.next()).toEqual({ parts: ['wall.diary'] })
    await portal.sync()
    await say(reader)
    expect(await stream.next()).toEqual(BOARD)
  })

  test('is told what the desk did about its client, or about nobody in particular, in the parts of that plugin', async () => {
    const [reader, neighbour, staff] = [await viewer(), await viewer(all, '2'), await portal.staff(['answering'])]
    const [own, theirs] = [await watch(reader), await watch(neighbour)]
    await staff.post('/beheer/wall/desk/post', { about: reader.clientId })
    expect(await own.next()).toEqual({ parts: ['wall.board', 'wall.diary'] })
    await staff.post('/beheer/wall/desk/post', { about: '' })
    expect([await own.next(), await theirs.next()]).toEqual([
      { parts: ['wall.board', 'wall.diary'] },
      { parts: ['wall.board', 'wall.diary'] },
    ])
  })

  test('of the desk is told of every client, without saying which', async () => {
    const [staff, one, two] = [await portal.staff(['answering']), await viewer(), await viewer(all, '2')]
    const stream = await open('/beheer/live', staff.accountId)
    await say(one)
    expect(await stream.next()).toEqual({ parts: ['wall.desk'] })
    await say(two)
    expect(await stream.next()).toEqual({ parts: ['wall.desk'] })
    expect((await open('/beheer/live', one.accountId)).response.status).toBe(404)
  })

  test('has no stream for who may not open it, in a preview, by prefetch, or for the head of one', async () => {
    const [admin, stranger] = [await portal.viewer({ clientNumber: '1', rights: all, portalAdmin: true }), await viewer(all, '2')]
    const path = `/client/${admin.clientId}/live`
    expect((await open(path, stranger.accountId)).response.status).toBe(404)
    expect((await open(path, undefined)).response.status).toBe(303)
    expect((await admin.get(`/client/${admin.clientId}/als/${crypto.randomUUID()}/live`)).status).toBe(404)
    expect((await admin.get(path, { 'sec-purpose': 'prefetch' })).status).toBe(503)
    const head = { method: 'HEAD', headers: { cookie: `test_account=${admin.accountId}` } }
    for (let times = 0; times < 6; times += 1)
      expect((await portal.fetch(new Request(`https://portaal.test${path}`, head))).headers.get('content-type')).toBe('text/event-stream')
  })

  test('is the sixth of one account and is told nothing until one of the others is closed', async () => {
    const reader = await viewer()
    for (let times = 0; times < 5; times += 1) await watch(reader)
    const { response } = await watch(reader)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    await streams.at(-2)?.close()
    expect((await watch(reader)).response.status).toBe(200)
  })

  test('that takes nothing from its stream loses it', async () => {
    const reader = await viewer()
    const idle = await watch(reader)
    // The other places of this account: when a fifth can be opened beside them, the idle one was lost.
    const taking = [await watch(reader), await watch(reader), await watch(reader), await watch(reader)]
    let said = 0
    do {
      said += 1
      await say(reader)
      // What comes while a page is asked about is one line of it, so that the idle one may hold out for longer than it holds lines.
      for (const stream of taking) expect(await stream.next()).toEqual(BOARD)
    } while (said < 400 && (await watch(reader)).response.status !== 200)
    expect(said).toBeLessThan(400)
    const lines: unknown[] = []
    for (let line = await idle.next(); line !== undefined; line = await idle.next()) lines.push(line)
    expect(lines.length).toBeLessThan(40)
  })
})

test('a portal that stops ends every stream with word to come back, takes no other, and goes on with its pages', async () => {
  const portal = await createTestPortal({ auth: authenticator, plugins: [other()], sources: [memory.source] })
  await portal.sync()
  const reader = await portal.viewer({ clientNumber: '1', rights: ['other.page:read'] })
  const stream = await openTestStream(portal, `/client/${reader.clientId}/live`, reader.accountId)
  portal.endStreams()
  expect(await stream.next()).toBeUndefined()
  expect(stream.comesBackIn()).toBeGreaterThan(0)
  expect((await openTestStream(portal, `/client/${reader.clientId}/live`, reader.accountId)).response.status).toBe(503)
  expect((await reader.get(`/client/${reader.clientId}/other/page`)).status).toBe(200)
  await portal.close()
})
