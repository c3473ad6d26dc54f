import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineAuthenticator } from '../define/authenticator.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { defineRecord } from '../define/record.ts'
import type { Assurance } from '../define/viewer.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'

const Note = defineRecord({ name: 'note', schema: z.strictObject({ text: z.string() }) })
let assurance: Assurance = 'single'

// Signs in whoever the cookie names, as strongly as the test says.
const authenticator = defineAuthenticator({
  id: 'test',
  messages: { nl: { 'tab.title': 'Inloggen en beveiliging' }, en: { 'tab.title': 'Signing in' } },
  tables: { migrations: {}, personalData: {} },
  maxAssurance: 'mfa',
  findings: [],
  open: async () => ({
    routes: [
      {
        method: 'GET',
        path: '/profiel/eigen',
        access: 'session',
        profile: '/profiel/eigen',
        handle: async ({ page }) => page({ title: 'Eigen', body: 'HIER' }),
      },
      { method: 'GET', path: '/open', handle: async ({ page }) => page({ title: 'Open', body: 'VOOR IEDEREEN' }) },
    ],
    signInPath: '/inloggen',
    signOutPath: '/uitloggen',
    stepUpPath: '/bevestigen',
    profileTabs: [{ path: '/profiel/eigen', title: 'tab.title', icon: 'shield-check' }],
    sessionQuery: (request) => {
      const accountId = /test_account=([0-9a-f-]{36})/.exec(request.headers.get('cookie') ?? '')?.[1]
      return accountId === undefined
        ? undefined
        : sql`select ${accountId}::uuid as account_id, 'test-session' as session_id, ${assurance} as assurance, false as stale`
    },
    keepAlive: async () => {},
    endSessions: async () => {},
    enrol: async () => {},
    close: async () => {},
  }),
})

const secret = definePart({
  id: 'kluis',
  title: 'kluis.title',
  icon: 'lock',
  scope: 'client',
  requires: 'mfa',
  rights: { read: {}, keep: { title: 'kluis.keep' } },
  reads: [Note],
  query: z.strictObject({ page: z.string().optional() }) as z.ZodType<Record<string, string>>,
  load: async ({ records }) => (await records.all(Note)).map(({ data }) => data.text),
  view: (texts) => texts.join(),
  summary: { load: async () => 'GEHEIM OP DE STARTPAGINA', view: (text) => text },
  media: { load: async () => ({ mime: 'application/pdf', bytes: Buffer.from('GEHEIM') }) },
  actions: { keep: { right: 'keep', input: z.strictObject({}), run: async () => undefined } },
})
const words = { 'kluis.title': 'Kluis', 'kluis.keep': 'Bewaren' }
const plugin = definePlugin({ id: 'bank', api: 1, messages: { nl: words, en: words }, parts: () => [secret] })

describe('a part that asks a stronger session', () => {
  let portal: TestPortal
  let viewer: Awaited<ReturnType<TestPortal['viewer']>>
  const path = () => `/client/${viewer.clientId}/bank/kluis`

  beforeAll(async () => {
    const memory = createMemorySource([Note])
    const record = { type: Note, id: '1', place: { file: 'x' }, data: { text: 'GEHEIM' } }
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [record], complete: [Note] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source], auth: authenticator })
    await portal.sync()
    viewer = await portal.viewer({ clientNumber: '100' })
  })
  afterAll(() => portal.close())

  test('leads to the page that asks for a code, and comes back to where it was', async () => {
    assurance = 'single'
    const answer = await viewer.get(`${path()}?page=2`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/bevestigen?${new URLSearchParams({ next: `${path()}?page=2` }).toString()}`)
    expect(answer.text).toBe('')
  })

  test('asks for it in a preview as well, and comes back inside it', async () => {
    assurance = 'single'
    const admin = await portal.viewer({ clientNumber: '100', portalAdmin: true })
    const { accessId } = await portal.grant(
      { clientNumber: '100', email: 'noor@voorbeeld.nl', name: 'Noor', basis: 'self' },
      { grantedBy: 'test', notify: false },
    )
    const preview = `/client/${admin.clientId}/als/${accessId}`
    const answer = await admin.get(`${preview}/bank/kluis`)
    expect(answer.headers.get('location')).toBe(`/bevestigen?${new URLSearchParams({ next: `${preview}/bank/kluis` }).toString()}`)
    expect((await admin.get(preview)).text).not.toContain('GEHEIM')
  })

  test('gives no data as JSON, and says what is needed', async () => {
    assurance = 'single'
    const answer = await viewer.json(path())
    expect([answer.status, answer.json()]).toEqual([403, { error: 'step-up-needed' }])
  })

  test('hands out no photo or letter before it', async () => {
    assurance = 'single'
    const letter = await viewer.get(`${path()}/media/${crypto.randomUUID()}`)
    expect([letter.status, letter.headers.get('location')]).toEqual([
      303,
      `/bevestigen?${new URLSearchParams({ next: path() }).toString()}`,
    ])
    assurance = 'mfa'
    expect((await viewer.get(`${path()}/media/${crypto.randomUUID()}`)).text).toBe('GEHEIM')
  })

  test('takes no form before it, and leads to the part after it', async () => {
    assurance = 'single'
    const answer = await viewer.post(`${path()}/keep`, {})
    expect(answer.headers.get('location')).toBe(`/bevestigen?${new URLSearchParams({ next: path() }).toString()}`)
    expect((await portal.entries()).filter(({ event }) => event === 'part.action')).toEqual([])
  })

  test('shows nothing on the start page, and stays in the menu of who has the right', async () => {
    assurance = 'single'
    const start = await viewer.get(`/client/${viewer.clientId}`)
    expect(start.text).toContain('Kluis')
    expect(start.text).not.toContain('GEHEIM')
    expect((await viewer.json(`/client/${viewer.clientId}`)).text).not.toContain('GEHEIM')
  })

  test('is one and the same 404 for who lacks the right, however strong the session is', async () => {
    const other = await portal.viewer({ clientNumber: '100', rights: [] })
    for (const level of ['single', 'mfa'] as const) {
      assurance = level
      expect((await other.get(path())).status).toBe(404)
    }
  })

  test.each(['mfa', 'idp-mfa', 'eidas-high'] as const)('opens for a session of %s', async (level) => {
    assurance = level
    expect((await viewer.get(path())).text).toContain('GEHEIM')
    expect((await viewer.get(`/client/${viewer.clientId}`)).text).toContain('GEHEIM OP DE STARTPAGINA')
  })

  test('stays shut for a session that an identity provider proved with one factor', async () => {
    assurance = 'idp-single'
    expect((await viewer.get(path())).status).toBe(303)
  })
})

describe('pages of the authenticator', () => {
  let portal: TestPortal
  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    portal = await createTestPortal({ sources: [memory.source], auth: authenticator })
    await portal.sync()
  })
  afterAll(() => portal.close())

  test('stand in the profile with a tab each, and are for who is signed in', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    for (const path of ['/mijn/core/profile', '/profiel/eigen']) {
      const { text } = await viewer.get(path)
      expect(text).toContain('href="/profiel/eigen"')
      expect(text).toContain('href="/mijn/core/profile"')
    }
    expect((await viewer.get('/profiel/eigen')).text).toMatch(/aria-current="page"[^>]*>.*Inloggen en beveiliging/s)
    expect((await portal.visitor().get('/profiel/eigen')).headers.get('location')).toContain('/inloggen?next=')
    expect((await portal.visitor().get('/open')).text).toContain('VOOR IEDEREEN')
  })
})
