import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Contact, Report } from './care/index.ts'
import { definePart } from './define/part.ts'
import { definePlugin } from './define/plugin.ts'
import type { SyncStep } from './define/source.ts'
import { createMemorySource, createTestPortal, type TestPortal } from './testing/index.ts'

const place = { file: 'memory' }
const report = (id: string, text: string, reportedAt: string) => ({
  type: Report,
  id,
  place,
  data: { reportedAt, text, author: { name: 'Anja de Vries', role: 'verzorgende' } },
})

const reports = definePart({
  id: 'reports',
  title: 'reports.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  load: async ({ records }) => (await records.list(Report)).items.map(({ data }) => data),
  view: (data) => (
    <ul>
      {data.map(({ text, author }) => (
        <li key={text}>
          {text} {author?.name ?? author?.role}
        </li>
      ))}
    </ul>
  ),
  summary: {
    load: async ({ records }) => (await records.list(Report, { limit: 1 })).items[0]?.data.text ?? '',
    view: (text) => <p>{text}</p>,
  },
})

const broken = definePart({
  id: 'broken',
  title: 'broken.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {}, post: { title: 'broken.post' } },
  reads: [],
  load: async () => {
    throw new Error('secret detail')
  },
  view: () => null,
  actions: { post: { right: 'post', input: z.strictObject({ text: z.string() }), run: async () => undefined } },
})

const contacts = definePart({
  id: 'contacts',
  title: 'contacts.title',
  icon: 'users',
  scope: 'client',
  rights: { read: {} },
  reads: [Contact],
  applies: [Contact],
  load: async ({ records }) => records.all(Contact),
  view: () => <p>contacten</p>,
})

const words = { 'reports.title': 'Verslagen', 'broken.title': 'Stuk', 'broken.post': 'Plaatsen', 'contacts.title': 'Contacten' }
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [reports, broken, contacts] })

const steps: readonly SyncStep[] = [
  {
    client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' },
    records: [report('1', 'De nacht verliep rustig.', '2026-11-21T08:00:00+01:00')],
    complete: [Report, Contact],
  },
  {
    client: { sourceId: 'b', number: '200', name: 'De heer Bos' },
    records: [report('2', 'Heeft goed gegeten.', '2026-11-21T18:00:00+01:00')],
    complete: [Report, Contact],
  },
  { completeSnapshot: true },
]

