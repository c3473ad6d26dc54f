import type { AccountDesk } from '@voordeur/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { databases, MARJAN, openSigningPortal, type SigningPortal } from './signing-portal.ts'

const PETRA = { by: 'Petra Jansen' }
const KEES = { by: 'Kees de Wit' }
const EVIDENCE = 'paspoort gezien aan de balie'
const WRONG = 'iets heel anders dan dat'

describe.each(databases)('what staff do for people, on $name', ({ url }) => {
  let it: SigningPortal
  let desk: AccountDesk
  let accountId: string
  let browser: CookieBrowser
  let person: typeof MARJAN
  let count = 0

  beforeAll(async () => {
    it = await openSigningPortal({ url, policy: 'laurens' })
    if (!it.portal.desk) throw new Error('A portal with passwords has a desk.')
    desk = it.portal.desk
  })
  afterAll(() => it.close())
  beforeEach(async () => {
    count += 1
    person = { ...MARJAN, userName: `marjan${count}`, email: `marjan${count}@post.example`, phone: `06 1234 ${1000 + count}` }
    accountId = await it.enrol(person)
    browser = it.browser()
    await it.signIn(browser, person)
    await it.post()
  })

  const isIn = async () => (await browser.get('/mijn/core/profile')).status === 200
  const entries = async (type: string) => {
    const rows = await it.portal.store
      .system()
      .selectFrom('audit_entry')
      .select(['outcome', 'detail'])
      .where('account_id', '=', accountId)
      .where('event_type', '=', type)
      .orderBy('seq')
      .execute()
    return rows.map(({ outcome, detail }) => ({ outcome, ...detail }))
  }

  describe('a lost phone', () => {
    const request = () => desk.requestRecovery(accountId, { ...PETRA, phone: '06 99 88 77 66'.replace('99', '19'), evidence: EVIDENCE })

    test('a new number holds only after a second person confirmed it; the owner gets a mail at both steps', async () => {
      const { id } = await request()
      expect((await it.post()).map(({ recipient, subject }) => [recipient, subject])).toEqual([
        [person.email, 'Er is een nieuw mobiel nummer aangevraagd voor Cliëntportaal'],
      ])
      expect(await desk.standing(accountId)).toMatchObject({ phoneEnd: person.phone.slice(-2) })
      expect(await isIn()).toBe(true)
      await desk.confirmRecovery(id, KEES)
      expect((await it.post()).map(({ subject }) => subject)).toEqual(['Uw mobiele nummer voor Cliëntportaal is gewijzigd'])
      expect(await desk.standing(accountId)).toMatchObject({ phoneEnd: '66', sessions: 0, devices: 0 })
      expect(await isIn()).toBe(false)
      await it.signInTo(browser, person)
      expect((await it.post()).at(-1)?.recipient).toBe('+31619887766')
      expect(await entries('recovery-asked')).toEqual([{ outcome: 'success', by: 'Petra Jansen', evidence: EVIDENCE, recovery: id }])
      expect(await entries('recovery')).toEqual([{ outcome: 'success', by: 'Kees de Wit', asked: 'Petra Jansen', recovery: id }])
    })

    test.each(['Petra Jansen', ' petra  jansen ', 'PETRA JANSEN.', 'Pétra Jansen'])(
      '%j can not confirm what Petra Jansen asked for',
      async (by) => {
        const { id } = await request()
        await expect(desk.confirmRecovery(id, { by })).rejects.toMatchObject({ code: 'SECOND_PERSON' })
        expect(await desk.standing(accountId)).toMatchObject({ phoneEnd: person.phone.slice(-2) })
        expect(await entries('recovery')).toMatchObject([{ outcome: 'refused', reason: 'same-person' }])
      },
    )

    test('a request is good for a day, once, and a newer one takes its place', async () => {
      const old = await request()
      const fresh = await request()
      await expect(desk.confirmRecovery(old.id, KEES)).rejects.toMatchObject({ code: 'RECOVERY_UNKNOWN' })
      expect((await desk.listRecoveries()).map(({ id }) => id)).toContain(fresh.id)
      await desk.confirmRecovery(fresh.id, KEES)
      await expect(desk.confirmRecovery(fresh.id, KEES)).rejects.toMatchObject({ code: 'RECOVERY_UNKNOWN' })
      const late = await request()
      it.portal.clock.advance('24h')
      await expect(desk.confirmRecovery(late.id, KEES)).rejects.toMatchObject({ code: 'RECOVERY_UNKNOWN' })
    })

    test.each([
      [{ ...PETRA, phone: '010 123 45 67', evidence: EVIDENCE }, 'PHONE_INVALID'],
      [{ ...PETRA, phone: '06 12 34 56 78', evidence: '' }, 'EVIDENCE_MISSING'],
      [{ ...PETRA, phone: '06 12 34 56 78', evidence: 'paspoort\nBSN 123' }, 'EVIDENCE_MISSING'],
      [{ by: ' ', phone: '06 12 34 56 78', evidence: EVIDENCE }, 'STAFF_UNNAMED'],
      [{ by: 'Petra\r\nJansen', phone: '06 12 34 56 78', evidence: EVIDENCE }, 'STAFF_UNNAMED'],
    ])('%j is refused', async (asked, code) => {
      await expect(desk.requestRecovery(accountId, asked)).rejects.toMatchObject({ code })
    })
  })

  describe('a lock', () => {
    const guess = async (times: number) => {
      const stranger = it.browser()
      let last = 0
      for (let attempt = 0; attempt < times; attempt += 1) last = (await it.signInTo(stranger, { ...person, password: WRONG })).status
      return { stranger, last }
    }

    test('after five wrong passwords strangers are shut out until a new password, and the owner’s device is not', async () => {
      const { stranger, last } = await guess(5)
      expect(last).toBe(429)
      const blocked = await it.signInTo(stranger, person)
      expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, null])
      expect(blocked.text).toContain('geblokkeerd')
      expect(await desk.standing(accountId)).toMatchObject({ isLocked: true })
      expect(await entries('account-locked')).toHaveLength(1)
      expect((await it.signInTo(browser, person)).location).toBe('/')
      it.portal.clock.advance('300d')
      expect((await it.signInTo(stranger, person)).status).toBe(429)
    })

    test('staff lift it, and that is in the access log', async () => {
      const { stranger } = await guess(5)
      await desk.unlock(accountId, { ...PETRA, via: 'root' })
      expect((await it.signInTo(stranger, person)).location).toBe('/inloggen/code')
      expect(await entries('account-unlocked')).toEqual([{ outcome: 'success', by: 'Petra Jansen', via: 'root' }])
    })

    test('the first wrong password brings the warning of the manual', async () => {
      const answer = await it.signInTo(it.browser(), { ...person, password: WRONG })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('U heeft uw gebruikersnaam of wachtwoord verkeerd ingevuld. Probeer het nog een keer.')
      expect(answer.text).toMatch(/Als u 5 keer een verkeerd wachtwoord invult, wordt uw toegang tot .* geblokkeerd/)
    })
  })

  test('every session and device of an account is ended from the desk', async () => {
    await desk.endEverywhere(accountId, PETRA)
    expect(await isIn()).toBe(false)
    expect((await it.signInTo(browser, person)).location).toBe('/inloggen/code')
    expect(await entries('session-ended')).toContainEqual({ outcome: 'success', reason: 'by-staff', by: 'Petra Jansen', devices: 1 })
  })

  test('another user name is given, or chosen by the person at the next sign-in', async () => {
    await desk.rename(accountId, { ...PETRA, userName: `anders${count}` })
    expect((await it.post())[0]?.body).toContain(`anders${count}`)
    expect((await it.signInTo(browser, person)).status).toBe(422)
    await desk.rename(accountId, PETRA)
    expect((await it.signInTo(browser, { ...person, userName: `anders${count}` })).location).toBe('/inloggen/gebruikersnaam')
    expect((await browser.get('/')).location).toContain('/inloggen')
    const bad = await browser.post('/inloggen/gebruikersnaam', { do: 'save', username: 'a b' })
    expect([bad.status, bad.text.includes('id="username-error"')]).toEqual([422, true])
    expect((await browser.post('/inloggen/gebruikersnaam', { do: 'save', username: `Gekozen${count}` })).location).toBe('/')
    expect((await it.signInTo(browser, { ...person, userName: `gekozen${count}` })).location).toBe('/')
  })
})
