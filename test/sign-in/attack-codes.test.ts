import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, CookieBrowser } from '../cookie-browser.ts'
import { atCode, COOKIE, createPeople, isSignedIn, type Newcomer, signedIn, wrongCode } from './people.ts'
import { databases, openSigningPortal, type SigningPortal } from './signing-portal.ts'
import { setUpApp } from './set-up-app.ts'

const STAFF = { by: 'Petra Jansen' }
const MORE_THAN_AN_HOUR = '61m'

const toDoor = ({ status, location }: Answer) => status === 303 && location?.split('?')[0] === '/inloggen'

describe.each(databases)('codes that are guessed or used again, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
  })
  afterAll(() => it.close())

  const check = (browser: CookieBrowser, code: string) => browser.post('/inloggen/code', { do: 'check', code })
  /** Five wrong codes in a sign-in of its own; the last answer. */
  const guessFive = async (person: Newcomer) => {
    const { browser, code } = await atCode(it, person)
    for (let nr = 1; nr < 5; nr += 1) expect((await check(browser, wrongCode(code, nr))).status).toBe(422)
    const last = await check(browser, wrongCode(code, 5))
    return { browser, code, last }
  }
  const countTexts = async () => (await it.post()).filter(({ kind }) => kind === 'text').length

  test('attack 06: the fifth wrong code ends the sign-in, and then the right one is worth nothing', async () => {
    const { browser, code, last } = await guessFive(await enrol())
    expect(last.location).toBe('/inloggen?opnieuw=1')
    expect(toDoor(await check(browser, code))).toBe(true)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('attack 06: a new code gives no tries back', async () => {
    const { browser, code } = await atCode(it, await enrol())
    for (let nr = 1; nr <= 4; nr += 1) await check(browser, wrongCode(code, nr))
    it.portal.clock.advance('31s')
    expect((await browser.post('/inloggen/code', { do: 'resend' })).location).toBe('/inloggen/code?nieuw=1')
    const fresh = await it.code()
    expect((await check(browser, wrongCode(fresh))).location).toBe('/inloggen?opnieuw=1')
  })

  test('attack 06: ten wrong codes pause the factor over all browsers, new sign-ins and new codes, and no right code passes', async () => {
    const person = await enrol()
    const waiting = await atCode(it, person)
    for (let flow = 0; flow < 2; flow += 1) await guessFive(person)
    const refused = await check(waiting.browser, waiting.code)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600'])
    expect((await waiting.browser.post('/inloggen/code', { do: 'resend' })).status).toBe(429)
    expect((await it.signInTo(it.browser(), person)).location).toBe('/inloggen/code')
    expect(await countTexts()).toBe(0)
    expect(waiting.browser.cookies.has(COOKIE.session)).toBe(false)
    it.portal.clock.advance(MORE_THAN_AN_HOUR)
    await it.signIn(it.browser(), person)
  })

  test('attack 06: wrong codes of a step up count with those of signing in', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    await browser.post('/bevestigen', { do: 'resend', next: '/', factor: 'sms' })
    const code = await it.code()
    for (let nr = 1; nr <= 5; nr += 1)
      await browser.post('/bevestigen', { do: 'check', next: '/', factor: 'sms', code: wrongCode(code, nr) })
    await guessFive(person)
    await it.signInTo(it.browser(), person)
    expect(await countTexts()).toBe(0)
  })

  test('attack 06: thirty wrong codes in a day end the factor with one mail, until staff lift that', async () => {
    const person = await enrol()
    for (let hour = 0; hour < 3; hour += 1) {
      it.portal.clock.advance(MORE_THAN_AN_HOUR)
      for (let flow = 0; flow < 2; flow += 1) await guessFive(person)
    }
    const mails = (await it.post()).filter(({ recipient }) => recipient === person.email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.body).not.toMatch(/\d{6}/)
    it.portal.clock.advance('25h')
    expect((await it.signInTo(it.browser(), person)).location).toBe('/inloggen/code')
    expect(await it.post()).toEqual([])
    await it.portal.desk?.unlock(person.accountId, STAFF)
    await it.signIn(it.browser(), person)
  })

  test('attack 07: a code that was used, was replaced or belongs to another sign-in is wrong', async () => {
    const person = await enrol()
    const [first, second] = [await atCode(it, person), await atCode(it, person)]
    expect((await check(second.browser, first.code)).status).toBe(422)
    expect((await check(first.browser, second.code)).status).toBe(422)
    it.portal.clock.advance('31s')
    await first.browser.post('/inloggen/code', { do: 'resend' })
    const fresh = await it.code()
    expect((await check(first.browser, first.code)).status).toBe(422)
    const flow = first.browser.cookies.get(COOKIE.flow) ?? ''
    expect((await check(first.browser, fresh)).location).toBe('/')
    const again = it.browser()
    again.cookies.set(COOKIE.flow, flow)
    expect((await check(again, fresh)).location).toBe('/inloggen?opnieuw=1')
    expect(again.cookies.has(COOKIE.session)).toBe(false)
  })

  test('attack 07: a code of one person is wrong for the next', async () => {
    const [mine, theirs] = [await atCode(it, await enrol()), await atCode(it, await enrol())]
    expect((await check(theirs.browser, mine.code)).status).toBe(422)
    expect((await check(mine.browser, mine.code)).location).toBe('/')
  })

  test('attack 07: a code is good for five minutes', async () => {
    const { browser, code } = await atCode(it, await enrol())
    it.portal.clock.advance('5m')
    const late = await check(browser, code)
    expect([late.status, browser.cookies.has(COOKIE.session)]).toEqual([422, false])
  })

  test('attack 07: codes for signing in, a step up, another number and another address are worth nothing for one another', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    const sent: Record<string, string> = {}
    await browser.post('/profiel/telefoon', { do: 'send', phone: '06 8888 0001' })
    sent['phone'] = await it.code()
    await browser.post('/profiel/e-mail', { do: 'send', email: 'anders@post.example' })
    sent['email'] = /\b(\d{6})\b/.exec((await it.post()).at(-1)?.body ?? '')?.[1] ?? ''
    await browser.post('/bevestigen', { do: 'resend', next: '/', factor: 'sms' })
    sent['step-up'] = await it.code()
    const { browser: knocking, code } = await atCode(it, person)
    sent['sign-in'] = code
    for (const code of Object.values(sent)) expect(code).toMatch(/^\d{6}$/)
    const places = {
      'sign-in': { at: knocking, path: '/inloggen/code' },
      'step-up': { at: browser, path: '/bevestigen' },
      phone: { at: browser, path: '/profiel/telefoon' },
      email: { at: browser, path: '/profiel/e-mail' },
    }
    for (const [purpose, { at, path }] of Object.entries(places))
      for (const [other, wrong] of Object.entries(sent))
        if (other !== purpose)
          expect([purpose, other, (await at.post(path, { do: 'check', code: wrong })).status]).toEqual([purpose, other, 422])
    expect((await check(knocking, code)).location).toBe('/')
  })

  test('attack 07: a code of an app is used once, whatever it was for', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    const app = await setUpApp(it, browser)
    // The code that set the app up is used by that.
    const knocking = it.browser()
    await it.signInTo(knocking, person)
    expect((await check(knocking, app.used)).status).toBe(422)
    it.portal.clock.advance('30s')
    const code = app.code()
    expect((await check(knocking, code)).location).toBe('/')
    const stepUp = await knocking.post('/bevestigen', { do: 'check', next: '/', factor: 'app', code })
    expect([stepUp.status, stepUp.location]).toEqual([422, null])
    const third = it.browser()
    await it.signInTo(third, person)
    expect((await check(third, code)).status).toBe(422)
  })

  test('attack 27: the numbers a person asks codes at are counted together, and nothing is sent beyond them', async () => {
    const browser = await signedIn(it, await enrol())
    for (let nr = 0; nr < 6; nr += 1) await browser.post('/profiel/telefoon', { do: 'send', phone: `06 5555 100${nr}` })
    // One of the five an hour went out at signing in.
    expect(await countTexts()).toBe(4)
  })

  test.each([
    '+1 900 555 0199',
    '+882 16 1234 5678',
    '+32 470 12 34 56',
    '0900 1234',
    '06-12345678 ext. 9',
    '112',
    '+31612345678;+31687654321',
  ])('attack 27: nobody makes the portal text %s', async (phone) => {
    const browser = await signedIn(it, await enrol())
    expect((await browser.post('/profiel/telefoon', { do: 'send', phone })).status).toBe(422)
    expect(await it.post()).toEqual([])
  })

  test('attack 27: one number gets five texts an hour, whoever asks', async () => {
    const sent: number[] = []
    for (let nr = 0; nr < 6; nr += 1) {
      const browser = await signedIn(it, await enrol())
      await browser.post('/profiel/telefoon', { do: 'send', phone: '06 4444 0001' })
      sent.push(await countTexts())
    }
    expect(sent).toEqual([1, 1, 1, 1, 1, 0])
  })
})

describe('the budget of a portal', () => {
  test('attack 27: beyond it nobody gets a text, and that stands in the access log once', async () => {
    const it = await openSigningPortal({ sms: { perHour: 3 } })
    const enrol = createPeople(it)
    for (let nr = 0; nr < 6; nr += 1) await it.signInTo(it.browser(), await enrol())
    expect(await it.post()).toHaveLength(3)
    expect((await it.events()).filter((event) => event.startsWith('sms-breaker'))).toEqual(['sms-breaker failure'])
    await it.close()
  })
})
