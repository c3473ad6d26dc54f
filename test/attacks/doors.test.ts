import { auth, password } from '@voordeur/auth'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './attacked-portal.ts'

const CREDENTIALS = { userName: 'marjan', password: 'een zin die niemand raadt' }

async function openPortal(options: { readonly databaseUrl?: string; readonly production?: boolean }): Promise<TestPortal> {
  const memory = createMemorySource([Report])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [Report] },
    { completeSnapshot: true },
  ]
  const portal = await createTestPortal(
    {
      auth: auth({ methods: [password()] }),
      sources: [memory.source],
      acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of the password alone', by: 'the test', until: '2100-01-01' }],
    },
    options,
  )
  await portal.sync()
  return portal
}

const grant = (portal: TestPortal, person: { readonly email?: string; readonly name?: string; readonly clientNumber?: string }) =>
  portal.grant(
    { clientNumber: '100', email: 'marjan@voorbeeld.nl', name: 'Marjan', basis: 'family', rights: [], ...person },
    { grantedBy: 'test', notify: true },
  )

describe.each(databases)('signing in while something else happens, on $name', ({ url }) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openPortal(url === undefined ? {} : { databaseUrl: url })
    await portal.enrol((await grant(portal, {})).accountId, CREDENTIALS)
  })
  afterAll(() => portal.close())

  const send = (path: string, init: RequestInit & { readonly cookie?: string | undefined } = {}) =>
    portal.fetch(
      new Request(`${portal.composition.origin}${path}`, {
        ...init,
        headers: { origin: portal.composition.origin, ...(init.cookie === undefined ? {} : { cookie: init.cookie }) },
      }),
    )
  const signIn = async (cookie?: string) => {
    const body = new URLSearchParams({ method: 'password', username: CREDENTIALS.userName, password: CREDENTIALS.password })
    const answer = await send('/inloggen', { method: 'POST', body, cookie })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const isSignedIn = async (cookie: string) => (await send('/mijn/core/profile', { cookie })).status === 200

  test('attack 01: of two sign-ins at once with the session before them, each gets its own and the old one ends', async () => {
    const old = await signIn()
    const [one, other] = await Promise.all([signIn(old), signIn(old)])
    expect(one).not.toBe(other)
    expect(await Promise.all([old, one, other].map(isSignedIn))).toEqual([false, true, true])
  })

  test('attack 25: signing out beside a flood of requests that keep the session alive ends it all the same', async () => {
    const cookie = await signIn()
    portal.clock.advance('10m')
    const flood = Array.from({ length: 20 }, () => send('/mijn/core/profile', { cookie }))
    const out = send('/uitloggen', { method: 'POST', body: new URLSearchParams({ answer: 'ja' }), cookie })
    await Promise.all([...flood, out])
    expect(await isSignedIn(cookie)).toBe(false)
  })

  test('attack 25: a blocked account loses the sessions it has, and gets no new one', async () => {
    const cookie = await signIn()
    await portal.store.system().updateTable('account').set({ blocked_at: portal.clock.now() }).execute()
    expect(await isSignedIn(cookie)).toBe(false)
    expect(await signIn()).toBe('')
    await portal.store.system().updateTable('account').set({ blocked_at: null }).execute()
  })
})

describe('a name or address that attacks a mail', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openPortal({})
  })
  afterAll(() => portal.close())

  test.each(['Jan\r\nBcc: dief@evil.example', 'Jan\u0000', 'Jan\u202Enaj', 'Jan\u2028Bcc: x', '', ' ', 'x'.repeat(201)])(
    'attack 30: the name %j is refused',
    async (name) => {
      await expect(grant(portal, { name })).rejects.toMatchObject({ code: 'GRANT_INVALID' })
    },
  )

  test.each([
    'a@x.nl\r\nBcc: b@evil.example',
    'a@x.nl,b@evil.example',
    'a@x.nl b@evil.example',
    '"a b"@x.nl',
    'a＠x.nl',
    'а@x.nl',
    'a@x.nl\u0000',
    '<a@x.nl>',
    'a@[127.0.0.1]',
    'a%b@x.nl',
    'a@x',
  ])('attack 30: the address %j is refused', async (email) => {
    await expect(grant(portal, { email })).rejects.toMatchObject({ code: 'GRANT_INVALID' })
  })

  test.each(["100' or 1=1 --", '%', '100\u0000', '*'])('the client number %j finds nobody', async (clientNumber) => {
    await expect(grant(portal, { clientNumber })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:GRANT_INVALID|CLIENT_UNKNOWN)$/) as string,
    })
  })

  test('what was refused left no account, and no mail', async () => {
    await portal.start()
    await portal.runJobs(120)
    expect(portal.sent).toEqual([])
    expect(await portal.store.system().selectFrom('account').select('id').execute()).toEqual([])
  })
})

describe('in production', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openPortal({ production: true })
  })
  afterAll(() => portal.close())

  test('there is no development mailbox, for nobody and for no spelling', async () => {
    await grant(portal, {})
    for (const path of [
      '/dev/mailbox',
      '/dev/mailbox/',
      '/dev/overlay/texts',
      '/dev%2Fmailbox',
      '/%64ev/mailbox',
      '/dev/mailbox/01a201d2-c08d-7000-a008-7a1061751177',
    ]) {
      expect((await portal.visitor().get(path)).status).toBe(404)
    }
  })

  test('every answer asks for HTTPS, and every cookie for it too', async () => {
    const page = await portal.visitor().get('/inloggen')
    expect(page.headers.get('strict-transport-security')).toContain('max-age=')
    const size = await portal.visitor().post('/tekstgrootte', { size: 'larger', back: '/' })
    expect(size.headers.get('set-cookie')).toContain('; Secure')
  })
})
