import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, MARJAN, openSigningPortal, type SigningPortal } from './signing-portal.ts'

describe.each(databases)('devices, on $name', ({ url }) => {
  describe('in the policy of Laurens', () => {
    let it: SigningPortal
    beforeAll(async () => {
      it = await openSigningPortal({ url, policy: 'laurens' })
      await it.enrol()
      await it.enrol({ userName: 'sanne', email: 'sanne@post.example', name: 'Sanne Kuipers', phone: '06 87 65 43 21' })
    })
    afterAll(() => it.close())

    test('a code is asked on a new device and not on a known one, for a year', async () => {
      const browser = it.browser()
      await it.signIn(browser)
      expect((await it.signInTo(browser)).location).toBe('/')
      it.portal.clock.advance('364d')
      expect((await it.signInTo(browser)).location).toBe('/')
      it.portal.clock.advance('1d')
      expect((await it.signInTo(browser)).location).toBe('/inloggen/code')
    })

    test('a device that one person is known on is a new one to the next', async () => {
      const browser = it.browser()
      await it.signIn(browser)
      expect((await it.signInTo(browser, { userName: 'sanne' })).location).toBe('/inloggen/code')
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      for (const userName of ['sanne', 'marjan']) expect((await it.signInTo(browser, { userName })).location).toBe('/')
    })

    test('after signing out the device is still known', async () => {
      const browser = it.browser()
      await it.signIn(browser)
      await browser.post('/uitloggen', { answer: 'ja' })
      expect((await it.signInTo(browser)).location).toBe('/')
    })

    test('a session says how strongly it was proven: with a code more, on a known device less', async () => {
      const browser = it.browser()
      await it.signIn(browser)
      const rows = () =>
        it.portal.store.execute(`select assurance from ${it.portal.store.schema}.auth_session order by created_at desc limit 1`)
      expect((await rows()).rows).toEqual([{ assurance: 'mfa' }])
      it.portal.clock.advance('1m')
      await it.signInTo(browser)
      expect((await rows()).rows).toEqual([{ assurance: 'single' }])
    })
  })

  describe('with the secure default', () => {
    let it: SigningPortal
    beforeAll(async () => {
      it = await openSigningPortal({ url })
      await it.enrol()
    })
    afterAll(() => it.close())

    test('a device is remembered only when asked, and for thirty days', async () => {
      const [asked, other] = [it.browser(), it.browser()]
      await it.signIn(other)
      expect((await it.signInTo(other)).location).toBe('/inloggen/code')
      it.portal.clock.advance('1h')
      await it.signInTo(asked)
      expect((await asked.get('/inloggen/code')).text).toContain('Vraag hier 30 dagen niet om een code')
      await asked.post('/inloggen/code', { do: 'check', code: await it.code(), remember: 'on' })
      it.portal.clock.advance('29d')
      expect((await it.signInTo(asked)).location).toBe('/')
      it.portal.clock.advance('1d')
      expect((await it.signInTo(asked)).location).toBe('/inloggen/code')
    })
  })

  test('a policy may ask a code at every sign-in, and then remembers nothing', async () => {
    const it = await openSigningPortal({ url, policy: { secondFactorAt: 'always' } })
    await it.enrol()
    const browser = it.browser()
    await it.signIn(browser, { remember: true })
    expect([...browser.cookies.keys()]).toEqual(['__Host-portal'])
    expect((await it.signInTo(browser)).location).toBe('/inloggen/code')
    await it.close()
  })

  test('the code page counts down to the next code, three times, and the code before is worth nothing', async () => {
    const it = await openSigningPortal({ url })
    await it.enrol()
    const browser = it.browser()
    await it.signInTo(browser)
    const first = await it.code()
    const page = await browser.get('/inloggen/code')
    expect(page.text).toMatch(/data-countdown="(?:29|30)"/)
    expect((await browser.post('/inloggen/code', { do: 'resend' })).status).toBe(429)
    it.portal.clock.advance('30s')
    expect((await browser.post('/inloggen/code', { do: 'resend' })).location).toBe('/inloggen/code?nieuw=1')
    const second = await it.code()
    const old = await browser.post('/inloggen/code', { do: 'check', code: first })
    expect([old.status, first === second]).toEqual([422, false])
    expect((await browser.post('/inloggen/code', { do: 'check', code: second })).location).toBe('/')
    await it.close()
  })

  test('a number is shown by its last two digits only', async () => {
    const it = await openSigningPortal({ url })
    await it.enrol()
    const browser = it.browser()
    await it.signInTo(browser)
    const { text } = await browser.get('/inloggen/code')
    expect(text).toContain('78')
    expect(text).not.toMatch(/12 ?34 ?56|12345678/)
    expect(MARJAN.phone.endsWith('78')).toBe(true)
    await it.close()
  })
})
