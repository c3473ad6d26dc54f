import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, MARJAN, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const STAFF = { by: 'Petra Jansen' }
const OWN = 'Zingen met 2 merels'

describe.each(databases)('signing in for the first time, on $name', ({ url }) => {
  describe('as the Laurens manual describes', () => {
    let it: SigningPortal
    let accountId: string
    beforeAll(async () => {
      it = await openSigningPortal({ url, policy: 'laurens' })
      accountId = await it.grant(MARJAN)
      await it.portal.desk?.welcome(accountId, { ...STAFF, phone: MARJAN.phone })
    })
    afterAll(() => it.close())

    test('two mails, a code, an own password and a user name chosen once lead to the start page', async () => {
      const mails = await it.post()
      expect(mails.map(({ kind, recipient, subject }) => [kind, recipient, subject])).toEqual([
        ['mail', MARJAN.email, 'Uw gebruikersnaam voor Cliëntportaal'],
        ['mail', MARJAN.email, 'Uw tijdelijke wachtwoord voor Cliëntportaal'],
      ])
      const userName = take(mails[0]?.body, /gebruikersnaam is: (\S+)/)
      const temporary = take(mails[1]?.body, /wachtwoord is: (\S{14})\n/)
      expect(userName).toBe('marjan.kuipers')
      expect(mails[0]?.body).not.toContain(temporary)
      expect(mails[1]?.body).not.toContain(userName)

      const browser = it.browser()
      expect((await browser.fill('/inloggen', { username: userName, password: temporary })).location).toBe('/inloggen/code')
      expect((await browser.get('/inloggen/code')).text).toContain('Vul de beveiligingscode in die naar uw telefoon is gestuurd.')
      expect((await browser.post('/inloggen/code', { do: 'check', code: await it.code() })).location).toBe('/inloggen/wachtwoord')

      const page = await browser.get('/inloggen/wachtwoord')
      for (const words of [
        'Wachtwoord eisen',
        'U gaat voor het eerst',
        'u kunt maar één keer uw gebruikersnaam instellen',
        'value="marjan.kuipers"',
      ])
        expect(page.text).toContain(words)
      expect((await browser.post('/inloggen/wachtwoord', { do: 'rename', username: 'Marjan' })).location).toBe('/inloggen/wachtwoord')
      expect((await browser.get('/inloggen/wachtwoord')).text).not.toContain('maar één keer')
      const again = await browser.post('/inloggen/wachtwoord', { do: 'rename', username: 'nogeens' })
      expect(again.location).toBeNull()

      const end = await browser.post('/inloggen/wachtwoord', { do: 'save', password: OWN, again: OWN })
      expect([end.status, end.location]).toEqual([303, '/'])
      expect((await browser.open('/')).text).toContain('Mevrouw Alblas')
      expect(browser.cookies.has('__Host-portal_login')).toBe(false)
      expect(browser.cookies.has('__Host-portal_device')).toBe(true)
    })

    test('afterwards the temporary password is worth nothing, and on this device no code is asked', async () => {
      const browser = it.browser()
      await it.signInTo(browser, { userName: 'marjan' })
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      expect((await browser.get('/')).status).toBe(303)
      browser.cookies.delete('__Host-portal')
      expect((await it.signInTo(browser, { userName: 'marjan' })).location).toBe('/')
    })

    test('who has an own password gets no new temporary one from staff', async () => {
      await expect(it.portal.desk?.welcome(accountId, STAFF)).rejects.toMatchObject({ code: 'ENROLLED' })
    })

    test('all of it is in the access log', async () => {
      const events = await it.events()
      for (const event of [
        'account-welcomed',
        'code-sent',
        'second-factor',
        'user-name-changed',
        'password-changed',
        'device-remembered',
        'sign-in',
      ])
        expect(events).toContain(`${event} success`)
    })
  })

  describe('with the secure default', () => {
    let it: SigningPortal
    beforeAll(async () => {
      it = await openSigningPortal({ url })
    })
    afterAll(() => it.close())

    const welcome = async (email: string, name = 'Bram de Boer') => {
      const accountId = await it.grant({ email, name })
      await it.portal.desk?.welcome(accountId, { ...STAFF, phone: '06 87 65 43 21' })
      const mail = (await it.post()).at(-1)
      const secret = take(mail?.body, /#(\S+)/)
      return { accountId, mail, secret, userName: take(mail?.body, /gebruikersnaam is: (\S+)/) }
    }

    test('one link, a code and an own password lead to the start page', async () => {
      const { mail, secret, userName } = await welcome('bram@post.example')
      expect(mail?.body).toContain(`https://portaal.test/nieuw-wachtwoord#${secret}`)
      const browser = it.browser()
      expect((await browser.get('/nieuw-wachtwoord')).text).toContain('Code uit de e-mail')
      expect((await browser.post('/nieuw-wachtwoord', { secret })).location).toBe('/inloggen/code')
      expect((await browser.get('/inloggen/wachtwoord')).location).toBe('/inloggen/code')
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      const end = await browser.post('/inloggen/wachtwoord', {
        do: 'save',
        password: 'natte sokken op dinsdag',
        again: 'natte sokken op dinsdag',
      })
      expect(end.location).toBe('/')
      expect(browser.cookies.has('__Host-portal_device')).toBe(false)
      expect((await it.signInTo(it.browser(), { userName, password: 'natte sokken op dinsdag' })).location).toBe('/inloggen/code')
    })

    test('a link works once, and for three days', async () => {
      const { secret } = await welcome('cor@post.example', 'Cor')
      await it.browser().post('/nieuw-wachtwoord', { secret })
      const second = await it.browser().post('/nieuw-wachtwoord', { secret })
      expect([second.status, second.location]).toEqual([422, null])
      const { secret: late } = await welcome('dirk@post.example', 'Dirk')
      it.portal.clock.advance('72h')
      expect((await it.browser().post('/nieuw-wachtwoord', { secret: late })).status).toBe(422)
    })

    test('who closes the tab finds the way back by the same link in the same browser, and nobody else does', async () => {
      const { secret } = await welcome('fien@post.example', 'Fien')
      const browser = it.browser()
      const open = (by = browser, wanted = secret) => by.post('/nieuw-wachtwoord', { secret: wanted })
      await open()
      expect((await open()).location).toBe('/inloggen/code')
      await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
      expect((await open()).location).toBe('/inloggen/wachtwoord')
      expect((await open(it.browser())).status).toBe(422)
      const other = it.browser()
      await open(other, (await welcome('gijs@post.example', 'Gijs')).secret)
      expect((await open(other)).status).toBe(422)
      expect(
        (
          await open(
            browser,
            secret.replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A')),
          )
        ).status,
      ).toBe(422)
      await browser.post('/inloggen/wachtwoord', { do: 'save', password: OWN, again: OWN })
      expect((await open()).status).toBe(422)
    })

    test('the way back is as long as the sign-in it leads to', async () => {
      const { secret } = await welcome('hanna@post.example', 'Hanna')
      const browser = it.browser()
      await browser.post('/nieuw-wachtwoord', { secret })
      it.portal.clock.advance('10m')
      expect((await browser.post('/nieuw-wachtwoord', { secret })).status).toBe(422)
    })

    test('sending it anew makes the first link worthless, and never replaces the number', async () => {
      const { accountId, secret } = await welcome('els@post.example', 'Els')
      await it.portal.desk?.welcome(accountId, { ...STAFF, phone: '06 11 11 11 11' })
      expect((await it.browser().post('/nieuw-wachtwoord', { secret })).status).toBe(422)
      expect(await it.portal.desk?.standing(accountId)).toMatchObject({ phoneEnd: '21' })
    })

    test('two people of one name get a user name each', async () => {
      const [one, other] = [await welcome('jan1@post.example', 'Jan Jansen'), await welcome('jan2@post.example', 'Jan Jansen')]
      expect([one.userName, other.userName]).toEqual(['jan.jansen', 'jan.jansen2'])
    })

    test('who has no mobile number gets no further, and reads whom to call', async () => {
      const accountId = await it.grant({ email: 'geen@post.example', name: 'Geen Telefoon' })
      await it.portal.enrol(accountId, { userName: 'geen', password: 'natte sokken op dinsdag' })
      const browser = it.browser()
      await it.signInTo(browser, { userName: 'geen', password: 'natte sokken op dinsdag' })
      const page = await browser.get('/inloggen/code')
      expect(page.status).toBe(403)
      expect(page.text).toContain('mobiele')
      expect((await browser.get('/')).location).toContain('/inloggen')
    })

    test.each(['010 123 45 67', '+32 470 12 34 56', '0900 1234', 'geen', '+31612345678,+31687654321'])(
      'the number %s is not taken',
      async (phone) => {
        const accountId = await it.grant({ email: `n${phone.length}${phone.charCodeAt(1)}@post.example`, name: 'Nummer' })
        await expect(it.portal.desk?.welcome(accountId, { ...STAFF, phone })).rejects.toMatchObject({ code: 'PHONE_INVALID' })
      },
    )

    test('attack 27: who invites others brings five new people a day', async () => {
      const inviter = await it.grant({ email: 'inviter@post.example', name: 'Inviter' })
      for (let nr = 0; nr < 6; nr += 1) {
        const accountId = await it.grant({ email: `new${nr}@post.example`, name: `New ${nr}` })
        const welcomed = it.portal.desk?.welcome(accountId, { ...STAFF, phone: `06 2345678${nr}`, inviter })
        if (nr < 5) await welcomed
        else await expect(welcomed).rejects.toMatchObject({ code: 'TOO_MANY' })
      }
    })

    const grantMany = (name: string, count: number) =>
      Promise.all(Array.from({ length: count }, (_, nr) => it.grant({ email: `${name}${nr}@post.example`, name: `New ${name} ${nr}` })))

    test('of many welcomes of one inviter at once exactly five are sent', async () => {
      const inviter = await it.grant({ email: 'busy@post.example', name: 'Busy' })
      const accounts = await grantMany('busy', 8)
      const welcomed = await Promise.allSettled(
        accounts.map(async (accountId) => it.portal.desk?.welcome(accountId, { ...STAFF, inviter })),
      )
      expect(welcomed.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    })

    test('a welcome that fails, and one that was sent for the same reason before, cost the inviter nothing', async () => {
      const inviter = await it.grant({ email: 'unlucky@post.example', name: 'Unlucky' })
      const [first = '', ...others] = await grantMany('unlucky', 6)
      const welcome = (accountId: string, once: string) => it.portal.desk?.welcome(accountId, { ...STAFF, inviter, once })
      const { store } = it.portal
      await store.execute(`create function fail_now() returns trigger language plpgsql as $$ begin raise exception 'NO_MAIL'; end $$;
        create trigger fail_now before insert on outbox for each row execute function fail_now()`)
      for (let tries = 0; tries < 6; tries += 1) await expect(welcome(first, 'a')).rejects.toThrow(/NO_MAIL/)
      await store.execute('drop trigger fail_now on outbox; drop function fail_now()')
      const countMails = async () => (await store.execute('select 1 from outbox')).rows.length
      await welcome(first, 'a')
      const sent = await countMails()
      for (let tries = 0; tries < 6; tries += 1) await welcome(first, 'a')
      expect(await countMails()).toBe(sent)
      for (const [index, accountId] of others.entries()) {
        const welcomed = welcome(accountId, `b${index}`)
        if (index < 4) await welcomed
        else await expect(welcomed).rejects.toMatchObject({ code: 'TOO_MANY' })
      }
    })
  })
})