describe('a portal', () => {
  let portal: TestPortal
  beforeAll(async () => {
    const memory = createMemorySource([Report, Contact])
    memory.steps = steps
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
    await portal.sync()
  })
  afterAll(() => portal.close())

  test('shows the newest item on the start page, and the part behind it', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    const start = await viewer.get(`/client/${viewer.clientId}`)
    expect(start.status).toBe(200)
    expect(start.text).toContain('De nacht verliep rustig.')
    const page = await viewer.get(`/client/${viewer.clientId}/proef/reports`)
    expect(page.text).toContain('De nacht verliep rustig.')
    expect(page.text).not.toContain('goed gegeten')
  })

  test('puts the role in place of the name unless the organisation shows names', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    const page = await viewer.get(`/client/${viewer.clientId}/proef/reports`)
    expect(page.text).toContain('verzorgende')
    expect(page.text).not.toContain('Anja')
  })

  test("answers another client's pages with the same 404 as a page that does not exist", async () => {
    const own = await portal.viewer({ clientNumber: '100' })
    const other = await portal.viewer({ clientNumber: '200' })
    const strange = await own.get(`/client/${other.clientId}/proef/reports`)
    const nowhere = await own.get(`/client/${crypto.randomUUID()}/proef/reports`)
    expect([strange.status, nowhere.status]).toEqual([404, 404])
    expect(strange.text).toBe(nowhere.text)
  })

  test('a part without the right is absent from the start page, its own address and its JSON', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['proef.broken:read'] })
    expect((await viewer.get(`/client/${viewer.clientId}`)).text).not.toContain('De nacht')
    expect((await viewer.get(`/client/${viewer.clientId}/proef/reports`)).status).toBe(404)
    const json = await viewer.json(`/client/${viewer.clientId}`)
    expect(json.text).not.toContain('reports')
    expect((await viewer.json(`/client/${viewer.clientId}/proef/reports`)).status).toBe(404)
    expect((await portal.entries()).at(-1)).toMatchObject({ event: 'part.refused', outcome: 'refused', part: 'proef.reports' })
  })

  test('a part that does not apply is absent', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    expect((await viewer.get(`/client/${viewer.clientId}`)).text).not.toContain('Contacten')
    expect((await viewer.get(`/client/${viewer.clientId}/proef/contacts`)).status).toBe(404)
  })

  test('a part that fails says so, the page stands, no detail leaks, and the failure is in the access log', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    const page = await viewer.get(`/client/${viewer.clientId}/proef/broken`)
    expect(page.status).toBe(500)
    expect(page.text).toContain('Stuk')
    expect(page.text).not.toContain('secret detail')
    expect((await portal.entries()).at(-1)).toMatchObject({ event: 'part.read', outcome: 'failure', part: 'proef.broken' })
  })

  test('every read of a part writes exactly one entry', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    const before = (await portal.entries()).length
    await viewer.get(`/client/${viewer.clientId}/proef/reports`)
    const added = (await portal.entries()).slice(before)
    expect(added).toEqual([
      { event: 'part.read', outcome: 'success', part: 'proef.reports', clientId: viewer.clientId, accountId: viewer.accountId },
    ])
  })

  test('a post from elsewhere, and one without the right, change nothing', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['proef.broken:read'] })
    const path = `/client/${viewer.clientId}/proef/broken/post`
    expect((await viewer.post(path, { text: 'x' }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await viewer.post(path, { text: 'x' })).status).toBe(404)
    const allowed = await portal.viewer({ clientNumber: '100' })
    expect((await allowed.post(path, { text: 'x' })).status).toBe(303)
    expect((await allowed.post(path, { text: 'x', extra: 'y' })).status).toBe(400)
  })

  test('nobody without a session sees anything', async () => {
    const nobody = portal.visitor()
    const answer = await nobody.get('/')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/inloggen'])
    expect((await nobody.json('/')).status).toBe(401)
  })

  test('a prefetch is refused, because a read is logged', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    expect((await viewer.get(`/client/${viewer.clientId}`, { 'sec-purpose': 'prefetch' })).status).toBe(503)
  })

  test('after the end of care and seven days every read is refused and logged', async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Alblas', careEndedOn: '2026-11-15' }, records: [], complete: [Report] },
    ]
    const ended = await createTestPortal({
      plugins: [definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [reports] })()],
      sources: [memory.source],
    })
    await ended.sync()
    const viewer = await ended.viewer({ clientNumber: '100' })
    const path = `/client/${viewer.clientId}/proef/reports`
    const open = await viewer.get(path)
    expect(open.status).toBe(200)
    expect(open.text).toContain('De zorg eindigde zondag 15 november. U kunt dit portaal bekijken tot en met vandaag.')
    ended.clock.set('2026-11-22T23:00:00Z')
    expect((await viewer.get(path)).status).toBe(404)
    expect((await ended.entries()).at(-1)).toMatchObject({ event: 'part.refused', outcome: 'refused', clientId: viewer.clientId })
    await ended.close()
  })

  test('a second sync changes nothing', async () => {
    const results = await portal.sync()
    expect([...results.values()]).toMatchObject([{ outcome: 'done', report: { created: 0, updated: 0, removed: 0, unchanged: 2 } }])
  })
})

test('a person chooses their own language, and nobody else changes with them', async () => {
  const memory = createMemorySource([Report, Contact])
  memory.steps = steps
  const portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
  await portal.sync()
  const one = await portal.viewer({ clientNumber: '100' })
  const two = await portal.viewer({ clientNumber: '100' })
  expect((await one.post('/mijn/core/profile/save', { locale: 'en', form: 'je' })).headers.get('location')).toBe(
    '/mijn/core/profile?done=core.profile.saved',
  )
  expect((await one.get('/mijn/core/profile')).text).toContain('lang="en"')
  expect((await two.get('/mijn/core/profile')).text).toContain('lang="nl"')
  expect((await one.get('/mijn/core/profile?done=core.profile.saved')).text).toContain('have been saved')
  await portal.close()
})

test('the development mailbox shows what was sent, and does not exist in production', async () => {
  const memory = createMemorySource([Report, Contact])
  memory.steps = steps
  const config = { plugins: [plugin()], sources: [memory.source] }
  const development = await createTestPortal(config)
  await development.sync()
  await development.grant(
    { clientNumber: '100', email: 'dochter@voorbeeld.nl', name: 'De dochter', basis: 'self' },
    { grantedBy: 'test', notify: true },
  )
  expect((await development.visitor().get('/dev/mailbox')).text).toContain('dochter@voorbeeld.nl')
  const production = await createTestPortal(config, { production: true })
  expect((await production.visitor().get('/dev/mailbox')).status).toBe(404)
  await development.close()
  await production.close()
})

test('HEAD answers as GET does, without the body, and a made-up place in a list is no failure of the part', async () => {
  const memory = createMemorySource([Report, Contact])
  memory.steps = steps
  const portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
  const head = await portal.fetch(new Request('https://portaal.test/healthz', { method: 'HEAD' }))
  expect([head.status, await head.text()]).toEqual([200, ''])
  await portal.close()
})
