import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auth, type AuthOptions } from '../auth.ts'
import { authenticatorApp } from '../factor/authenticator-app.ts'
import { createFactorPorts } from '../factor/test-factor-ports.ts'
import { linkIdentity } from '../identity/identities.ts'
import { password } from '../password/password.tsx'
import { defaultPolicy } from '../policy/sign-in-policy.ts'
import { redirectMethodContract } from '../redirect-method-contract.ts'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import { cookieOf, openTestPortal, type TestPortal, type TestPortalSettings } from '../test-portal.ts'
import { createFarAway, FAR_AWAY, type FarAway, type FarAwaySettings } from './far-away.fixture.ts'

const at = new Date('2031-03-03T10:00:00Z')
const toPath = (url: URL): string => `${url.pathname}${url.search}`
const locationOf = (response: Response): string => (response.headers.get('refresh') ?? '').replace('0; url=', '')

describe.each(listTestDatabases())('a method that leads elsewhere, on $kind', ({ open }) => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.clear()
    await linkIdentity(database.db, {
      issuer: FAR_AWAY,
      subject: 'anna',
      accountId: database.accounts[0],
      method: 'verweg',
      by: 'Test',
      at,
    })
  })

  const openWith = (far: FarAway, more: Partial<AuthOptions> = {}, settings: TestPortalSettings = {}): Promise<TestPortal> =>
    openTestPortal(auth({ methods: [far.method], ...more }), database, settings)

  async function leave(portal: TestPortal, cookie?: string, next = '') {
    const response = await portal.post('/inloggen/verweg/start', { form: { next }, ...(cookie === undefined ? {} : { cookie }) })
    return { response, cookie: cookieOf(response), location: locationOf(response) }
  }

  async function come(portal: TestPortal, url: URL, cookie?: string): Promise<Response> {
    return portal.get(toPath(url), cookie === undefined ? {} : { cookie })
  }

  /** All the way in, as far as it goes. */
  async function walk(far: FarAway, portal: TestPortal): Promise<Response> {
    const { cookie, location } = await leave(portal)
    return come(portal, far.signIn(location), cookie)
  }

  redirectMethodContract({ test }, async () => {
    const far = createFarAway()
    const { ports } = createFactorPorts(database)
    return {
      method: await far.method.open({ ...ports, policy: defaultPolicy }),
      accountId: database.accounts[0],
      signInThere: async (location) => far.signIn(location),
      signInStranger: async (location) => far.signIn(location, 'onbekende'),
      stopProvider: async () => far.stop(),
      dump: database.dump,
    }
  })

  test('the page has one button for it, beside the form of the password, and one for staff below', async () => {
    const staff = createFarAway({ id: 'personeel', audience: 'staff' })
    const portal = await openWith(createFarAway(), { methods: [createFarAway().method, password(), staff.method] })
    const body = await (await portal.get('/inloggen?next=/mijn')).text()
    expect(body.match(/Inloggen met Verweg/gu)).toHaveLength(1)
    expect(body).toContain('action="/inloggen/verweg/start"')
    expect(body.indexOf('Inloggen als medewerker')).toBeGreaterThan(body.indexOf('Wachtwoord vergeten?'))
    expect(body).toContain('value="/mijn"')
  })

  test('the browser goes away by itself, and not by the way of the form, which may lead nowhere else', async () => {
    const { response, location } = await leave(await openWith(createFarAway()))
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-portal_login=\S+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/u)
    expect(new URL(location).origin).toBe(FAR_AWAY)
    expect(new URL(location).searchParams.get('callback')).toBe('https://portaal.example/inloggen/verweg/terug')
    expect(await response.text()).toContain('Verder naar Verweg')
  })

  test('who comes back has a session, goes where they were going, and the log says by which way', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const { cookie, location } = await leave(portal, undefined, '/mijn/dossier')
    const response = await come(portal, far.signIn(location), cookie)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/mijn/dossier'])
    expect(await portal.sessionOf(cookieOf(response))).toMatchObject({ accountId: database.accounts[0], assurance: 'idp-single' })
    expect(response.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^__Host-portal_login=; .*Max-Age=0$/u))
    expect(portal.events).toEqual([
      { type: 'sign-in', outcome: 'success', accountId: database.accounts[0], detail: { assurance: 'idp-single', method: 'verweg' } },
    ])
  })

  test('attack 02: a browser that began nothing is let in by no address, and nothing changes or is noted', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const { location, cookie: owners } = await leave(portal)
    const guessed = owners.replace(/\.[\w-]{43}$/u, `.${'B'.repeat(43)}`)
    const stored = await database.dump()
    const back = far.signIn(location)
    for (const cookie of [undefined, guessed, `__Host-portal_login=${'A'.repeat(20)}.${'B'.repeat(43)}`, '__Host-portal_login=x']) {
      const response = await come(portal, back, cookie)
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(await response.text()).toContain('Het inloggen is niet gelukt. Begin opnieuw.')
    }
    expect([far.finished(), portal.events, await database.dump()]).toEqual([0, [], stored])
  })

  test('attack 09: another state is refused before the provider is asked, and does not use up the sign-in of its owner', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const { cookie, location } = await leave(portal)
    const back = far.signIn(location)
    for (const state of ['', 'x'.repeat(43), undefined]) {
      const forged = new URL(back)
      if (state === undefined) forged.searchParams.delete('state')
      else forged.searchParams.set('state', state)
      expect((await come(portal, forged, cookie)).status).toBe(422)
    }
    expect(far.finished()).toBe(0)
    expect(portal.events.map(({ detail }) => detail)).toEqual([{ reason: 'state' }, { reason: 'state' }, { reason: 'state' }])
    expect((await come(portal, back, cookie)).status).toBe(303)
  })

  test('attack 09: of two tabs only the newest comes back, with its own state', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const first = await leave(portal)
    const second = await leave(portal, first.cookie)
    expect((await come(portal, far.signIn(first.location), second.cookie)).status).toBe(422)
    expect((await come(portal, far.signIn(first.location), first.cookie)).status).toBe(200)
    expect(far.finished()).toBe(0)
    expect((await come(portal, far.signIn(second.location), second.cookie)).status).toBe(303)
  })

  test('attack 08: of twenty that come back at once with one sign-in, one is let in', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const { cookie, location } = await leave(portal)
    const back = far.signIn(location)
    const answers = await Promise.all(Array.from({ length: 20 }, () => come(portal, back, cookie)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(far.finished()).toBe(1)
  })

  test('after ten minutes nobody comes back, and what was kept is swept', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const { cookie, location } = await leave(portal)
    portal.advance(10 * 60)
    expect((await come(portal, far.signIn(location), cookie)).status).toBe(200)
    await leave(portal)
    expect(await database.auth.selectFrom('auth_redirect').select('id').execute()).toHaveLength(1)
  })

  test('attack 11: what one method began is not taken by another', async () => {
    const far = createFarAway()
    const other = createFarAway({ id: 'ander' })
    const portal = await openWith(far, { methods: [far.method, other.method] })
    const { cookie, location } = await leave(portal)
    const back = far.signIn(location)
    back.pathname = '/inloggen/ander/terug'
    expect((await come(portal, back, cookie)).status).toBe(200)
    expect(other.finished()).toBe(0)
  })

  test('attack 29: who was linked for one method of a provider does not come in by another with other rules', async () => {
    const strict = createFarAway({ secondFactor: 'provider', assurance: 'idp-mfa' })
    const easy = createFarAway({ id: 'ander', secondFactor: 'trusted' })
    const portal = await openWith(strict, { methods: [strict.method, easy.method] })
    const left = await portal.post('/inloggen/ander/start')
    const response = await come(portal, easy.signIn(locationOf(left)), cookieOf(left))
    expect([response.status, portal.events.at(-1)?.detail]).toEqual([422, { reason: 'unknown-identity' }])
    expect((await walk(strict, portal)).status).toBe(303)
  })

  test('who is not linked, and who is blocked, read the same; only the log knows', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    const shut = await openWith(far, {}, { accounts: [{ id: database.accounts[0], email: 'a@example.nl', blocked: true }] })
    const stranger = await leave(portal)
    const unknown = await come(portal, far.signIn(stranger.location, 'onbekende'), stranger.cookie)
    const blocked = await walk(far, shut)
    expect([unknown.status, blocked.status]).toEqual([422, 422])
    const body = await unknown.text()
    expect(body).toContain('Het inloggen met Verweg is niet gelukt.')
    expect(body).toContain('Neem dan contact op met Stichting Bloemendaal.')
    expect(body).toBe(await blocked.text())
    expect([...portal.events, ...shut.events].map(({ detail }) => detail?.['reason'])).toEqual(['unknown-identity', 'blocked'])
  })

  test('a provider that is away gives a calm page that says when to try again, and no failure', async () => {
    const far = createFarAway()
    const portal = await openWith(far)
    far.stop()
    const { response } = await leave(portal)
    expect([response.status, response.headers.get('retry-after'), response.headers.get('refresh')]).toEqual([503, '60', null])
    expect(await response.text()).toContain('We kunnen Verweg nu niet bereiken.')
  })

  describe('attack 29: the second factor', () => {
    const enter = async (settings: FarAwaySettings, more: Partial<AuthOptions> = { secondFactors: [authenticatorApp()] }) => {
      const far = createFarAway(settings)
      const portal = await openWith(far, more)
      const response = await walk(far, portal)
      return { portal, response }
    }
    const reach = ({ response }: { response: Response }) => [response.status, response.headers.get('location')]

    test('is asked after a provider that proved one, and nothing before it is a session', async () => {
      const { portal, response } = await enter({})
      expect(reach({ response })).toEqual([303, '/inloggen/code'])
      const flow = cookieOf(response)
      const asSession = flow.replace('portal_login', 'portal')
      expect(await portal.sessionOf(asSession)).toBeUndefined()
      for (const path of ['/inloggen', '/inloggen/code', '/inloggen/verweg/terug?code=x&state=y']) {
        expect((await portal.get(path, { cookie: flow })).headers.getSetCookie().join()).not.toContain('__Host-portal=')
      }
    })

    test('is not asked when the provider proved two, and is when it says more than it can prove', async () => {
      expect(reach(await enter({ assurance: 'idp-mfa' }))).toEqual([303, '/'])
      expect(reach(await enter({ assurance: 'idp-mfa', maxAssurance: 'idp-single' }))).toEqual([303, '/inloggen/code'])
    })

    test('is left to a provider that must prove it: who comes without is refused, with and without factors of the portal', async () => {
      for (const more of [{}, { secondFactors: [authenticatorApp()] }]) {
        const { portal, response } = await enter({ secondFactor: 'provider' }, more)
        expect(response.status).toBe(422)
        expect(portal.events.at(-1)?.detail).toEqual({ reason: 'one-factor' })
        expect(reach(await enter({ secondFactor: 'provider', assurance: 'idp-mfa' }, more))).toEqual([303, '/'])
      }
    })

    test('is not asked of who comes from a trusted provider, and the session says that one was proven', async () => {
      const { portal, response } = await enter({ secondFactor: 'trusted' })
      expect(reach({ response })).toEqual([303, '/'])
      expect(await portal.sessionOf(cookieOf(response))).toMatchObject({ assurance: 'idp-single' })
    })

    test('is missing in a portal without factors whose provider leaves it to the portal: that is an error', () => {
      const ids = (settings: FarAwaySettings) => auth({ methods: [createFarAway(settings).method] }).findings.map(({ id }) => id)
      expect(ids({})).toEqual(['auth.single-factor'])
      expect(ids({ secondFactor: 'provider' })).toEqual([])
      expect(auth({ methods: [password(), createFarAway({ secondFactor: 'provider' }).method] }).findings.map(({ id }) => id)).toEqual([
        'auth.single-factor',
      ])
    })
  })

  describe('somebody who begins again and again from one network', () => {
    const from = (portal: TestPortal, network: string | undefined) =>
      portal.post('/inloggen/verweg/start', { form: { next: '' }, ...(network === undefined ? {} : { network }) })
    const countRows = async () =>
      Number(
        (
          await database.auth
            .selectFrom('auth_redirect')
            .select(({ fn }) => fn.countAll().as('rows'))
            .executeTakeFirstOrThrow()
        ).rows,
      )

    test('leaves three hundred rows in ten minutes however many begin at once, is told how long to wait, and is logged once', async () => {
      const portal = await openWith(createFarAway())
      const answers = await Promise.all(Array.from({ length: 310 }, () => from(portal, '203.0.113.7')))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(300)
      expect(await countRows()).toBe(300)
      const refused = answers.find(({ status }) => status === 429)
      expect([refused?.headers.get('retry-after'), refused?.headers.get('set-cookie')]).toEqual(['600', null])
      expect(await refused?.text()).toContain('Wacht 10 minuten')
      expect(portal.events.filter(({ detail }) => detail?.['reason'] === 'network-redirect')).toHaveLength(1)
      expect(await database.dump()).not.toContain('203.0.113.7')
    })

    test('keeps nobody else out, and may begin again when the ten minutes are over', async () => {
      const portal = await openWith(createFarAway())
      await from(portal, '203.0.113.7')
      await database.auth.updateTable('auth_limit').set({ count: 300 }).where('key', 'like', 'network:redirect:%').execute()
      const statuses = async (...networks: (string | undefined)[]) =>
        Promise.all(networks.map(async (network) => (await from(portal, network)).status))
      expect(await statuses('203.0.113.7', '203.0.113.8', undefined)).toEqual([429, 200, 200])
      portal.advance(600)
      expect(await statuses('203.0.113.7')).toEqual([200])
    })
  })

  test('the profile says by which provider the person signs in', async () => {
    const far = createFarAway()
    const portal = await openWith(far, { methods: [far.method, password()] })
    const cookie = cookieOf(await walk(far, portal))
    const body = await (await portal.get('/profiel/beveiliging', { cookie })).text()
    expect(body).toMatch(/Inloggen met<.*Verweg/u)
    expect(body).not.toContain('Gebruikersnaam')
  })

  describe('signing out', () => {
    test('ends our session first, then leads to the provider with what it gave, which was kept sealed', async () => {
      const far = createFarAway()
      const portal = await openWith(far)
      const cookie = cookieOf(await walk(far, portal))
      expect(await database.dump()).not.toContain('hint-of-anna')
      const response = await portal.post('/uitloggen', { cookie, form: { answer: 'ja' } })
      expect(await portal.sessionOf(cookie)).toBeUndefined()
      expect(locationOf(response)).toBe(`${FAR_AWAY}/uit?back=${encodeURIComponent('https://portaal.example/uitgelogd')}&hint=hint-of-anna`)
      expect(response.headers.get('clear-site-data')).toBe('"cache"')
      expect(await response.text()).toContain('U bent uitgelogd. Nu wordt u ook uitgelogd bij Verweg.')
    })

    test('stays with our own session when the provider is away', async () => {
      const far = createFarAway()
      const portal = await openWith(far)
      const cookie = cookieOf(await walk(far, portal))
      far.stop()
      const response = await portal.post('/uitloggen', { cookie, form: { answer: 'ja' } })
      expect(response.headers.get('location')).toBe('/inloggen?uitgelogd=1')
      expect(await portal.sessionOf(cookie)).toBeUndefined()
    })

    test('the page one comes back to says only what is true', async () => {
      const far = createFarAway()
      const portal = await openWith(far)
      expect(await (await portal.get('/uitgelogd')).text()).toContain('U bent uitgelogd.')
      const cookie = cookieOf(await walk(far, portal))
      expect((await portal.get('/uitgelogd', { cookie })).headers.get('location')).toBe('/')
    })
  })
})
