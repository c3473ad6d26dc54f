import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpSignIn } from './dump-tables.ts'
import { FLOW_STATES } from './flow-states.ts'
import { COOKIE, createPeople, isSignedIn, type Newcomer, signedIn } from './people.ts'
import { FORM_HEADERS, sendBare, toCookieHeader } from './send-bare.ts'
import { openSigningPortal, type SigningPortal, databases } from './signing-portal.ts'

const NEW = 'fluitende lijsters in mei'
const ORIGIN_HEADERS = FORM_HEADERS.filter(([name]) => name !== 'content-type')
const DEEP = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`

// Keys that something could take for more than a field.
const EXTRA = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'isAdmin',
  'account_id',
  'accountId',
  'assurance',
  'purpose',
  'hasOwnProperty',
  '__proto__[assurance]',
  'factor_due',
]

const BODIES: readonly (readonly [string, string, string, readonly number[]])[] = [
  ['deep JSON', 'application/json', DEEP, [415]],
  ['JSON', 'application/json', '{"do":"check","code":"123456","__proto__":{"a":1}}', [415]],
  ['XML', 'text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', [415]],
  ['plain text', 'text/plain', 'do=check&code=123456', [415]],
  ['many parts', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="do"\r\n\r\ncheck\r\n--x--', [415]],
  ['a megabyte in one field', 'application/x-www-form-urlencoded', `do=check&code=${'9'.repeat(1_000_000)}`, [413]],
  [
    'sixty kilobytes in every field',
    'application/x-www-form-urlencoded',
    `username=${'a'.repeat(20_000)}&password=${'b'.repeat(20_000)}&code=${'1'.repeat(15_000)}&do=check`,
    [400, 422, 303, 200],
  ],
  ['ten thousand fields', 'application/x-www-form-urlencoded', Array.from({ length: 10_000 }, (_, nr) => `a${nr}=1`).join('&'), [400, 413]],
  ['a field twice', 'application/x-www-form-urlencoded', 'do=check&do=resend&code=123456', [400]],
  ['half an encoding', 'application/x-www-form-urlencoded', 'do=check&code=%4', [400]],
  ['broken UTF-8', 'application/x-www-form-urlencoded', 'do=check&code=%ff%fe', [400]],
  ['U+0000', 'application/x-www-form-urlencoded', 'do=check&code=123%00456&username=a%00b', [400]],
  ['lone surrogates', 'application/x-www-form-urlencoded', 'do=check&code=%ed%a0%80', [400]],
  ['nothing', 'application/x-www-form-urlencoded', '', [200, 400, 422, 303]],
]

const COOKIES = [
  '',
  ';',
  '=',
  '==;;==',
  '__Host-portal',
  '__Host-portal=',
  '__Host-portal=;__Host-portal_login=;__Host-portal_device=',
  '__Host-portal=.',
  `__Host-portal=${'a'.repeat(8000)}`,
  '__Host-portal=%',
  '__Host-portal=%00',
  '__Host-portal=null; __Host-portal_login=undefined',
  `__Host-portal=${'A'.repeat(20)}.${'B'.repeat(43)}; __Host-portal_login=${'A'.repeat(20)}.${'B'.repeat(43)}; __Host-portal_device=${'A'.repeat(20)}.${'B'.repeat(43)}`,
  `__Host-portal_device=${'~'.repeat(500)}`,
  `__Host-portal_device=${Array.from({ length: 200 }, () => `${'A'.repeat(20)}.${'B'.repeat(43)}`).join('~')}`,
  "__Host-portal_login=' or 1=1 --",
  '__Host-portal_login={"a":1}',
  '__Host-portal=\u00ff\u00fe',
  `${'x=y; '.repeat(500)}`,
]

// What a request may look like is decided before any database; the stricter of the two is enough.
describe.each(databases.slice(-1))('forms and headers that nobody fills in, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  let person: Newcomer
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
    person = await enrol()
  })
  afterAll(() => it.close())

  const posts = () => it.routes.filter(({ method }) => method === 'POST')
  const postBare = (path: string, body: string, more: { readonly type?: string; readonly cookies?: ReadonlyMap<string, string> } = {}) => {
    const { type = 'application/x-www-form-urlencoded', cookies = new Map() } = more
    return sendBare(it.portal, path, {
      method: 'POST',
      headers: [...ORIGIN_HEADERS, ['content-type', type], toCookieHeader(cookies)],
      body,
    })
  }

  test.each(FLOW_STATES.filter(({ name }) => ['a code is due', 'a new password is due', 'a user name is due', 'signed in'].includes(name)))(
    'attack 22: $name: a field that no form has takes nobody further',
    async (state) => {
      const browser = await state.reach(it, await enrol())
      await it.post()
      const before = await dumpSignIn(it.portal)
      for (const { path } of posts().filter(({ path }) => path !== '/uitloggen'))
        for (const key of EXTRA)
          for (const value of ['mfa', '{"assurance":"mfa"}']) {
            const answer = await postBare(path, `${encodeURIComponent(key)}=${encodeURIComponent(value)}`, { cookies: browser.cookies })
            expect([path, key, answer.status < 500]).toEqual([path, key, true])
          }
      const after = await dumpSignIn(it.portal)
      // An own password that is asked for is counted before it is compared, and nothing else changed.
      for (const table of Object.keys(before).filter((name) => name !== 'auth_limit'))
        expect([table, after[table]]).toEqual([table, before[table]])
      expect(Object.getPrototypeOf({})).toBe(Object.prototype)
      expect(({} as Record<string, unknown>)['assurance']).toBeUndefined()
      expect(await it.post()).toEqual([])
    },
  )

  test('attack 22: a form with everything right and one field more is not taken, where a form is strict', async () => {
    const browser = await signedIn(it, person)
    const knocking = it.browser()
    await it.signInTo(knocking, person)
    const code = await it.code()
    expect((await knocking.post('/inloggen/code', { do: 'check', code, isAdmin: 'true' })).status).toBe(400)
    expect(
      (
        await knocking.post('/inloggen', {
          method: 'password',
          username: person.userName,
          password: person.password,
          next: '/',
          __proto__x: '1',
        })
      ).status,
    ).toBe(422)
    expect(
      (await knocking.post('/wachtwoord-vergeten', { username: person.userName, email: person.email, to: 'dief@evil.example' })).status,
    ).toBe(422)
    expect(await it.post()).toEqual([])
    for (const [path, form] of [
      ['/profiel/telefoon', { do: 'send', phone: '06 5555 0009', account: 'x' }],
      ['/profiel/e-mail', { do: 'send', email: 'x@post.example', to: 'dief@evil.example' }],
    ] as const)
      expect((await browser.post(path, form)).status).toBe(422)
    expect(await it.post()).toEqual([])
    expect((await knocking.post('/inloggen/code', { do: 'check', code })).location).toBe('/')
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'passwörd', 'sms'])(
    'attack 22: %j is no way to sign in',
    async (method) => {
      const answer = await it.browser().post('/inloggen', { method, username: person.userName, password: person.password, next: '/' })
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([422, []])
    },
  )

  test.each(['constructor', '__proto__', 'new-phone', 'app', '', 'SMS'])(
    'attack 22: %j is no factor that proves anything',
    async (factor) => {
      const other = await enrol()
      const browser = await signedIn(it, other)
      const token = browser.cookies.get(COOKIE.session)
      for (const wanted of ['check', 'resend', 'other']) {
        const answer = await browser.post('/bevestigen', { do: wanted, factor, code: '123456', next: '/' })
        expect(answer.status).toBeLessThan(500)
      }
      expect(browser.cookies.get(COOKIE.session)).toBe(token)
    },
  )

  test.each(BODIES)('attack 23: %s is answered, and nothing is kept of it', async (_, type, body, statuses) => {
    const browser = await signedIn(it, await enrol())
    const half = it.browser()
    await it.signInTo(half, await enrol())
    await it.post()
    const cookies = new Map([...browser.cookies, ...half.cookies])
    const before = await dumpSignIn(it.portal)
    for (const { path } of posts().filter((route) => route.path !== '/uitloggen' || statuses.every((status) => status >= 400))) {
      const answer = await postBare(path, body, { type, cookies })
      expect([path, statuses.includes(answer.status) ? 'answered' : answer.status]).toEqual([path, 'answered'])
      expect(answer.text.length).toBeLessThan(100_000)
    }
    const after = await dumpSignIn(it.portal)
    for (const table of Object.keys(before).filter((name) => !['auth_limit', 'auth_challenge', 'auth_throttle'].includes(name)))
      expect([table, after[table]]).toEqual([table, before[table]])
    expect(JSON.stringify(after).length).toBeLessThan(JSON.stringify(before).length + 2000)
  })

  test.each([128, 129, 512, 513, 20_000])(
    'attack 23: a password of %d letters is judged by the rule, and never cut short',
    async (length) => {
      const other = await enrol()
      const browser = await signedIn(it, other)
      const password = `${NEW} `.repeat(1000).slice(0, length)
      const answer = await browser.post('/profiel/wachtwoord', { do: 'save', current: other.password, password, again: password })
      expect(answer.location).toBe(length <= 128 ? '/profiel/beveiliging?gedaan=password' : null)
      // Its beginning alone opens nothing.
      expect((await it.signInTo(it.browser(), { ...other, password: password.slice(0, 127) })).status).toBe(422)
      if (length > 512)
        expect((await it.signInTo(it.browser(), { ...other, password: `${other.password}${'x'.repeat(length)}` })).status).toBe(422)
    },
  )

  test('attack 23: letters that become eighteen by their normal form are counted after it', async () => {
    const browser = await signedIn(it, person)
    const password = '\uFDFA'.repeat(40)
    const answer = await browser.post('/profiel/wachtwoord', { do: 'save', current: person.password, password, again: password })
    expect(answer.status).toBe(422)
  })

  test('attack 32: no cookie, however it is written, breaks a page or signs anybody in', async () => {
    const strange: unknown[] = []
    for (const cookie of COOKIES)
      for (const { method, path } of it.routes) {
        const headers = [...(method === 'POST' ? FORM_HEADERS : []), ['cookie', cookie] as const]
        const answer = await sendBare(it.portal, path, { method, headers, ...(method === 'POST' ? { body: 'do=check&code=123456' } : {}) })
        const hands = answer.headers.getSetCookie().filter((line) => !line.includes('Max-Age=0'))
        if (answer.status >= 500 || hands.length > 0) strange.push([cookie.slice(0, 60), method, path, answer.status, hands])
      }
    expect(strange).toEqual([])
  })

  test.each([
    ['accept-language', '\u00ff'.repeat(50)],
    ['accept-language', 'nl;q=NaN, __proto__'],
    ['accept', '*/*;q=é'],
    ['user-agent', `Mozilla ${'x'.repeat(7000)}`],
    ['user-agent', ''],
    ['user-agent', '%0d%0aset-cookie: a=b'],
    ['referer', 'http://['],
    ['referer', 'javascript:alert(1)'],
    ['referer', 'https://portaal.test//evil.example'],
    ['traceparent', '00-zz-zz-00'],
    ['sec-fetch-site', 'x'],
    ['content-length', '999999999'],
    ['content-type', 'application/x-www-form-urlencoded; charset=utf-7'],
    ['content-type', ';;;'],
    ['if-none-match', '"x"'],
    ['range', 'bytes=0-1'],
    ['expect', '100-continue'],
    ['x-http-method-override', 'POST'],
    ['authorization', 'Bearer x'],
  ])('attack 32: the header %s: %j breaks no page', async (name, value) => {
    const browser = await signedIn(it, await enrol())
    for (const { method, path } of it.routes.filter((route) => route.path !== '/uitloggen' || route.method === 'GET')) {
      const kept = method === 'POST' ? FORM_HEADERS.filter(([each]) => each !== name) : []
      const headers = [...kept, toCookieHeader(browser.cookies), [name, value] as const]
      const answer = await sendBare(it.portal, path, { method, headers, ...(method === 'POST' ? { body: 'a=1' } : {}) })
      expect([path, answer.status < 500, answer.location ?? '/']).toEqual([path, true, expect.stringMatching(/^\/(?!\/)/) as string])
    }
    expect(await isSignedIn(browser)).toBe(true)
  })
})
