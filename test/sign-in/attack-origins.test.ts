import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { dumpSignIn } from './dump-tables.ts'
import { FLOW_STATES } from './flow-states.ts'
import { atCode, COOKIE, createPeople, isSignedIn, type Newcomer, signedIn } from './people.ts'
import { FORM_HEADERS, sendBare, toCookieHeader } from './send-bare.ts'
import { databases, openSigningPortal, type SigningPortal } from './signing-portal.ts'

const ORIGIN = 'https://portaal.test'
const FORM_TYPE = ['content-type', 'application/x-www-form-urlencoded'] as const

const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'SAME-ORIGIN', 'same-origin, cross-site', '']
const ORIGINS = [
  undefined,
  ORIGIN,
  'http://portaal.test',
  `${ORIGIN}:8443`,
  `${ORIGIN}.evil.example`,
  'https://evil.portaal.test',
  'https://evil.example',
  'null',
  `${ORIGIN}, https://evil.example`,
  `${ORIGIN}/`,
  '',
]

const isOwn = (site: string | undefined, origin: string | undefined) =>
  (site === 'same-origin' || (site === undefined && origin === ORIGIN)) && (origin === undefined || origin === ORIGIN)

/** Every way in which a request can say that it comes from elsewhere, or nothing at all. */
const FOREIGN = SITES.flatMap((site) =>
  ORIGINS.filter((origin) => !isOwn(site, origin)).map((origin) => [
    ...(site === undefined ? [] : ([['sec-fetch-site', site]] as const)),
    ...(origin === undefined ? [] : ([['origin', origin]] as const)),
  ]),
)

// Where a page that was asked for may not lead, whoever wrote the address of the way in.
const ELSEWHERE = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2fevil.example',
  '%2f%2fevil.example',
  '/%5cevil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/\r\n/evil.example',
  '/x\r\nset-cookie: a=b',
  '/%0d%0aset-cookie:a=b',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://portaal.test@evil.example',
  'https://portaal.test.evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/\u2028/evil.example',
  '/\u0085/evil.example',
  '@evil.example',
  '.evil.example',
  ' //evil.example',
  '?next=//evil.example',
  'evil.example',
  `/${'a'.repeat(3000)}`,
]

