import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, MARJAN, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const PEOPLE = 60
const AT_ONCE = 50

const person = (nr: number) => ({
  ...MARJAN,
  userName: `persoon${nr}`,
  email: `persoon${nr}@post.example`,
  phone: `06 1234 ${1000 + nr}`,
})

describe.each(databases)('many people at the door at once, on $name', ({ url }) => {
  let it: SigningPortal

  beforeAll(async () => {
    it = await openSigningPortal({ url, policy: 'laurens' })
    for (let nr = 0; nr < PEOPLE; nr += 1) await it.enrol(person(nr))
  }, 120_000)
  afterAll(() => it.close())

  test('fifty sign in at once, each with a code of their own, and each gets their own session', async () => {
    const browsers = Array.from({ length: AT_ONCE }, () => it.browser())
    const doors = await Promise.all(browsers.map((browser, nr) => it.signInTo(browser, person(nr))))
    expect(new Set(doors.map(({ location }) => location))).toEqual(new Set(['/inloggen/code']))
    const texts = new Map((await it.post()).map(({ recipient, body }) => [recipient, take(body, /#(\d{6})$/)]))
    expect(texts.size).toBe(AT_ONCE)
    const codes = browsers.map((_, nr) => texts.get(`+3161234${1000 + nr}`) ?? '')
    const ends = await Promise.all(browsers.map((browser, nr) => browser.post('/inloggen/code', { do: 'check', code: codes[nr] ?? '' })))
    expect(new Set(ends.map(({ location }) => location))).toEqual(new Set(['/']))
    const pages = await Promise.all(browsers.map((browser) => browser.get('/profiel/beveiliging')))
    for (const [nr, { text }] of pages.entries()) expect(text).toContain(`persoon${nr}@post.example`)
    expect(new Set(browsers.map(({ cookies }) => cookies.get('__Host-portal'))).size).toBe(AT_ONCE)
  })

  test('who does not fit in the queue is told when to come back, loses no try, and gets in then', async () => {
    const browsers = Array.from({ length: PEOPLE }, () => it.browser())
    const doors = await Promise.all(browsers.map((browser, nr) => it.signInTo(browser, person(nr))))
    const busy = doors.filter(({ status }) => status === 503)
    expect(busy.length).toBe(PEOPLE - 54)
    for (const answer of busy) {
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(answer.text).toContain('Het is nu erg druk.')
    }
    const late = doors.findIndex(({ status }) => status === 503)
    expect((await it.signInTo(browsers[late] ?? it.browser(), person(late))).location).toBe('/inloggen/code')
  })
})
