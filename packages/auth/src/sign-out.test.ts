import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auth } from './auth.ts'
import { password } from './password/password.tsx'
import { listTestDatabases, type TestDatabase } from './test-database.ts'
import { cookieOf, openTestPortal, type TestPortal } from './test-portal.ts'

const ANNA = { userName: 'anna', password: 'vier losse fietsbellen' }
const BRAM = { userName: 'bram', password: 'natte sokken op dinsdag' }

describe.each(listTestDatabases())('signing out on $kind', ({ open }) => {
  let database: TestDatabase
  let portal: TestPortal

  const signIn = async ({ userName, password: secret }: typeof ANNA) =>
    cookieOf(await portal.post('/inloggen', { form: { method: 'password', username: userName, password: secret } }))

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

  test('asks first: Ja or Nee, and nothing has happened yet', async () => {
    const cookie = await signIn(ANNA)
    const body = await (await portal.get('/uitloggen', { cookie })).text()
    for (const part of ['Weet u zeker dat u wilt uitloggen?', '>Ja<', '>Nee<']) expect(body).toContain(part)
    expect(await portal.sessionOf(cookie)).toBeDefined()
  })

  test('Ja ends the session, takes the cookie back and empties the cache', async () => {
    const cookie = await signIn(ANNA)
    const answer = await portal.post('/uitloggen', { cookie, form: { answer: 'ja', next: '/' } })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/inloggen?uitgelogd=1')
    expect(answer.headers.get('clear-site-data')).toBe('"cache"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('set-cookie')).toBe('__Host-portal=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
    expect(await portal.sessionOf(cookie)).toBeUndefined()
    expect(portal.events.at(-1)).toEqual({ type: 'sign-out', outcome: 'success', accountId: database.accounts[0] })
    expect(await (await portal.get('/inloggen?uitgelogd=1')).text()).toContain('U bent uitgelogd.')
  })

  test('Nee goes back to the page one came from, and the session stays', async () => {
    const cookie = await signIn(ANNA)
    const asked = await portal.get('/uitloggen', { cookie, headers: { referer: 'https://portaal.example/client/1?a=2' } })
    expect(await asked.text()).toContain('value="/client/1?a=2"')
    const answer = await portal.post('/uitloggen', { cookie, form: { answer: 'nee', next: '/client/1?a=2' } })
    expect(answer.headers.get('location')).toBe('/client/1?a=2')
    expect(await portal.sessionOf(cookie)).toBeDefined()
  })

  test.each(['https://evil.example/x', 'https://portaal.example.evil.example/', 'https://portaal.example//evil', 'geen adres'])(
    'attack 03: a referer %s leads back to the start',
    async (referer) => {
      const cookie = await signIn(ANNA)
      expect(await (await portal.get('/uitloggen', { cookie, headers: { referer } })).text()).toContain('name="next" value="/"')
      const answer = await portal.post('/uitloggen', { cookie, form: { answer: 'nee', next: referer } })
      expect(answer.headers.get('location')).toBe('/')
    },
  )

  test('signing out one person leaves another signed in', async () => {
    const [anna, bram] = [await signIn(ANNA), await signIn(BRAM)]
    await portal.post('/uitloggen', { cookie: anna, form: { answer: 'ja' } })
    expect(await portal.sessionOf(anna)).toBeUndefined()
    expect(await portal.sessionOf(bram)).toMatchObject({ accountId: database.accounts[1] })
  })

  test('signing out twice, or without a session, is no error', async () => {
    const answer = await portal.post('/uitloggen', { form: { answer: 'ja' } })
    expect(answer.headers.get('location')).toBe('/inloggen?uitgelogd=1')
    expect((await portal.get('/uitloggen')).headers.get('location')).toBe('/inloggen')
    expect(portal.events).toEqual([])
  })

  test('endSessions ends every session of the account and of nobody else', async () => {
    const cookies = [await signIn(ANNA), await signIn(ANNA)]
    const bram = await signIn(BRAM)
    await portal.authenticator.endSessions(database.accounts[0])
    for (const cookie of cookies) expect(await portal.sessionOf(cookie)).toBeUndefined()
    expect(await portal.sessionOf(bram)).toBeDefined()
    expect(portal.events.at(-1)).toEqual({
      type: 'session-ended',
      outcome: 'success',
      accountId: database.accounts[0],
      detail: { reason: 'everywhere' },
    })
  })

  test('a stale session is kept alive by its id', async () => {
    const cookie = await signIn(ANNA)
    portal.advance(8 * 60)
    const stale = await portal.sessionOf(cookie)
    expect(stale?.stale).toBe(true)
    await portal.authenticator.keepAlive(stale?.sessionId ?? '')
    expect(await portal.sessionOf(cookie)).toMatchObject({ stale: false })
  })
})
