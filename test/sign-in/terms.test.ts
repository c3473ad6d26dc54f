import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { databases, openSigningPortal, type SigningPortal } from './signing-portal.ts'

describe.each(databases)('terms of use after signing in, on $name', ({ url }) => {
  let signing: SigningPortal
  let browser: CookieBrowser
  let people = 0

  beforeAll(async () => {
    signing = await openSigningPortal({ url })
    const { store, clock } = signing.portal
    const terms = { id: crypto.randomUUID(), version: 1, text: 'Wees aardig.', published_by: 'A. Beheerder', published_at: clock.now() }
    await store.system().insertInto('terms_version').values(terms).execute()
  })
  afterAll(() => signing.close())
  beforeEach(async () => {
    people += 1
    const person = { userName: `iemand${people}`, email: `iemand${people}@post.example`, phone: `06 4000 ${1000 + people}` }
    await signing.enrol(person)
    browser = signing.browser()
    await signing.signIn(browser, person)
  })

  test('they come first, and who agreed comes where they were going', async () => {
    expect((await browser.get('/mijn/core/profile')).location).toBe('/voorwaarden?next=%2Fmijn%2Fcore%2Fprofile')
    const agreed = await browser.post('/voorwaarden', { version: '1', agree: 'on', next: '/mijn/core/profile' })
    expect(agreed.location).toBe('/mijn/core/profile')
    expect((await browser.get('/mijn/core/profile')).status).toBe(200)
  })

  test('of all pages of signing in there are only the way out and the sign of life before them', async () => {
    const through: string[] = []
    for (const { method, path } of signing.routes) {
      if (method === 'POST' && path === '/uitloggen') continue
      const { status, location } = method === 'GET' ? await browser.get(path) : await browser.post(path, {})
      if (status !== 303 || !(location ?? '').startsWith('/voorwaarden')) through.push(`${method} ${path}`)
    }
    expect(through.toSorted()).toEqual(['GET /sessie', 'GET /uitloggen'])
  })

  test('who does not agree signs out, and is nobody', async () => {
    await browser.post('/uitloggen', { answer: 'ja' })
    expect((await browser.get('/mijn/core/profile')).location).toMatch(/^\/inloggen/u)
  })
})
