import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, CookieBrowser } from '../cookie-browser.ts'
import { atCode, atNewPassword, COOKIE, createPeople, isSignedIn, type Newcomer, resetLink, signedIn, wrongCode } from './people.ts'
import { FORM_HEADERS, sendBare, toCookieHeader } from './send-bare.ts'
import { setUpApp } from './set-up-app.ts'
import { databases, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const NEW = 'fluitende lijsters in mei'
const WRONG = 'niet het goede woord'

describe.each(databases)('many at once, on $name', ({ url }) => {
  // On one connection nothing runs at once; a server has four here.
  const tries = url === undefined ? 40 : 200
  let it: SigningPortal
  let laurens: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  let enrolAtLaurens: ReturnType<typeof createPeople>
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    laurens = await openSigningPortal({ url, policy: 'laurens' })
    enrol = createPeople(it)
    enrolAtLaurens = createPeople(laurens)
  })
  afterAll(async () => {
    await it.close()
    await laurens.close()
  })

  type Fields = Readonly<Record<string, string>>
  interface Flood {
    readonly on?: SigningPortal
    readonly cookies?: ReadonlyMap<string, string>
    readonly times?: number
  }
  /** Posts so many forms at once, each with the cookies a browser has now. */
  const flood = (path: string, fields: (nr: number) => Fields, { on = it, cookies = new Map(), times = tries }: Flood = {}) => {
    const headers = [...FORM_HEADERS, toCookieHeader(cookies)]
    return Promise.all(
      Array.from({ length: times }, (_, nr) =>
        sendBare(on.portal, path, { method: 'POST', headers, body: new URLSearchParams(fields(nr)).toString() }),
      ),
    )
  }
  const handsOut = (cookie: string) => (answer: Answer) =>
    answer.headers.getSetCookie().some((line) => line.startsWith(`${cookie}=`) && !line.includes('Max-Age=0'))
  const countEntries = async (on: SigningPortal, accountId: string, event: string) =>
    (await on.portal.entries()).filter((entry) => entry.accountId === accountId && entry.event === event).length
  const isNeverBroken = (answers: readonly Answer[]) => expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([])

  test('attack 08: of any number of wrong passwords four are compared before the name has to wait', async () => {
    const person = await enrol()
    const answers = await flood('/inloggen', () => ({ method: 'password', username: person.userName, password: WRONG, next: '/' }))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4)
    expect(answers.filter(({ status }) => status === 503 || status === 429)).toHaveLength(tries - 4)
  })

  test('attack 08: in the policy of Laurens five wrong passwords are compared, and the lock stands in the access log once', async () => {
    const person = await enrolAtLaurens()
    const form = { method: 'password', username: person.userName, password: WRONG, next: '/' }
    const answers = await flood('/inloggen', () => form, { on: laurens })
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4)
    expect(await countEntries(laurens, person.accountId, 'account-locked')).toBe(1)
  })

  test('attack 08: of any number of wrong codes five are compared', async () => {
    const person = await enrol()
    const { browser, code } = await atCode(it, person)
    const answers = await flood('/inloggen/code', (nr) => ({ do: 'check', code: wrongCode(code, nr + 1) }), { cookies: browser.cookies })
    isNeverBroken(answers)
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5)
    const { rows } = await it.portal.store.execute(
      `select attempts from "${it.portal.store.schema}".auth_challenge where account_id = '${person.accountId}'`,
    )
    expect(rows).toEqual([{ attempts: 5 }])
    expect((await browser.post('/inloggen/code', { do: 'check', code })).location).not.toBe('/')
  })

  test('attack 08: of any number of right codes one gets the session', async () => {
    const person = await enrol()
    const { browser, code } = await atCode(it, person)
    const answers = await flood('/inloggen/code', () => ({ do: 'check', code, remember: 'on' }), { cookies: browser.cookies })
    isNeverBroken(answers)
    expect(answers.filter(handsOut(COOKIE.session))).toHaveLength(1)
    expect(answers.filter(handsOut(COOKIE.device))).toHaveLength(1)
    expect(await countEntries(it, person.accountId, 'sign-in')).toBe(1)
  })

  test('attack 08: one code of an app at two sign-ins at once opens one of them', async () => {
    const person = await enrol()
    const app = await setUpApp(it, await signedIn(it, person))
    it.portal.clock.advance('1m')
    const knocking = [it.browser(), it.browser(), it.browser()]
    for (const browser of knocking) await it.signInTo(browser, person)
    const code = app.code()
    const answers = await Promise.all(knocking.map((browser) => browser.post('/inloggen/code', { do: 'check', code })))
    expect(answers.filter(handsOut(COOKIE.session))).toHaveLength(1)
  })

  test('attack 08: a link opens one sign-in', async () => {
    const secret = await resetLink(it, await enrol())
    const answers = await flood('/nieuw-wachtwoord', () => ({ secret }))
    expect(answers.filter(handsOut(COOKIE.flow))).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(tries - 1)
  })

  test('attack 08: a temporary password opens one sign-in', async () => {
    const person = await enrolAtLaurens()
    await laurens.post()
    await laurens.browser().post('/wachtwoord-vergeten', { username: person.userName, email: person.email })
    const password = take((await laurens.post())[0]?.body, /wachtwoord is: (\S{14})\n/)
    const form = { method: 'password', username: person.userName, password, next: '/' }
    const answers = await flood('/inloggen', () => form, { on: laurens })
    isNeverBroken(answers)
    expect(answers.filter(handsOut(COOKIE.flow))).toHaveLength(1)
  })

  test('attack 08: of any number of new passwords in one sign-in one is set, and it is the one that was told so', async () => {
    const person = await enrol()
    const browser = await atNewPassword(it, person)
    const word = (nr: number) => `${NEW} en ${nr} mezen`
    const form = (nr: number) => ({ do: 'save', password: word(nr), again: word(nr) })
    const answers = await flood('/inloggen/wachtwoord', form, { cookies: browser.cookies, times: 40 })
    isNeverBroken(answers)
    const told = answers.flatMap(({ location }, nr) => (location === '/inloggen?wachtwoord=gewijzigd' ? [nr] : []))
    expect(told).toHaveLength(1)
    expect(await countEntries(it, person.accountId, 'password-changed')).toBe(1)
    expect((await it.signInTo(it.browser(), { ...person, password: word(told[0] ?? 0) })).location).toBe('/inloggen/code')
  })

  test('attack 08: of two who set a new password in two sign-ins at once the first wins, and the other is over', async () => {
    const person = await enrol()
    const [first, second] = [await atNewPassword(it, person), await atNewPassword(it, person)]
    const save = { do: 'save', password: NEW, again: NEW }
    expect((await first.post('/inloggen/wachtwoord', save)).location).toBe('/inloggen?wachtwoord=gewijzigd')
    const late = await second.post('/inloggen/wachtwoord', { do: 'save', password: `${NEW} of juni`, again: `${NEW} of juni` })
    expect(late.location).not.toBe('/inloggen?wachtwoord=gewijzigd')
    expect((await it.signInTo(it.browser(), { ...person, password: NEW })).location).toBe('/inloggen/code')
  })

  test('attack 08: of four who set a new password in four sign-ins at one moment one does, and it is the one that was told so', async () => {
    const person = await enrol()
    const browsers: CookieBrowser[] = []
    for (let nr = 0; nr < 4; nr += 1) browsers.push(await atNewPassword(it, person))
    const words = browsers.map((_, nr) => `${NEW} nummer ${nr}`)
    const answers = await Promise.all(
      browsers.map((browser, nr) =>
        browser.post('/inloggen/wachtwoord', { do: 'save', password: words[nr] ?? '', again: words[nr] ?? '' }),
      ),
    )
    const told = words.filter((_, nr) => answers[nr]?.location === '/inloggen?wachtwoord=gewijzigd')
    expect(told).toHaveLength(1)
    expect(answers.every(({ status }) => status === 303)).toBe(true)
    expect(await countEntries(it, person.accountId, 'password-changed')).toBe(1)
    expect((await it.signInTo(it.browser(), { ...person, password: told[0] ?? '' })).location).toBe('/inloggen/code')
  })

  test('attack 08: of four desks that enrol one person at one moment one does', async () => {
    const accountId = await it.grant({ email: 'vier.balies@post.example', name: 'Vier Balies' })
    const words = Array.from({ length: 4 }, (_, nr) => `${NEW} balie ${nr}`)
    const answers = await Promise.allSettled(words.map((password) => it.portal.enrol(accountId, { userName: 'vierbalies', password })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const done = words[answers.findIndex(({ status }) => status === 'fulfilled')] ?? ''
    expect((await it.browser().fill('/inloggen', { username: 'vierbalies', password: done })).location).toBe('/inloggen/code')
  })

  test('attack 08: of any number of changes of an own password one is made, by the session that goes on', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    const word = (nr: number) => `${NEW} en ${nr} mezen`
    const form = (nr: number) => ({ do: 'save', current: person.password, password: word(nr), again: word(nr) })
    const answers = await flood('/profiel/wachtwoord', form, { cookies: browser.cookies, times: 8 })
    isNeverBroken(answers)
    expect(answers.filter(handsOut(COOKIE.session))).toHaveLength(1)
    expect(answers.filter(({ location }) => location === '/profiel/beveiliging?gedaan=password')).toHaveLength(1)
    expect(await countEntries(it, person.accountId, 'password-changed')).toBe(1)
  })

  test('attack 08: one number is confirmed once', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    await browser.post('/profiel/telefoon', { do: 'send', phone: '06 5555 0001' })
    const code = await it.code()
    const answers = await flood('/profiel/telefoon', () => ({ do: 'check', code }), { cookies: browser.cookies })
    isNeverBroken(answers)
    expect(answers.filter(({ location }) => location === '/profiel/beveiliging?gedaan=phone')).toHaveLength(1)
    expect(answers.filter(handsOut(COOKIE.session))).toHaveLength(1)
  })

  test('attack 08: two people who confirm one address at once: one has it, and the other reads so', async () => {
    const people: Newcomer[] = []
    for (let nr = 0; nr < 4; nr += 1) people.push(await enrol())
    const email = 'van-een@post.example'
    const ready: (() => Promise<Answer>)[] = []
    for (const person of people) {
      const browser = await signedIn(it, person)
      await it.post()
      await browser.post('/profiel/e-mail', { do: 'send', email })
      const code = take((await it.post()).at(-1)?.body, /\b(\d{6})\b/)
      ready.push(() => browser.post('/profiel/e-mail', { do: 'check', code }))
    }
    const answers = await Promise.all(ready.map((confirm) => confirm()))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 422, 422, 422])
  })

  const atFirstPassword = async (nr: number) => {
    await laurens.post()
    const accountId = await laurens.grant({ email: `kiest${nr}-${tries}@post.example`, name: `Kiest ${nr}` })
    await laurens.portal.desk?.welcome(accountId, { by: 'Petra Jansen', phone: `06 3333 ${1000 + nr}` })
    const [names, word] = await laurens.post()
    const browser = laurens.browser()
    const userName = take(names?.body, /gebruikersnaam is: (\S+)/)
    await laurens.signInTo(browser, { userName, password: take(word?.body, /wachtwoord is: (\S{14})\n/) })
    await browser.post('/inloggen/code', { do: 'check', code: await laurens.code() })
    return { browser, accountId }
  }

  test('attack 08: of people who choose one user name at once one gets it, and the others read so', async () => {
    const people = [await atFirstPassword(1), await atFirstPassword(2), await atFirstPassword(3), await atFirstPassword(4)]
    const choose = { do: 'rename', username: 'zonnebloem' }
    const answers = await Promise.all(people.map(({ browser }) => browser.post('/inloggen/wachtwoord', choose)))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 422, 422, 422])
  })

  test('attack 08: a user name that is chosen once is chosen once, however many choices come at once', async () => {
    const { browser, accountId } = await atFirstPassword(5)
    const choose = (nr: number) => ({ do: 'rename', username: `keuze-${nr}` })
    const answers = await flood('/inloggen/wachtwoord', choose, { on: laurens, cookies: browser.cookies, times: 40 })
    isNeverBroken(answers)
    expect(await countEntries(laurens, accountId, 'user-name-changed')).toBe(1)
  })

  test('attack 08: a new number of who lost a phone is confirmed once, and one request is open at a time', async () => {
    const { accountId } = await enrol()
    const ask = (nr: number) => ({ by: `Vraagt ${nr}`, phone: `06 2222 ${1000 + nr}`, evidence: 'paspoort gezien aan de balie' })
    await Promise.all(Array.from({ length: 8 }, async (_, nr) => it.portal.desk?.requestRecovery(accountId, ask(nr))))
    const open = ((await it.portal.desk?.listRecoveries()) ?? []).filter((recovery) => recovery.accountId === accountId)
    expect(open).toHaveLength(1)
    const confirmed = await Promise.allSettled(
      Array.from({ length: tries }, async (_, nr) => it.portal.desk?.confirmRecovery(open[0]?.id ?? '', { by: `Bevestigt ${nr}` })),
    )
    expect(confirmed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await countEntries(it, accountId, 'phone-changed')).toBe(1)
  })

  test('attack 08: of any number of requests for a new password five an hour send a mail, and one link works', async () => {
    const person = await enrol()
    await it.post()
    await flood('/wachtwoord-vergeten', () => ({ username: person.userName, email: person.email }))
    const mails = await it.post()
    expect(mails).toHaveLength(5)
    const answers: Answer[] = []
    for (const { body } of mails) answers.push(await it.browser().post('/nieuw-wachtwoord', { secret: take(body, /#(\S+)/) }))
    expect(answers.filter(handsOut(COOKIE.flow)).length).toBe(1)
  })

  test('attack 08: a session that was ended sets no password and no number with what it had begun', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    await browser.post('/profiel/telefoon', { do: 'send', phone: '06 5555 0002' })
    const code = await it.code()
    const cookies = new Map(browser.cookies)
    const form = { do: 'save', current: person.password, password: NEW, again: NEW }
    const [out] = await Promise.all([
      browser.post('/uitloggen', { answer: 'ja' }),
      flood('/profiel/telefoon', () => ({ do: 'check', code }), { cookies, times: 4 }),
      flood('/profiel/wachtwoord', () => form, { cookies, times: 4 }),
    ])
    expect(out.location).toBe('/inloggen?uitgelogd=1')
    expect(await isSignedIn(browser)).toBe(false)
    const changed = (await it.portal.entries()).filter(
      ({ accountId, event, outcome }) =>
        accountId === person.accountId && outcome === 'success' && /^(?:password|phone)-changed$/.test(event),
    )
    const { rows } = await it.portal.store.execute(
      `select id from "${it.portal.store.schema}".auth_session where account_id = '${person.accountId}'`,
    )
    // Whatever came first: one change at most was made, and then by a session that went on with a new token.
    expect(changed.length).toBeLessThanOrEqual(1)
    expect(rows).toHaveLength(changed.length)
  })
})