describe.each(databases)('requests from elsewhere, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  let person: Newcomer
  let browser: CookieBrowser
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
    person = await enrol()
    browser = await signedIn(it, person)
  })
  afterAll(() => it.close())

  test('attack 02: of all that Origin and Sec-Fetch-Site can say, no form is taken but from the portal itself', async () => {
    const { browser: knocking } = await atCode(it, person)
    const cookies = new Map([...browser.cookies, ...knocking.cookies])
    const before = await dumpSignIn(it.portal)
    const passed: unknown[] = []
    const body = `do=end-others&answer=ja&username=${person.userName}&password=${person.password}&method=password&secret=x`
    for (const { path } of it.routes.filter(({ method }) => method === 'POST'))
      for (const from of FOREIGN) {
        const headers = [FORM_TYPE, toCookieHeader(cookies), ...from]
        const answer = await sendBare(it.portal, path, { method: 'POST', headers, body })
        if (answer.status !== 403 || answer.headers.has('set-cookie')) passed.push([path, from, answer.status])
      }
    expect(passed).toEqual([])
    expect(await dumpSignIn(it.portal)).toEqual(before)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test.each(FLOW_STATES)('attack 02: $name: asking for a page changes nothing, by GET or HEAD and with any query', async (state) => {
    const visitor = await state.reach(it, await enrol())
    await it.post()
    const before = await dumpSignIn(it.portal)
    const paths = [...new Set(it.routes.map(({ path }) => path)), '/', '/mijn/core/profile']
    for (const path of paths)
      for (const query of ['', '?code=1&answer=ja&secret=x', '?do=resend&next=/&factor=sms'])
        for (const method of query === '' ? ['GET', 'HEAD'] : ['GET']) {
          const answer = await sendBare(it.portal, `${path}${query}`, { method, headers: [toCookieHeader(visitor.cookies)] })
          expect([path, method, answer.status]).not.toEqual([path, method, 500])
        }
    expect(await dumpSignIn(it.portal)).toEqual(before)
    expect(await it.post()).toEqual([])
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('attack 02: %s is no way in', async (method) => {
    for (const { path } of it.routes) {
      const answer = await sendBare(it.portal, path, { method, headers: [...FORM_HEADERS, toCookieHeader(browser.cookies)] })
      expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([path, 404, null])
    }
  })

  const isInside = (location: string | null) => {
    expect(location).toMatch(/^\/(?![/\\])/)
    expect(new URL(location ?? '', ORIGIN).origin).toBe(ORIGIN)
    expect(location).not.toContain('evil')
  }

  test('attack 03: no `next` leads elsewhere: at the door, after a code, at a step up, at signing out', async () => {
    const known = await signedIn(it, person, { remember: true })
    for (const next of ELSEWHERE) {
      const query = new URLSearchParams({ next }).toString()
      const signed = await browser.get(`/inloggen?${query}`)
      isInside(signed.location)
      const page = await it.browser().get(`/inloggen?${query}`)
      expect(page.text).not.toContain('evil')
      expect((await browser.get(`/bevestigen?${query}`)).text).not.toContain('evil')
      isInside((await browser.post('/uitloggen', { answer: 'nee', next })).location)
      known.cookies.delete(COOKIE.session)
      const form = { method: 'password', username: person.userName, password: person.password, next }
      isInside((await known.post('/inloggen', form)).location)
      expect(known.cookies.has(COOKIE.session)).toBe(true)
    }
    it.portal.clock.advance('61m')
    const knocking = it.browser()
    await knocking.post('/inloggen', { method: 'password', username: person.userName, password: person.password, next: '//evil.example' })
    isInside((await knocking.post('/inloggen/code', { do: 'check', code: await it.code() })).location)
    await knocking.post('/bevestigen', { do: 'resend', next: '//evil.example', factor: 'sms' })
    isInside((await knocking.post('/bevestigen', { do: 'check', code: await it.code(), next: '/\\evil.example', factor: 'sms' })).location)
    browser = knocking
  })

  test.each(['evil.example', 'portaal.test.evil.example', 'portaal.test:8443', 'portaal.test@evil.example', 'x'])(
    'attack 04: with the host %s links in mails and redirects stay at home',
    async (host) => {
      const forged = [
        ['host', host],
        ['x-forwarded-host', host],
        ['x-forwarded-proto', 'http'],
        ['forwarded', `host=${host};proto=http`],
        ['x-original-url', `//${host}/`],
      ] as const
      const other = await enrol()
      await it.post()
      const body = new URLSearchParams({ username: other.userName, email: other.email }).toString()
      const asked = await it.portal.fetch(
        new Request(`http://${host.replace(/.*@/, '')}/wachtwoord-vergeten`, {
          method: 'POST',
          headers: new Headers([...FORM_HEADERS, ...forged].map(([name, value]): [string, string] => [name, value])),
          body,
        }),
      )
      expect(asked.status).toBe(200)
      const [mail] = await it.post()
      expect(mail?.body.match(/https?:\/\/[^/\s#]+/g)).toEqual([ORIGIN])
      expect(mail?.body).not.toContain('evil')
      for (const path of ['/', '/profiel/beveiliging', '/inloggen/code', '/uitloggen', '/sessie']) {
        const answer = await sendBare(it.portal, path, { headers: forged })
        isInside(answer.location)
      }
    },
  )

  test('attack 20: no page of signing in can be framed, kept, or read with another type', async () => {
    const { browser: knocking } = await atCode(it, await enrol())
    for (const visitor of [it.browser(), knocking, browser])
      for (const { method, path } of it.routes) {
        const headers = [toCookieHeader(visitor.cookies), ...(method === 'POST' ? [...FORM_HEADERS] : [])]
        const answer = await sendBare(it.portal, path, { method, headers, ...(method === 'POST' ? { body: 'a=1' } : {}) })
        expect([path, answer.headers.get('x-frame-options'), answer.headers.get('cache-control')]).toEqual([path, 'DENY', 'no-store'])
        expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
        expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
        expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      }
  })

  test('attack 24: a session, flow or device cookie that stands twice is none, in one header or two', async () => {
    const token = browser.cookies.get(COOKIE.session) ?? ''
    const name = COOKIE.session
    for (const cookie of [
      `${name}=${token}; ${name}=${token}`,
      `${name}=x; ${name}=${token}`,
      `${name}=${token}; ${name}=x`,
      `${name}=;${name}=${token}`,
    ]) {
      const answer = await sendBare(it.portal, '/mijn/core/profile', { headers: [['cookie', cookie]] })
      expect([answer.status, answer.location?.split('?')[0]]).toEqual([303, '/inloggen'])
    }
    const twice = await sendBare(it.portal, '/mijn/core/profile', {
      headers: [
        ['cookie', `${name}=x`],
        ['cookie', `${name}=${token}`],
      ],
    })
    expect(twice.status).toBe(303)
    const { browser: knocking } = await atCode(it, await enrol())
    const flow = knocking.cookies.get(COOKIE.flow) ?? ''
    const answer = await sendBare(it.portal, '/inloggen/code', { headers: [['cookie', `${COOKIE.flow}=${flow}; ${COOKIE.flow}=${flow}`]] })
    expect(answer.location).toBe('/inloggen')
  })

  test('attack 24: a cookie under a name without its prefix, in capitals or quoted is none', async () => {
    const token = browser.cookies.get(COOKIE.session) ?? ''
    for (const cookie of [
      `portal=${token}`,
      `__HOST-PORTAL=${token}`,
      `__Host-portal="${token}"`,
      `__Host-portal =${token}`,
      `__Secure-portal=${token}`,
      `x__Host-portal=${token}`,
      `__Host-portal=${token} x`,
      `__Host-portal=${encodeURIComponent(`${token}.`)}`,
    ])
      expect((await sendBare(it.portal, '/mijn/core/profile', { headers: [['cookie', cookie]] })).status).toBe(303)
  })

  test.each([
    '/inloggen/code/',
    '/inloggen//code',
    '/%69nloggen/code',
    '/inloggen/%63ode',
    '/x/../inloggen/code',
    '/inloggen/./code',
    '/inloggen/x/../code',
    '/INLOGGEN/code',
    '/inloggen/code;x',
    '/inloggen/code%00',
    '/inloggen/code%2f',
  ])('attack 31: written as %s the page of the code counts and asks the same', async (path) => {
    const { browser: knocking, code } = await atCode(it, await enrol())
    // Five wrong ones, each over this spelling: either it is no page at all, or it is the very same page.
    const statuses = new Set<number>()
    for (let nr = 0; nr < 5; nr += 1)
      statuses.add((await knocking.post(path, { do: 'check', code: code === '000000' ? '000001' : '000000' })).status)
    const right = await knocking.post(path, { do: 'check', code })
    expect(right.headers.getSetCookie().some((line) => line.startsWith(`${COOKIE.session}=`))).toBe(false)
    expect([...statuses].every((status) => [303, 400, 404, 422].includes(status))).toBe(true)
  })

  test.each(['/inloggen/', '//inloggen', '/%69nloggen', '/x/../inloggen', '/inloggen/.', '/INLOGGEN', '/inloggen;a=b'])(
    'attack 31: written as %s the door counts wrong passwords as it always does',
    async (path) => {
      const other = await enrol()
      const form = { method: 'password', username: other.userName, password: 'niet het goede woord', next: '/' }
      const { portal } = it
      const post = (password: string) =>
        portal.fetch(
          new Request(`${ORIGIN}${path}`, {
            method: 'POST',
            headers: new Headers(FORM_HEADERS.map(([name, value]): [string, string] => [name, value])),
            body: new URLSearchParams({ ...form, password }).toString(),
          }),
        )
      for (let nr = 0; nr < 4; nr += 1) await post('niet het goede woord')
      const right = await post(other.password)
      expect([400, 404, 429]).toContain(right.status)
    },
  )

  test.each([
    '/inloggen/wachtwoord/',
    '/%69nloggen/wachtwoord',
    '/x/../inloggen/wachtwoord',
    '/inloggen/gebruikersnaam/',
    '/profiel/telefoon/',
    '/x/../profiel/app',
    '/profiel/%65-mail',
  ])('attack 31: written as %s a step that is not due stays shut', async (path) => {
    const { browser: knocking } = await atCode(it, await enrol())
    for (const answer of [
      await knocking.get(path),
      await knocking.post(path, { do: 'save', password: 'fluitende lijsters', again: 'fluitende lijsters' }),
    ]) {
      expect([303, 404]).toContain(answer.status)
      expect(['/inloggen', '/inloggen/code', undefined]).toContain(answer.location?.split('?')[0])
    }
  })
})
