import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { defineDeskPart } from '../../define/desk-part.ts'
import { toMigration } from '../../store/migrations/to-migration.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { Report } from '../../care/report.ts'

interface Tables {
  talk_thread: { id: string; client_id: string; text: string; answer: string | null }
}

const words = {
  'desk.title': 'Vragen',
  'desk.empty': 'Schrijf een antwoord',
  'thread.title': 'Vraag',
  'find.title': 'Cliënten',
  'notice.answered': 'Antwoord voor {client}',
  'desk.done': 'Verstuurd',
}

const thread = definePart({
  id: 'thread',
  title: 'thread.title',
  icon: 'mail',
  scope: 'client',
  rights: { read: {} },
  load: async ({ db }: { readonly db: Kysely<Tables> }) => ({
    answers: (await db.selectFrom('talk_thread').select('answer').execute()).map(({ answer }) => answer),
  }),
  view: ({ answers }) => <p>{answers.join()}</p>,
})

const desk = definePart({
  id: 'desk',
  title: 'desk.title',
  icon: 'mail',
  scope: 'organisation',
  rights: { read: {}, answer: { title: 'desk.title' } },
  load: async ({ db, nameClients, concerns }: DeskLoad) => {
    const threads = await db.selectFrom('talk_thread').selectAll().execute()
    const names = await nameClients(threads.map(({ client_id: id }) => id))
    const [only] = threads
    if (threads.length === 1 && only) concerns(only.client_id)
    return { threads: threads.map(({ client_id: id, text }) => ({ client: names.get(id), text })) }
  },
  view: ({ threads }, { may, action, attempt }) => (
    <>
      {threads.map(({ client, text }) => (
        <p key={text}>
          {client}: {text}
        </p>
      ))}
      {may('answer') && <form method="post" action={action('answer')} />}
      <p>{attempt('answer')?.problems.map(({ field }) => `wrong ${field}`)}</p>
    </>
  ),
  badge: async ({ db }: DeskLoad) => (await db.selectFrom('talk_thread').selectAll().execute()).length,
  actions: {
    answer: {
      right: 'answer',
      input: z.strictObject({ answer: z.string().min(1, 'desk.empty') }),
      run: async ({ db, concerns, notify }, { answer }) => {
        const changed = await db.updateTable('talk_thread').set({ answer }).returning(['id', 'client_id']).execute()
        for (const { id, client_id: clientId } of changed) {
          concerns(clientId)
          notify(clientId, { kind: 'answered', reference: id })
        }
        return { message: 'desk.done' }
      },
    },
  },
})

type DeskLoad = Parameters<Parameters<typeof definePart<'x', 'read', 'organisation', unknown, unknown, unknown, Tables>>[0]['load']>[0]

const find = defineDeskPart({
  id: 'find',
  title: 'find.title',
  icon: 'search',
  rights: { read: {} },
  ports: ['clients'],
  query: z.strictObject({ words: z.string().optional() }),
  load: async ({ desk: { clients }, query }) => clients.find({ words: query['words'] ?? '' }),
  view: ({ clients }) => <p>{clients.map(({ name }) => name).join()}</p>,
})

/** Asks for a port that it did not declare. */
const greedy = defineDeskPart({
  id: 'greedy',
  title: 'find.title',
  icon: 'search',
  rights: { read: {} },
  ports: ['clients'],
  load: async ({ desk: ports }) => ({
    rows: (await (ports as unknown as { staff: { list: () => Promise<unknown[]> } }).staff.list()).length,
  }),
  view: ({ rows }) => <p>{rows}</p>,
})

const talk = definePlugin({
  id: 'talk',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001-tables': toMigration([
        'create table talk_thread (id uuid primary key, client_id uuid not null, text text not null, answer text)',
      ]),
    },
    rows: { thread: 'client' },
    desk: ['thread'],
    personalData: { thread: 'what was asked' },
  },
  notices: { answered: { title: 'notice.answered', part: 'thread' } },
  parts: () => [thread, desk, find, greedy],
})

const memory = createMemorySource([Report])
memory.steps = [
  { client: { sourceId: '1', number: '1', name: 'Mw. Jansen' }, records: [], complete: [Report] },
  { client: { sourceId: '2', number: '2', name: 'Dhr. de Vries' }, records: [], complete: [Report] },
]

