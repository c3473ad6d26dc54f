import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../../care/report.ts'
import { defineDeskPart } from '../../define/desk-part.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import { openTestStream } from '../live/test-stream.ts'

const words = { 'page.title': 'Bladzijde', 'mine.title': 'Van mij', 'desk.title': 'Portaal' }
const Nothing = z.strictObject({})
const page = definePart({
  id: 'page',
  title: 'page.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'page.title' } },
  load: async () => ({}),
  view: () => <p>GEHEIM</p>,
  actions: { post: { right: 'post', input: Nothing, run: async () => undefined } },
})
const mine = definePart({
  id: 'mine',
  title: 'mine.title',
  icon: 'user',
  scope: 'account',
  rights: { read: {} },
  load: async () => ({}),
  view: () => <p>GEHEIM</p>,
})
const desk = defineDeskPart({
  id: 'desk',
  title: 'desk.title',
  icon: 'megaphone',
  rights: { read: {}, publish: { title: 'desk.title' } },
  ports: ['portal'],
  load: async ({ desk: { portal } }) => portal.terms(),
  view: (terms) => <p>{terms.map(({ version, accepted }) => `${version}: ${accepted}`).join(', ')}</p>,
  actions: {
    publish: {
      right: 'publish',
      input: z.strictObject({ text: z.string() }),
      run: async ({ desk: { portal } }, { text }) => {
        await portal.publishTerms(text)
        return undefined
      },
    },
  },
})
const house = definePlugin({ id: 'house', api: 1, messages: { nl: words, en: words }, parts: () => [page, mine, desk] })

