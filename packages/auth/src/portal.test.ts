import { createMemorySource, createTestPortal, TEST_ORIGIN, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auth } from './auth.ts'
import { password } from './password/password.tsx'

const ANNA = { userName: 'anna', password: 'vier losse fietsbellen' }
const FORM = { method: 'password', next: '', username: ANNA.userName, password: ANNA.password }

describe('a portal whose people sign in with a password', () => {
  let portal: TestPortal
  let visitor: TestBrowser
  let accountId: string

  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    portal = await createTestPortal({
      auth: auth({ methods: [password()] }),
      sources: [memory.source],
      acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of the password alone', by: 'the test', until: '2100-01-01' }],
    })
    await portal.sync()
    const granted = await portal.grant(
      { clientNumber: '100', email: 'anna@voorbeeld.nl', name: 'Anna', basis: 'self' },
      { grantedBy: 'test', notify: false },
    )
    accountId = granted.accountId
    await portal.enrol(accountId, ANNA)
    visitor = portal.visitor()
  })
  afterAll(() => portal.close())

  const cookieOf = (headers: Headers) => ({ cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' })
  const signIn = async () => cookieOf((await visitor.post('/inloggen', FORM)).headers)

  test('a visitor is sent to the page to sign in, and after it to the page that was asked for', async () => {
    const asked = await visitor.get('/mijn/core/profile')
    expect(asked.headers.get('location')).toBe('/inloggen?next=%2Fmijn%2Fcore%2Fprofile')
    const page = await visitor.get('/inloggen?next=%2Fmijn%2Fcore%2Fprofile')
    expect(page.status).toBe(200)
    for (const part of ['Inloggen</h1>', 'Gebruikersnaam', 'Wachtwoord', 'value="/mijn/core/profile"']) expect(page.text).toContain(part)
    const answer = await visitor.post('/inloggen', { ...FORM, next: '/mijn/core/profile' })
    expect(answer.headers.get('location')).toBe('/mijn/core/profile')
    expect((await visitor.get('/mijn/core/profile', cookieOf(answer.headers))).status).toBe(200)
  })

  test('a wrong password is said in the words of the manual', async () => {
    const answer = await visitor.post('/inloggen', { ...FORM, password: 'iets heel anders' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('U heeft uw gebruikersnaam of wachtwoord verkeerd ingevuld. Probeer het nog een keer.')
  })

  test('attack 02: nobody is signed in or out by a form on another site', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]) {
      const answer = await visitor.post('/inloggen', FORM, headers)
      expect(answer.status).toBe(403)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    const session = await signIn()
    await visitor.post('/uitloggen', { answer: 'ja' }, { ...session, origin: 'https://evil.example' })
    expect((await visitor.get('/mijn/core/profile', session)).status).toBe(200)
  })

  test('a session in use lives on by the clock of the portal, one that is not ends', async () => {
    const session = await signIn()
    for (let quarter = 0; quarter < 4; quarter += 1) {
      portal.clock.advance('10m')
      expect((await visitor.get('/mijn/core/profile', session)).status).toBe(200)
    }
    portal.clock.advance('15m')
    expect((await visitor.get('/mijn/core/profile', session)).headers.get('location')).toContain('/inloggen')
    expect((await visitor.get('/inloggen', session)).text).toContain('U bent automatisch uitgelogd.')
  })

  test('attack 19: after signing out the pages are gone, and the browser is told to forget them', async () => {
    const session = await signIn()
    expect((await visitor.get('/uitloggen', session)).text).toContain('Weet u zeker dat u wilt uitloggen?')
    const answer = await visitor.post('/uitloggen', { answer: 'ja' }, session)
    expect(answer.headers.get('clear-site-data')).toBe('"cache"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await visitor.get('/mijn/core/profile', session)).headers.get('location')).toContain('/inloggen')
  })

  test('attack 32: a malformed cookie is nobody, and no error', async () => {
    for (const cookie of [
      '__Host-portal=%',
      '__Host-portal=.',
      '__Host-portal=a.b; __Host-portal=a.b',
      `__Host-portal=${'x'.repeat(5000)}`,
      ';;;',
    ]) {
      expect((await visitor.get('/mijn/core/profile', { cookie })).status).toBe(303)
    }
  })

  test('the access log holds signing in and out, by account, and nothing that was typed', async () => {
    await visitor.post('/inloggen', { ...FORM, username: 'typefout-xyzzy' })
    const events = (await portal.entries())
      .filter((entry) => entry.accountId === accountId || entry.accountId === null)
      .map(({ event, outcome }) => `${event} ${outcome}`)
    expect(events).toEqual(expect.arrayContaining(['sign-in success', 'sign-in refused', 'sign-out success']))
    const { rows } = await portal.store
      .system()
      .executeQuery<{ detail: unknown }>(portal.store.system().selectFrom('audit_entry').select('detail').compile())
    expect(JSON.stringify([rows, portal.log, portal.problems])).not.toMatch(/xyzzy|fietsbellen/)
  })

  test('no viewer may read a table of signing in', async () => {
    const now = portal.clock.now()
    for (const table of [
      'auth_session',
      'auth_password',
      'auth_account',
      'auth_throttle',
      'auth_phone',
      'auth_app',
      'auth_flow',
      'auth_credential',
      'auth_challenge',
    ]) {
      const reading = portal.store.forViewer({ accountId, now }, (lane) =>
        lane.part([], (db) => db.$extendTables<Record<string, { id: string }>>().selectFrom(table).selectAll().execute()),
      )
      await expect(reading).rejects.toThrow(/permission denied/)
    }
  })

  test('its cookie is bound to the host', async () => {
    expect(TEST_ORIGIN).toMatch(/^https:/)
    expect((await signIn()).cookie).toMatch(/^__Host-portal=/)
  })
})
