import type { AuthenticatorRoute } from '@voordeur/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../cookie-browser.ts'
import { layBreakableWire } from './breakable-wire.ts'
import { failStatements, type FailingStore } from './fail-statements.ts'
import { atCode, atNewPassword, COOKIE, createPeople, isSignedIn, type Newcomer, signedIn } from './people.ts'
import { FORM_HEADERS, sendBare, toCookieHeader } from './send-bare.ts'
import { databases, openSigningPortal, type SigningPortal } from './signing-portal.ts'

const NEW = 'fluitende lijsters in mei'

// Forms that must look somebody up, and pages that must look a sign-in in progress up.
const DOORS = ['/inloggen', '/wachtwoord-vergeten', '/nieuw-wachtwoord']
const STEPS = ['/inloggen/code', '/inloggen/wachtwoord', '/inloggen/gebruikersnaam']

const handsOut = ({ headers }: Answer) => headers.getSetCookie().some((line) => !line.includes('Max-Age=0'))
const isWait = ({ status, headers }: Answer) => status === 503 && headers.has('retry-after')
/** What needs no database: a form to fill in, or the way to the door. */
const isBare = ({ status, location }: Answer) => status === 200 || (status === 303 && location?.split('?')[0] === '/inloggen')

type Place = Pick<AuthenticatorRoute, 'method' | 'path'>

/** Whether an answer needs to know who it is for. */
const asksWho = ({ method, path }: Place, cookies: ReadonlyMap<string, string>) =>
  (cookies.has(COOKIE.flow) && STEPS.includes(path)) || (method === 'POST' && DOORS.includes(path))

/** A portal whose database goes away and comes back. */
interface Outage {
  readonly it: SigningPortal
  readonly away: () => void
  readonly back: () => void
  readonly close: () => Promise<void>
}

async function openWithOutage(url: string | undefined): Promise<Outage> {
  if (url !== undefined) {
    const wire = await layBreakableWire(url)
    const it = await openSigningPortal({ url: wire.url })
    return { it, away: wire.cut, back: wire.mend, close: () => it.close().then(wire.close) }
  }
  // The embedded database has no way to it that could be cut.
  const it = await openSigningPortal()
  const store = await failStatements(it.portal)
  return { it, away: store.failAll, back: store.mend, close: it.close }
}

describe.each(databases)('with the database away, on $name', ({ url }) => {
  let outage: Outage
  let it: SigningPortal
  let people: Readonly<Record<'one' | 'two' | 'three' | 'four', Newcomer>>
  beforeAll(async () => {
    outage = await openWithOutage(url)
    it = outage.it
    const enrol = createPeople(it)
    people = { one: await enrol(), two: await enrol(), three: await enrol(), four: await enrol() }
  })
  afterAll(() => outage.close())

  interface Asking {
    readonly cookies: ReadonlyMap<string, string>
    readonly form: Readonly<Record<string, string>>
  }
  const ask = ({ method, path }: Place, { cookies, form }: Asking) => {
    const headers = [...(method === 'POST' ? FORM_HEADERS : []), toCookieHeader(cookies)]
    return sendBare(it.portal, path, { method, headers, ...(method === 'POST' ? { body: new URLSearchParams(form).toString() } : {}) })
  }

  test('attack 32: every form answers 503, no page breaks, nobody gets in, and afterwards all go on where they were', async () => {
    const { one, two, three, four } = people
    const knocking = await atCode(it, one)
    const setting = await atNewPassword(it, two)
    const inside = await signedIn(it, three, { remember: true })
    const known = it.browser()
    known.cookies.set(COOKIE.device, inside.cookies.get(COOKIE.device) ?? '')
    const right: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      '/inloggen': { method: 'password', username: three.userName, password: three.password, next: '/' },
      '/inloggen/code': { do: 'check', code: knocking.code },
      '/inloggen/wachtwoord': { do: 'save', password: NEW, again: NEW },
      '/wachtwoord-vergeten': { username: four.userName, email: four.email },
      '/nieuw-wachtwoord': { secret: `${'A'.repeat(20)}.${'B'.repeat(43)}` },
    }
    outage.away()
    const wrong: unknown[] = []
    const visitors = { nobody: it.browser(), known, 'at the code': knocking.browser, 'at the password': setting, inside }
    for (const [who, { cookies }] of Object.entries(visitors))
      for (const { method, path } of it.routes) {
        const answer = await ask({ method, path }, { cookies, form: right[path] ?? { do: 'check', code: '123456' } })
        const isAllowed = isWait(answer) || (who !== 'inside' && !asksWho({ method, path }, cookies) && isBare(answer))
        if (handsOut(answer) || !isAllowed) wrong.push([who, method, path, answer.status, answer.location])
      }
    expect(wrong).toEqual([])
    outage.back()
    expect(await isSignedIn(inside)).toBe(true)
    expect((await it.signInTo(known, three)).location).toBe('/')
    expect((await knocking.browser.post('/inloggen/code', { do: 'check', code: knocking.code })).location).toBe('/')
    expect((await setting.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW })).location).toBe(
      '/inloggen?wachtwoord=gewijzigd',
    )
  })
})

describe.each(databases.slice(-1))('with a database that fails at one statement, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  let store: FailingStore
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
    store = await failStatements(it.portal)
  })
  afterAll(() => it.close())

  const failAt = async (nr: number, ask: () => Promise<Answer>) => {
    store.failAt(nr)
    const answer = await ask()
    return { answer, asked: store.mend() }
  }
  const hasSession = ({ headers }: Answer) =>
    headers.getSetCookie().some((line) => line.startsWith(`${COOKIE.session}=`) && !line.includes('Max-Age=0'))

  test('attack 32: a sign-in that fails at any statement gives no session, and the next one is a whole one', async () => {
    let isDone = false
    for (let nr = 1; !isDone && nr < 60; nr += 1) {
      const person = await enrol()
      const { browser, code } = await atCode(it, person)
      const { answer } = await failAt(nr, () => browser.post('/inloggen/code', { do: 'check', code }))
      isDone = answer.status === 303
      expect([nr, answer.status, hasSession(answer)]).toEqual([nr, isDone ? 303 : 503, isDone])
      await it.signIn(it.browser(), person)
    }
    expect(isDone).toBe(true)
  })

  test('attack 32: a new password that fails at any statement is set whole or not at all', async () => {
    let isDone = false
    for (let nr = 1; !isDone && nr < 60; nr += 1) {
      const person = await enrol()
      const browser = await atNewPassword(it, person)
      const { answer } = await failAt(nr, () => browser.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW }))
      isDone = answer.status === 303
      expect([nr, [303, 503].includes(answer.status), hasSession(answer)]).toEqual([nr, true, false])
      await it.post()
      const works = await Promise.all(
        [person.password, NEW].map(async (password) => (await it.signInTo(it.browser(), { ...person, password })).status === 303),
      )
      expect([nr, works.filter(Boolean).length]).toEqual([nr, 1])
    }
    expect(isDone).toBe(true)
  })
})
