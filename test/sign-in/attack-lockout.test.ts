import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { dumpSignIn } from './dump-tables.ts'
import { atCode, COOKIE, createPeople, isSignedIn, type Newcomer, signedIn } from './people.ts'
import { databases, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const WRONG = 'niet het goede woord'
const NEW = 'Fluiten met 3 lijsters'

const POLICIES = [
  ...databases.map((database) => ({ ...database, policy: 'default' as const })),
  ...databases.slice(-1).map((database) => ({ ...database, policy: 'laurens' as const })),
]

describe.each(POLICIES)('a lock-out as a weapon, in the policy $policy on $name', ({ url, policy }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  beforeAll(async () => {
    it = await openSigningPortal({ url, policy })
    enrol = createPeople(it)
  })
  afterAll(() => it.close())

  const shutOut = async (person: Newcomer, browser: CookieBrowser = it.browser()) => {
    let last = 0
    for (let attempt = 0; attempt < 6; attempt += 1) last = (await it.signInTo(browser, { ...person, password: WRONG })).status
    expect(last).toBe(429)
  }
  const forget = (username: string, email: string) => it.browser().post('/wachtwoord-vergeten', { username, email })

  test('attack 26: strangers do not lock the owner out of a device that is known, however long they go on', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person, { remember: true })
    browser.cookies.delete(COOKIE.session)
    for (let hour = 0; hour < 3; hour += 1) {
      await shutOut(person)
      it.portal.clock.advance('61m')
    }
    await shutOut(person)
    expect((await it.signInTo(browser, person)).location).toBe('/')
  })

  test('attack 26: a made-up or foreign device cookie is no known device', async () => {
    const [person, other] = [await enrol(), await enrol()]
    const theirs = (await signedIn(it, other, { remember: true })).cookies.get(COOKIE.device) ?? ''
    const mine = (await signedIn(it, person, { remember: true })).cookies.get(COOKIE.device) ?? ''
    await shutOut(person)
    for (const device of [
      theirs,
      `${mine.split('.')[0]}.${theirs.split('.')[1]}`,
      `${theirs.split('.')[0]}.${mine.split('.')[1]}`,
      'x',
      `${theirs}~x~~`,
      `${'A'.repeat(20)}.${'B'.repeat(43)}`,
    ]) {
      const browser = it.browser()
      browser.cookies.set(COOKIE.device, device)
      expect([device, (await it.signInTo(browser, person)).status]).toEqual([device, 429])
    }
  })

  test('attack 26: a stolen device cookie gives five tries of its own and no more, and the code of nobody', async () => {
    const person = await enrol()
    const device = (await signedIn(it, person, { remember: true })).cookies.get(COOKIE.device) ?? ''
    const thief = it.browser()
    thief.cookies.set(COOKIE.device, device)
    await shutOut(person, thief)
    expect((await it.signInTo(thief, person)).status).toBe(429)
    expect((await it.signInTo(it.browser(), person)).location).toBe('/inloggen/code')
  })

  test('attack 26: whoever is shut out asks for a new password, sets it and is in', async () => {
    const person = await enrol()
    await shutOut(person)
    await it.post()
    await forget(person.userName, person.email)
    const body = (await it.post()).find(({ recipient }) => recipient === person.email)?.body
    const browser = it.browser()
    // Strangers go on meanwhile.
    await shutOut(person)
    const begun =
      policy === 'laurens'
        ? await it.signInTo(browser, { ...person, password: take(body, /wachtwoord is: (\S{14})\n/) })
        : await browser.post('/nieuw-wachtwoord', { secret: take(body, /#(\S+)/) })
    expect([begun.status, begun.location]).toEqual([303, '/inloggen/code'])
    await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
    await shutOut(person)
    const end = await browser.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW })
    expect(end.location).toBe('/inloggen?wachtwoord=gewijzigd')
    it.portal.clock.advance('1m')
    const known = await it.signInTo(policy === 'laurens' ? browser : it.browser(), { ...person, password: NEW })
    expect(known.status).toBe(303)
  })

  test('attack 26: strangers who know a name, but not the address, use up nothing of its owner', async () => {
    const person = await enrol()
    await it.post()
    for (let nr = 0; nr < 20; nr += 1) await forget(person.userName, `gokje${nr}@evil.example`)
    expect(await it.post()).toEqual([])
    await forget(person.userName, person.email)
    expect((await it.post()).map(({ recipient }) => recipient)).toEqual([person.email])
  })

  test('attack 26: strangers who know name and address send five mails an hour, and not one elsewhere', async () => {
    const person = await enrol()
    await it.post()
    for (let hour = 0; hour < 2; hour += 1) {
      for (let nr = 0; nr < 8; nr += 1) await forget(nr % 2 === 0 ? person.userName : ` ${person.userName.toUpperCase()} `, person.email)
      const sent = await it.post()
      expect(sent).toHaveLength(5)
      expect(sent.every(({ recipient }) => recipient === person.email)).toBe(true)
      it.portal.clock.advance('61m')
    }
    await it.signIn(it.browser(), person)
  })

  test('attack 26: without the password nobody gets a text sent, a factor paused or ended', async () => {
    const person = await enrol()
    await it.post()
    const before = await dumpSignIn(it.portal)
    const stranger = it.browser()
    await shutOut(person, stranger)
    for (const path of ['/inloggen/code', '/bevestigen', '/profiel/telefoon', '/profiel/e-mail', '/profiel/app'])
      for (let nr = 0; nr < 12; nr += 1)
        for (const form of [{ do: 'check', code: '123456' }, { do: 'resend' }, { do: 'send', phone: person.phone, email: person.email }]) {
          const answer = await stranger.post(path, form)
          expect(answer.location?.split('?')[0]).toBe('/inloggen')
        }
    await forget(person.userName, 'dief@evil.example')
    const after = await dumpSignIn(it.portal)
    for (const table of ['auth_challenge', 'auth_flow', 'auth_account', 'auth_credential', 'outbox'])
      expect([table, after[table]]).toEqual([table, before[table]])
    expect(await it.post()).toEqual([])
    it.portal.clock.advance('61m')
    if (policy === 'default') await it.signIn(it.browser(), person)
  })

  test('attack 26: a session is not ended by strangers: not by wrong passwords, not by asking for a new one', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    await shutOut(person)
    await forget(person.userName, person.email)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('attack 26: whoever asks codes at the number of somebody else does not use up the texts of that number', async () => {
    const person = await enrol()
    for (const thief of [await enrol(), await enrol()]) {
      const browser = await signedIn(it, thief)
      for (let nr = 0; nr < 3; nr += 1) {
        await browser.post('/profiel/telefoon', { do: 'send', phone: person.phone })
        it.portal.clock.advance('2m')
      }
    }
    expect(await isSignedIn(await signedIn(it, person))).toBe(true)
  })

  test('attack 01: a session, a sign-in in progress and a device that somebody planted are never taken over', async () => {
    const [victim, thief] = [await enrol(), await enrol()]
    const planted = await signedIn(it, thief, { remember: true })
    const { browser: half } = await atCode(it, thief)
    const jar = new Map([...planted.cookies, [COOKIE.flow, half.cookies.get(COOKIE.flow) ?? '']])
    const browser = it.browser()
    for (const [name, value] of jar) browser.cookies.set(name, value)
    await it.post()
    const form = { method: 'password', username: victim.userName, password: victim.password, next: '/' }
    expect((await browser.post('/inloggen', form)).location).toBe('/inloggen/code')
    expect(browser.cookies.get(COOKIE.flow)).not.toBe(jar.get(COOKIE.flow))
    await browser.post('/inloggen/code', { do: 'check', code: await it.code(), remember: 'on' })
    expect((await browser.get('/profiel/beveiliging')).text).toContain(victim.email)
    // What was planted opens nothing of the victim's, and the thief's session is over.
    for (const name of [COOKIE.session, COOKIE.flow]) {
      const peeking = it.browser()
      peeking.cookies.set(name, jar.get(name) ?? '')
      expect(await isSignedIn(peeking)).toBe(false)
    }
    const known = it.browser()
    known.cookies.set(COOKIE.device, jar.get(COOKIE.device) ?? '')
    expect((await it.signInTo(known, victim)).location).toBe('/inloggen/code')
    // And the two of them share a browser with a device each.
    browser.cookies.delete(COOKIE.session)
    expect((await it.signInTo(browser, victim)).location).toBe('/')
    browser.cookies.delete(COOKIE.session)
    expect((await it.signInTo(browser, thief)).location).toBe('/')
    expect((await browser.get('/profiel/beveiliging')).text).toContain(thief.email)
  })

  test('attack 01: every way in gives a token that was nowhere before', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person, { remember: true })
    const seen = new Set([browser.cookies.get(COOKIE.session)])
    it.portal.clock.advance('61m')
    await it.signInTo(browser, person)
    seen.add(browser.cookies.get(COOKIE.session))
    await browser.post('/bevestigen', { do: 'resend', next: '/', factor: 'sms' })
    await browser.post('/bevestigen', { do: 'check', next: '/', factor: 'sms', code: await it.code() })
    seen.add(browser.cookies.get(COOKIE.session))
    expect(seen.size).toBe(3)
    for (const token of [...seen].slice(0, 2)) {
      const old = it.browser()
      old.cookies.set(COOKIE.session, token ?? '')
      expect(await isSignedIn(old)).toBe(false)
    }
  })

  test('attack 01: the half sign-in of one browser goes on in no other person’s hands', async () => {
    const [one, other] = [await enrol(), await enrol()]
    const { browser, code } = await atCode(it, one)
    const { browser: second } = await atCode(it, other)
    second.cookies.set(COOKIE.flow, browser.cookies.get(COOKIE.flow) ?? '')
    // The code is asked of the first person still, whoever holds the cookie.
    const wrong = await second.post('/inloggen/code', { do: 'check', code: code === '111111' ? '222222' : '111111' })
    expect(wrong.status).toBe(422)
    expect(await isSignedIn(second)).toBe(false)
  })
})
