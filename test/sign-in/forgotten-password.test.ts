import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, MARJAN, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const NEW = 'Fluiten met 3 lijsters'

describe.each(databases)('a forgotten password, on $name', ({ url }) => {
  describe('in the policy of Laurens', () => {
    let it: SigningPortal
    beforeAll(async () => {
      it = await openSigningPortal({ url, policy: 'laurens' })
      await it.enrol()
    })
    afterAll(() => it.close())

    const ask = async (userName: string = MARJAN.userName, email: string = MARJAN.email) => {
      await it.post()
      const answer = await it.browser().post('/wachtwoord-vergeten', { username: userName, email })
      return { answer, mails: await it.post() }
    }
    const temporaryOf = async () => take((await ask()).mails[0]?.body, /wachtwoord is: (\S{14})\n/)

    test('user name and address together bring a temporary password; the old one keeps working until a new one is set', async () => {
      const temporary = await temporaryOf()
      await it.signIn(it.browser())
      const browser = it.browser()
      await it.signInTo(browser, { password: temporary })
      expect((await browser.post('/inloggen/code', { do: 'check', code: await it.code() })).location).toBe('/inloggen/wachtwoord')
      await it.signIn(it.browser())
      it.portal.clock.advance('1h')
      const late = await browser.get('/inloggen/wachtwoord')
      expect(late.location).toContain('opnieuw=1')
    })

    test('a new password ends in the door, not in a session; the old one is worth nothing, and the owner gets a mail', async () => {
      it.portal.clock.advance('2h')
      const other = it.browser()
      await it.signIn(other)
      const temporary = await temporaryOf()
      const browser = it.browser()
      await it.signInTo(browser, { password: temporary.toUpperCase() })
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      const end = await browser.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW })
      expect(end.location).toBe('/inloggen?wachtwoord=gewijzigd')
      expect(browser.cookies.has('__Host-portal')).toBe(false)
      expect((await browser.get(end.location ?? '')).text).toContain('U kunt nu inloggen')
      expect((await it.post()).map(({ subject }) => subject)).toContain('Uw wachtwoord voor Cliëntportaal is gewijzigd')
      expect((await other.get('/mijn/core/profile')).location).toContain('/inloggen')
      expect((await it.signInTo(it.browser())).status).toBe(422)
      expect((await it.signInTo(browser, { password: NEW })).location).toBe('/')
    })

    test('a password of the last twelve is not taken again', async () => {
      it.portal.clock.advance('24h')
      const browser = it.browser()
      await it.signInTo(browser, { password: await temporaryOf() })
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      for (const password of [MARJAN.password, NEW]) {
        const answer = await browser.post('/inloggen/wachtwoord', { do: 'save', password, again: password })
        expect(answer.status).toBe(422)
        expect(answer.text).toContain('laatste 12')
      }
    })

    test.each([
      ['kort1A', 'kort1A', 'minimaal 8'],
      ['alleenkleine1', 'alleenkleine1', 'hoofdletter'],
      ['ALLEENGROTE1', 'ALLEENGROTE1', 'kleine letter'],
      ['GeenEnkelCijferHier', 'GeenEnkelCijferHier', 'cijfer'],
      ['Welkom2026', 'Welkom2026', ''],
      ['Fluiten met 4 mezen', 'Fluiten met 5 mezen', ''],
      ['', '', ''],
    ])('%j typed with %j is not taken, and says why', async (password, again, words) => {
      it.portal.clock.advance('24h')
      const browser = it.browser()
      await it.signInTo(browser, { password: await temporaryOf() })
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      const answer = await browser.post('/inloggen/wachtwoord', { do: 'save', password, again })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('class="error-list"')
      expect(answer.text.toLowerCase()).toContain(words)
      if (password !== '') expect(answer.text).not.toContain(password)
    })

    test('a temporary password is good for a day, and once', async () => {
      it.portal.clock.advance('24h')
      const late = await temporaryOf()
      it.portal.clock.advance('24h')
      expect((await it.signInTo(it.browser(), { password: late })).status).toBe(422)
      const once = await temporaryOf()
      expect((await it.signInTo(it.browser(), { password: once })).location).toBe('/inloggen/code')
      expect((await it.signInTo(it.browser(), { password: once })).status).toBe(422)
    })
  })

  describe('with the secure default', () => {
    let it: SigningPortal
    beforeAll(async () => {
      it = await openSigningPortal({ url })
      await it.enrol()
    })
    afterAll(() => it.close())

    test('a link for half an hour leads, after a code, to a new password and back to the door', async () => {
      await it.browser().post('/wachtwoord-vergeten', { username: MARJAN.userName.toUpperCase(), email: ` ${MARJAN.email.toUpperCase()} ` })
      const mail = (await it.post())[0]
      const secret = take(mail?.body, /nieuw-wachtwoord#(\S+)/)
      const browser = it.browser()
      await browser.post('/nieuw-wachtwoord', { secret })
      await browser.post('/inloggen/code', { do: 'check', code: await it.code(), remember: 'on' })
      const end = await browser.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW })
      expect(end.location).toBe('/inloggen?wachtwoord=gewijzigd')
      expect((await it.signInTo(browser, { password: NEW })).location).toBe('/')
      await it.browser().post('/wachtwoord-vergeten', { username: MARJAN.userName, email: MARJAN.email })
      const late = take((await it.post()).at(-1)?.body, /nieuw-wachtwoord#(\S+)/)
      it.portal.clock.advance('30m')
      expect((await it.browser().post('/nieuw-wachtwoord', { secret: late })).status).toBe(422)
    })

    test('an empty field is said at the field, and what was typed is kept', async () => {
      const answer = await it.browser().post('/wachtwoord-vergeten', { username: 'marjan', email: '' })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('value="marjan"')
      expect(answer.text).toContain('id="email-error"')
    })
  })
})