const config = {
  plugins: [talk()],
  sources: [memory.source],
  panels: [{ id: 'p', title: 'P', colour: 'blue', icon: 'mail', parts: ['talk.thread'] }],
  permissionSets: { alles: { title: 'Alles', rights: ['talk.thread:read'] } },
  desk: {
    sets: {
      answering: { title: 'Beantwoorden', rights: ['talk.desk:read', 'talk.desk:answer'] },
      reading: { title: 'Lezen', rights: ['talk.desk:read'] },
      finding: { title: 'Zoeken', rights: ['talk.find:read', 'talk.greedy:read'] },
    },
  },
} as const

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('the desk, on $name', ({ options }) => {
  let portal: TestPortal
  let reader: Awaited<ReturnType<TestPortal['viewer']>>

  beforeAll(async () => {
    portal = await createTestPortal(config, options)
    await portal.sync()
    reader = await portal.viewer({ clientNumber: '1', set: 'alles' })
    const other = await portal.viewer({ clientNumber: '2', set: 'alles' })
    for (const clientId of [reader.clientId, other.clientId])
      await sql`insert into talk_thread values (gen_random_uuid(), ${clientId}::uuid, ${`vraag van ${clientId}`}, null)`.execute(
        portal.store.system(),
      )
  })
  afterAll(() => portal.close())

  test('staff see the rows of every client by name, with how many wait on the first page', async () => {
    const staff = await portal.staff(['reading'])
    const page = await staff.get('/beheer/talk/desk')
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/Mw\. Jansen.*Dhr\. de Vries/s)
    expect((await staff.get('/beheer')).text).toContain('2 wachten')
  })

  test('who is signed in and no staff finds no desk, and the log says that they tried', async () => {
    for (const path of ['/beheer', '/beheer/talk/desk', '/beheer/talk/find', '/beheer/talk/none'])
      expect((await reader.get(path)).status, path).toBe(404)
    expect((await reader.post('/beheer/talk/desk/answer', { answer: 'x' })).status).toBe(404)
    expect(
      (await portal.entries()).filter(({ event, accountId }) => event === 'part.refused' && accountId === reader.accountId),
    ).toHaveLength(5)
  })

  test('a part and an action without the right are not there, also for staff', async () => {
    const staff = await portal.staff(['reading'])
    expect((await staff.get('/beheer/talk/find')).status).toBe(404)
    expect((await staff.post('/beheer/talk/desk/answer', { answer: 'x' })).status).toBe(404)
    expect((await staff.get('/beheer/talk/desk')).text).not.toContain('<form method="post" action="/beheer/talk')
    const empty = await portal.staff(['answering'])
    expect((await empty.get('/beheer/talk/find')).status).toBe(404)
  })

  test('staff reach no page of a client, nor a part of readers through the desk', async () => {
    const staff = await portal.staff(['answering', 'finding'])
    expect((await staff.get(`/client/${reader.clientId}/talk/thread`)).status).toBe(404)
    expect((await staff.get('/beheer/talk/thread')).status).toBe(404)
    expect((await reader.get(`/client/${reader.clientId}/talk/desk`)).status).toBe(404)
    expect((await reader.get('/mijn/talk/desk')).status).toBe(404)
  })

  test('an answer reaches its client, and who may read there is told', async () => {
    const staff = await portal.staff(['answering'])
    const answered = await staff.post('/beheer/talk/desk/answer', { answer: 'Dat kan dinsdag.' })
    expect(answered.headers.get('location')).toBe('/beheer/talk/desk?done=desk.done')
    expect((await reader.get(`/client/${reader.clientId}/talk/thread`)).text).toContain('Dat kan dinsdag.')
    expect((await reader.get('/mijn/core/notices')).text).toContain('Antwoord voor Mw. Jansen')
    const entry = (await portal.entries()).find(
      ({ event, part, outcome }) => event === 'part.action' && part === 'talk.desk' && outcome === 'success',
    )
    expect(entry?.clientId).not.toBeNull()
  })

  test('a form that can not be taken is shown again, and nothing is done', async () => {
    const staff = await portal.staff(['answering'])
    const again = await staff.post('/beheer/talk/desk/answer', { answer: '' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('wrong answer')
  })

  test('a part with ports finds clients, and gets no port that it did not declare', async () => {
    const staff = await portal.staff(['finding'])
    expect((await staff.get('/beheer/talk/find?words=jan')).text).toContain('Mw. Jansen')
    expect((await staff.get('/beheer/talk/find?words=ansen')).text).not.toContain('Mw. Jansen')
    expect((await staff.get('/beheer/talk/find?words=2')).text).toContain('Dhr. de Vries')
    expect((await staff.get('/beheer/talk/greedy')).status).toBe(500)
  })

  test('what staff may do follows the sets at once: who is removed finds no desk on the next page', async () => {
    const staff = await portal.staff(['reading'])
    expect((await staff.get('/beheer')).status).toBe(200)
    const email = (await portal.deskStaff.list()).find(({ accountId }) => accountId === staff.accountId)?.email ?? ''
    await portal.deskStaff.remove(email, { by: 'test' })
    expect((await staff.get('/beheer')).status).toBe(404)
  })

  test('who has no client and is staff comes in at the desk', async () => {
    const staff = await portal.staff(['reading'])
    expect((await staff.get('/')).headers.get('location')).toBe('/beheer')
    expect((await reader.get(`/client/${reader.clientId}`)).text).not.toContain('/beheer')
  })
})
