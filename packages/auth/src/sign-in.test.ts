import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auth } from './auth.ts'
import { password } from './password/password.tsx'
import { listTestDatabases, type TestDatabase } from './test-database.ts'
import { cookieOf, openTestPortal, type TestPortal } from './test-portal.ts'

const ANNA = { userName: 'Anna.Jansen', password: 'vier losse fietsbellen' }
const BRAM = { userName: 'bram', password: 'natte sokken op dinsdag' }
const WRONG = 'iets heel anders dan dat'

const typed = (username: string, secret: string) => ({ form: { method: 'password', next: '', username, password: secret } })
const right = (who: typeof ANNA) => typed(who.userName, who.password)

describe.each(listTestDatabases())('signing in on $kind', ({ open }) => {
  let database: TestDatabase
  let portal: TestPortal

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.clear()
    portal = await openTestPortal(auth({ methods: [password()] }), database)
    await portal.authenticator.enrol(database.accounts[0], ANNA)
    await portal.authenticator.enrol(database.accounts[1], BRAM)
    portal.events.splice(0)
  })

  test('the page has the words of the manual, and fields a password manager knows', async () => {
    const body = await (await portal.get('/inloggen')).text()
    for (const part of [
      '<h1>Inloggen</h1>',
      'Gebruikersnaam',
      'Wachtwoord',
      'autocomplete="username"',
      'autocomplete="current-password"',
      'action="/inloggen"',
    ]) {
      expect(body).toContain(part)
    }
    expect(body).toContain('Wachtwoord vergeten?')
    expect(body).toContain('href="/wachtwoord-vergeten"')
  })

  test('a right password opens a session and leads to the start', async () => {
    const answer = await portal.post('/inloggen', right(ANNA))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-portal=[\w-]{20}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(await portal.sessionOf(cookieOf(answer))).toMatchObject({ accountId: database.accounts[0], assurance: 'single', stale: false })
    expect(portal.events).toEqual([
      { type: 'sign-in', outcome: 'success', accountId: database.accounts[0], detail: { assurance: 'single', method: 'password' } },
    ])
  })

  test('a user name is the same in capitals, with full-width letters and with spaces around it', async () => {
    for (const name of ['ANNA.JANSEN', ' anna.jansen ', 'ａｎｎａ.jansen']) {
      expect((await portal.post('/inloggen', typed(name, ANNA.password))).status, name).toBe(303)
    }
  })

  test('after a wrong password the name stays in the field and the password does not', async () => {
    const answer = await portal.post('/inloggen', typed('Anna.Jansen', WRONG))
    const body = await answer.text()
    expect(answer.status).toBe(422)
    expect(body).toContain('U heeft uw gebruikersnaam of wachtwoord verkeerd ingevuld. Probeer het nog een keer.')
    expect(body).toContain('value="Anna.Jansen"')
    expect(body).not.toContain(WRONG)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('a known and an unknown user name get the same status, headers and text, also when throttled', async () => {
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const [known, unknown] = [await portal.post('/inloggen', typed('bram', WRONG)), await portal.post('/inloggen', typed('truus', WRONG))]
      expect(known.status).toBe(unknown.status)
      expect([...known.headers]).toEqual([...unknown.headers])
      expect(await known.text()).toBe((await unknown.text()).replaceAll('truus', 'bram'))
    }
    expect((await portal.post('/inloggen', right(BRAM))).status).toBe(429)
  })

  test('the access log says what happened, and holds nothing of a name or password that was typed', async () => {
    await portal.post('/inloggen', typed('bram', WRONG))
    await portal.post('/inloggen', typed('onbekende.naam', WRONG))
    await portal.post('/inloggen', typed('', WRONG))
    expect(portal.events).toEqual([
      { type: 'sign-in', outcome: 'refused', accountId: database.accounts[1], detail: { reason: 'wrong-password' } },
      { type: 'sign-in', outcome: 'refused', detail: { reason: 'unknown-name' } },
      { type: 'sign-in', outcome: 'refused', detail: { reason: 'malformed' } },
    ])
    expect(portal.logged).toEqual([])
    const stored = await database.dump()
    for (const secret of ['onbekende.naam', WRONG, BRAM.password]) expect(stored).not.toContain(secret)
  })

  test('attack 01: a cookie that was there before signing in never becomes the session', async () => {
    const chosen = `__Host-portal=${'A'.repeat(20)}.${'B'.repeat(43)}`
    const answer = await portal.post('/inloggen', { ...right(ANNA), cookie: chosen })
    expect(cookieOf(answer)).not.toBe(chosen)
    expect(await portal.sessionOf(chosen)).toBeUndefined()
    expect(await portal.sessionOf(cookieOf(answer))).toBeDefined()
  })

  test('attack 01: a session of somebody else on the same device ends when the next person signs in', async () => {
    const before = cookieOf(await portal.post('/inloggen', right(BRAM)))
    const after = cookieOf(await portal.post('/inloggen', { ...right(ANNA), cookie: before }))
    expect(await portal.sessionOf(before)).toBeUndefined()
    expect(await portal.sessionOf(after)).toMatchObject({ accountId: database.accounts[0] })
    expect(portal.events).toContainEqual({
      type: 'session-ended',
      outcome: 'success',
      accountId: database.accounts[1],
      detail: { reason: 'replaced' },
    })
  })

  test('attack 02: asking for the pages changes no session, whoever links to them', async () => {
    const cookie = cookieOf(await portal.post('/inloggen', right(ANNA)))
    for (const path of ['/inloggen?username=bram&password=x', '/uitloggen?answer=ja', '/inloggen?uitgelogd=1']) {
      expect((await portal.get(path, { cookie })).headers.get('set-cookie')).toBeNull()
    }
    expect(await portal.sessionOf(cookie)).toMatchObject({ accountId: database.accounts[0] })
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%2f%2fevil.example',
    '/inloggen?next=/x',
    '/uitloggen',
    'javascript:alert(1)',
  ])('attack 03: %s is no place to go on to', async (next) => {
    const answer = await portal.post('/inloggen', { form: { ...right(ANNA).form, next } })
    expect(answer.headers.get('location')).toBe('/')
  })

  test('who asked for a page before signing in arrives there, below the base path too', async () => {
    const based = await openTestPortal(auth({ methods: [password()] }), database, { basePath: '/portaal' })
    const form = await (await based.get('/portaal/inloggen?next=%2Fportaal%2Fclient%2F1%3Fa%3D2')).text()
    expect(form).toContain('value="/portaal/client/1?a=2"')
    const post = (next: string) => based.post('/portaal/inloggen', { form: { ...right(ANNA).form, next } })
    expect((await post('/portaal/client/1?a=2')).headers.get('location')).toBe('/portaal/client/1?a=2')
    expect((await post('/elders')).headers.get('location')).toBe('/portaal/')
    expect((await post('/portaal')).headers.get('set-cookie')).toContain('Path=/;')
  })

  test('extra fields, missing fields, another method and very long fields are answered like a wrong password', async () => {
    const { form } = right(ANNA)
    const bad = [
      {},
      { ...form, extra: '1' },
      { ...form, method: 'sms' },
      { method: 'password', username: 'bram' },
      { ...form, password: 'x'.repeat(1_000_000) },
      { ...form, username: 'x'.repeat(1_000_000) },
    ]
    for (const fields of bad) {
      const answer = await portal.post('/inloggen', { form: fields })
      expect(answer.status).toBe(422)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
  })

  test('a blocked account is refused with the words of a wrong password', async () => {
    const strict = await openTestPortal(auth({ methods: [password()] }), database, {
      accounts: [{ id: database.accounts[0], blocked: true }],
    })
    const answer = await strict.post('/inloggen', right(ANNA))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('verkeerd ingevuld')
    expect(strict.events).toEqual([{ type: 'sign-in', outcome: 'refused', accountId: database.accounts[0], detail: { reason: 'blocked' } }])
  })

  test('a session that ended is said once, and its cookie taken back', async () => {
    const cookie = cookieOf(await portal.post('/inloggen', right(ANNA)))
    portal.advance(15 * 60)
    const answer = await portal.get('/inloggen', { cookie })
    expect(await answer.text()).toContain('U bent automatisch uitgelogd. Log opnieuw in.')
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await (await portal.get('/inloggen')).text()).not.toContain('automatisch')
  })

  test('who is signed in already is not asked again', async () => {
    const cookie = cookieOf(await portal.post('/inloggen', right(ANNA)))
    expect((await portal.get('/inloggen?next=/client/1', { cookie })).headers.get('location')).toBe('/client/1')
  })

  test('what ran out of time is swept, and its end is in the access log', async () => {
    await portal.post('/inloggen', right(ANNA))
    portal.advance(60 * 60)
    await portal.post('/inloggen', right(BRAM))
    expect(portal.events).toContainEqual({
      type: 'session-ended',
      outcome: 'success',
      accountId: database.accounts[0],
      detail: { reason: 'expired' },
    })
  })

  test('too many at once are told to come back, and that costs them no try', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => portal.post('/inloggen', typed(`naam${index}`, WRONG))))
    const busy = answers.filter((answer) => answer.status === 503)
    expect(busy.length).toBe(6)
    expect(busy[0]?.headers.get('retry-after')).toBe('5')
    expect(await busy[0]?.text()).toContain('Het is nu erg druk.')
    expect(await database.auth.selectFrom('auth_throttle').select('key').execute()).toHaveLength(54)
    expect(portal.events.filter((event) => event.detail?.['reason'] === 'busy')).toHaveLength(6)
  })
})