const DESK = '/beheer/house/desk'
const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('terms of use, on $name', ({ options }) => {
  let portal: TestPortal
  let staff: TestBrowser
  let reader: TestBrowser & { readonly clientId: string }
  let version = 0

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = ['1', '2'].map((number) => ({
      client: { sourceId: number, number, name: `Mw. Jansen ${number}` },
      records: [],
      complete: [Report],
    }))
    portal = await createTestPortal({ plugins: [house()], sources: [memory.source] }, options)
    await portal.sync()
    staff = await portal.staff(['alles'])
  })
  beforeEach(async () => void (reader = await portal.viewer({ clientNumber: '1' })))
  afterAll(() => portal.close())

  const agree = (browser: TestBrowser, fields: Readonly<Record<string, string>> = {}) =>
    browser.post('/voorwaarden', { version: String(version), agree: 'on', ...fields })
  const publish = async () => {
    if (version > 0) await agree(staff)
    const answer = await staff.post(`${DESK}/publish`, { text: `Regel ${version + 1}.\n\nWees aardig.` })
    expect(answer.status).toBe(303)
    version += 1
  }
  const open = (browser: TestBrowser = reader, path = `/client/${reader.clientId}/house/page`) => browser.get(path)
  const logged = async (accountId: string | undefined) =>
    (await portal.entries()).filter(({ event, accountId: who }) => event === 'terms.accepted' && who === accountId)

  test('where none were published nobody is asked anything', async () => {
    expect((await open()).text).toContain('GEHEIM')
    expect((await reader.get('/voorwaarden')).status).toBe(404)
    expect((await agree(reader, { version: '1' })).status).toBe(404)
    expect((await reader.get('/mijn/core/information')).text).not.toContain('akkoord')
    expect((await reader.get('/privacy')).text).not.toContain('voorwaarden')
  })

  test('who did not agree is led to them from everywhere, agrees at their end, and comes where they were going', async () => {
    await publish()
    const held = await open()
    expect(held.status).toBe(303)
    const asked = held.headers.get('location') ?? ''
    expect(asked).toBe(`/voorwaarden?next=${encodeURIComponent(`/client/${reader.clientId}/house/page`)}`)
    const { text } = await reader.get(asked)
    expect(text).toMatch(/Regel 1\..*Wees aardig\..*<form.*type="checkbox" name="agree".*Accepteer voorwaarden/su)
    // Nothing of theirs stands around it: whose portal they may see is behind the question too.
    expect(text).not.toContain('Mw. Jansen')
    expect(text).not.toContain('/mijn/core/')
    expect(text).toContain('href="/uitloggen"')
    const done = await agree(reader, { next: `/client/${reader.clientId}/house/page` })
    expect([done.status, done.headers.get('location')]).toEqual([303, `/client/${reader.clientId}/house/page`])
    expect((await open()).text).toContain('GEHEIM')
    expect(await logged(reader.accountId)).toHaveLength(1)
  })

  test('every address of the portal is closed before it, but for those that are named here', async () => {
    const openBefore = [
      'GET /privacy',
      'GET /toegankelijkheid',
      'GET /voorwaarden',
      'POST /voorwaarden',
      'POST /tekstgrootte',
      'POST /eenvoudig-lezen',
      'GET /assets/:name',
    ]
    const toPath = (pattern: string) =>
      pattern
        .replace(':client', reader.clientId)
        .replace(':plugin', 'house')
        .replace(':part', pattern.startsWith('/beheer') ? 'desk' : pattern.startsWith('/mijn') ? 'mine' : 'page')
        .replaceAll(/:\w+/gu, 'x')
    for (const browser of [reader, await portal.staff(['alles'])]) {
      const through: string[] = []
      for (const { method, path } of portal.routes) {
        const at = toPath(path)
        const answers = method === 'GET' ? [await browser.get(at), await browser.json(at)] : [await browser.post(at, {})]
        const isHeld = answers.every(({ status, headers, text }) =>
          status === 303
            ? /^\/voorwaarden(\?|$)/u.test(headers.get('location') ?? '')
            : status === 403 && text === '{"error":"terms-needed"}',
        )
        if (!isHeld) through.push(`${method} ${path}`)
      }
      expect(through.toSorted()).toEqual(openBefore.toSorted())
      expect((await browser.get('/nergens')).headers.get('location')).toBe('/voorwaarden?next=%2Fnergens')
    }
    expect((await portal.visitor().get('/nergens')).status).toBe(404)
  })

  test('a form with files is not even read', async () => {
    const form = new FormData()
    form.set('photo', new Blob(['x']), 'x.png')
    const answer = await reader.post(`/client/${reader.clientId}/house/page/post`, form)
    expect(answer.headers.get('location')).toBe('/voorwaarden')
  })

  test('without the tick it is asked once more, with what is missing at its field, and nothing was noted', async () => {
    const answer = await reader.post('/voorwaarden', { version: String(version), next: '/mijn/core/profile' })
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/href="#agree".*id="agree"[^>]*aria-invalid="true"/su)
    expect(answer.text).toContain('value="/mijn/core/profile"')
    expect((await open()).status).toBe(303)
    expect(await logged(reader.accountId)).toEqual([])
  })

  test('sent twice at once it is noted once', async () => {
    const answers = await Promise.all([agree(reader), agree(reader), agree(reader)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await logged(reader.accountId)).toHaveLength(1)
  })

  test('a version that was replaced between reading and sending is not agreed to; the new one is asked', async () => {
    await publish()
    const answer = await agree(reader, { version: String(version - 1) })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('zojuist veranderd')
    expect(answer.text).toContain(`Regel ${version}.`)
    expect(answer.text).toContain(`name="version" value="${version}"`)
    expect((await open()).status).toBe(303)
    for (const wrong of ['0', '-1', 'x', '99', '1e9', '']) {
      await agree(reader, { version: wrong })
      expect((await open()).status).toBe(303)
    }
  })

  test('a new version is asked of who agreed to the one before, staff too, and the desk sees how many agreed', async () => {
    await agree(reader)
    expect((await open()).status).toBe(200)
    const before = version
    await publish()
    expect((await open()).status).toBe(303)
    expect((await open(staff, DESK)).status).toBe(303)
    expect((await reader.get('/voorwaarden')).text).toContain('Er zijn nieuwe voorwaarden')
    await agree(reader)
    await agree(staff)
    expect((await open()).text).toContain('GEHEIM')
    expect((await open(staff, DESK)).text).toContain(`${version}: 2, ${before}: `)
  })

  test('it leads on within the portal and nowhere else', async () => {
    const answer = await agree(reader, { next: 'https://elders.example/' })
    expect(answer.headers.get('location')).toBe('/')
    expect((await portal.visitor().get('/voorwaarden?next=//elders.example')).text).not.toContain('elders')
  })

  test('they can be read later, with when they were agreed to', async () => {
    await agree(reader)
    for (const path of ['/mijn/core/information', '/voorwaarden'])
      expect((await reader.get(path)).text).toContain(`U ging op zondag 22 november 2026 akkoord met versie ${version}.`)
    expect((await reader.get('/voorwaarden')).text).not.toContain('type="checkbox"')
  })

  test('the statement about privacy says what is kept of it', async () => {
    expect((await portal.visitor().get('/privacy')).text).toContain('met welke versie van de voorwaarden')
  })

  test('who looks as somebody else agrees for themselves, and asks nothing in the name of the other', async () => {
    const other = await portal.viewer({ clientNumber: '2', basis: 'family', set: 'alles' })
    const admin = await portal.viewer({ clientNumber: '2', portalAdmin: true })
    const { id } = await portal.store
      .system()
      .selectFrom('access')
      .select('id')
      .where('account_id', '=', other.accountId ?? '')
      .executeTakeFirstOrThrow()
    const look = () => admin.get(`/client/${admin.clientId}/als/${id}`)
    expect((await look()).headers.get('location')).toMatch(/^\/voorwaarden/u)
    await agree(admin)
    expect((await look()).status).toBe(200)
    expect((await other.get('/')).headers.get('location')).toBe('/voorwaarden')
  })

  test('a visitor reads them and is asked nothing, and can agree to nothing', async () => {
    const { text } = await portal.visitor().get('/voorwaarden')
    expect(text).toContain('Wees aardig.')
    expect(text).not.toContain('type="checkbox"')
    expect((await agree(portal.visitor())).headers.get('location')).toBe('/inloggen')
  })

  test('an open page is told nothing any more of what happens behind them', async () => {
    const other = await portal.viewer({ clientNumber: '1' })
    await agree(reader)
    const stream = await openTestStream(portal, `/client/${reader.clientId}/live`, reader.accountId)
    await publish()
    await agree(other)
    await other.post(`/client/${reader.clientId}/house/page/post`, {})
    expect(await stream.next()).toBeUndefined()
  })

  test('what was agreed to is never changed or taken away, and goes with the account', async () => {
    await agree(reader)
    const accountId = reader.accountId ?? ''
    const db = portal.store.system()
    await expect(db.deleteFrom('terms_acceptance').where('account_id', '=', accountId).execute()).rejects.toThrow('APPEND_ONLY')
    await expect(db.updateTable('terms_acceptance').set({ version: 1 }).execute()).rejects.toThrow('APPEND_ONLY')
    await expect(sql`truncate terms_acceptance`.execute(db)).rejects.toThrow('APPEND_ONLY')
    await db.deleteFrom('access').where('account_id', '=', accountId).execute()
    await db.deleteFrom('account').where('id', '=', accountId).execute()
    const left = await db.selectFrom('terms_acceptance').select('version').where('account_id', '=', accountId).execute()
    expect(left).toEqual([])
  })
})
