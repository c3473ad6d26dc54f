import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { holdPortalAdmin } from '../../access/hold-portal-admin.ts'
import { clientStep, eachDatabase, type OwnSide } from '../../flows/own-side.fixture.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import { TEST_ORIGIN } from '../../testing/test-config.ts'

type Viewer = TestBrowser & { readonly clientId: string }

const DETAILS = { firstName: 'Tessa', lastName: 'de Wit', gender: 'female', role: 'grandchild', phone: '06 12345678' }
const REPORTS = { 'right:board.reports:read': 'on' }

eachDatabase((open) => {
  let side: OwnSide
  let admin: Viewer
  let people = 0

  beforeAll(async () => {
    side = await open()
    await side.deliver(clientStep({ sourceId: 'a' }), clientStep({ sourceId: 'b' }))
    await side.portal.start()
  })
  afterAll(() => side.portal.close())
  beforeEach(async () => {
    people += 1
    const access = { clientNumber: 'nr-a', basis: 'family', represents: true, portalAdmin: true } as const
    admin = await side.portal.viewer({ ...access, email: `beheerder-${people}@voorbeeld.nl`, name: 'Marjan Kuipers' })
  })

  const at = (part: string) => `/client/${admin.clientId}/core/${part}`
  const newEmail = () => `genodigde-${people}-${crypto.randomUUID().slice(0, 8)}@voorbeeld.nl`
  const whoOf = (answer: { readonly headers: Headers }) =>
    new URL(answer.headers.get('location') ?? '', TEST_ORIGIN).searchParams.get('who') ?? ''
  const add = async (email: string, by: Viewer = admin) => whoOf(await by.post(at('add-person/add'), { ...DETAILS, email }))
  const send = (who: string, ticks: Readonly<Record<string, string>> = REPORTS) => admin.post(at('person/send'), { who, ...ticks })
  const signIn = async (email: string) => {
    const account = await side.portal.store.system().selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
    return createTestBrowser(side.portal, TEST_ORIGIN, account?.id)
  }
  const invite = async (ticks: Readonly<Record<string, string>> = REPORTS) => {
    const email = newEmail()
    const who = await add(email)
    await send(who, ticks)
    return { email, who, guest: await signIn(email) }
  }
  const accept = (guest: TestBrowser, invitation: string) => guest.post('/mijn/core/notices/accept', { invitation })
  const accessOf = async (email: string) =>
    side.portal.store
      .system()
      .selectFrom('access')
      .innerJoin('account', 'account.id', 'access.account_id')
      .select(['access.id', 'access.rights', 'access.basis', 'access.role', 'access.portal_admin'])
      .where('account.email', '=', email)
      .where('access.revoked_at', 'is', null)
      .executeTakeFirst()
  // The jobs of those days are of no matter here.
  const passDays = (days: number) => side.portal.clock.set(new Date(side.portal.clock.now().getTime() + days * 86_400_000))
  const reports = () => `/client/${admin.clientId}/board/reports`

  describe('inviting somebody', () => {
    test('goes from an address to a form, to ticks, to a mail, to an answer, and only then to what was ticked', async () => {
      const email = newEmail()
      const found = await admin.post(at('add-person/find'), { email })
      expect(found.text).toContain('Nieuwe gebruiker')
      const added = await admin.post(at('add-person/add'), { ...DETAILS, email })
      const who = whoOf(added)
      const page = await admin.get(added.headers.get('location') ?? '')
      expect(page.text).toContain('De gebruiker is toegevoegd.')
      expect(page.text).toContain('Eerste toegang')
      expect(page.text).toContain('Gegevens versturen')
      expect((await signIn(email)).accountId).toBeUndefined()
      const before = side.portal.sent.length
      await send(who)
      await side.portal.runJobs(61)
      expect(side.portal.sent.slice(before).map(({ recipient, subject }) => ({ recipient, subject }))).toEqual([
        { recipient: email, subject: 'Uitnodiging voor Cliëntportaal' },
      ])
      const guest = await signIn(email)
      expect((await guest.get(reports())).status).toBe(404)
      const notices = await guest.get('/mijn/core/notices')
      expect(notices.text).toContain('Marjan Kuipers nodigt u uit om mee te kijken met Cliënt a.')
      const accepted = await guest.get((await accept(guest, who)).headers.get('location') ?? '')
      expect(accepted.text).toMatch(new RegExp(`href="/client/${admin.clientId}"><.*?Naar het portaal van Cliënt a<`, 'u'))
      expect((await guest.get(reports())).text).toContain('Tekst over a')
      expect((await guest.get(`/client/${admin.clientId}/board/money`)).status).toBe(404)
      expect(await accessOf(email)).toMatchObject({
        basis: 'family',
        role: 'grandchild',
        rights: ['board.reports:read'],
        portal_admin: false,
      })
    })

    test('says in no mail about whom it is, nor what was ticked', async () => {
      const { email } = await invite()
      await side.portal.runJobs(61)
      const mail = side.portal.sent.filter(({ recipient }) => recipient === email)
      expect(mail).toHaveLength(1)
      expect(mail[0]?.body).not.toMatch(/Cliënt a|Verslagen/)
      expect(mail[0]?.body).toContain(`${TEST_ORIGIN}/mijn/core/notices`)
    })

    test('is one and the same path for an address with an account elsewhere and one without', async () => {
      const elsewhere = newEmail()
      await side.portal.viewer({ clientNumber: 'nr-b', email: elsewhere, name: 'Iemand Anders' })
      const unknown = newEmail()
      const [one, other] = await Promise.all([elsewhere, unknown].map((email) => admin.post(at('add-person/find'), { email })))
      expect(one?.text.replaceAll(elsewhere, '')).toBe(other?.text.replaceAll(unknown, ''))
      expect(one?.text).not.toContain('Iemand Anders')
      const [first, second] = [await add(elsewhere), await add(unknown)]
      const sent = [await send(first), await send(second)]
      expect(sent.map(({ status }) => status)).toEqual([303, 303])
      const pages = [await admin.get(`${at('person')}?who=${first}`), await admin.get(`${at('person')}?who=${second}`)]
      expect(pages[0]?.text.replaceAll(elsewhere, '').replaceAll(first, '')).toBe(
        pages[1]?.text.replaceAll(unknown, '').replaceAll(second, ''),
      )
    })

    test('finds who is in the network already, and leads to them', async () => {
      const { email, who, guest } = await invite()
      expect((await admin.post(at('add-person/find'), { email: email.toUpperCase() })).text).toContain('staat al in uw netwerk')
      await accept(guest, who)
      const access = await accessOf(email)
      expect((await admin.post(at('add-person/find'), { email })).text).toContain(`who=${access?.id}`)
      expect(await add(email)).toBe(access?.id)
    })

    test('leads to the draft that is there already, and says that what was typed is not kept', async () => {
      const email = newEmail()
      const who = await add(email)
      const again = await admin.post(at('add-person/add'), { ...DETAILS, email: email.toUpperCase(), firstName: 'Anders' })
      expect([again.status, whoOf(again)]).toEqual([303, who])
      const page = (await admin.get(again.headers.get('location') ?? '')).text
      expect(page).toContain('Deze gebruiker staat al in uw netwerk. Wat u net invulde, is niet bewaard.')
      expect(page).toContain('Tessa de Wit')
      expect(page).not.toContain('Anders')
    })

    test('fills the form in for somebody of another network of the same administrator, and of nobody else’s', async () => {
      const { email } = await invite()
      const own = await side.portal.grant(
        {
          email: `beheerder-${people}@voorbeeld.nl`,
          name: 'x',
          clientNumber: 'nr-b',
          basis: 'family',
          represents: true,
          portalAdmin: true,
        },
        { grantedBy: 'test', notify: false },
      )
      const there = `/client/${own.clientId}/core/add-person/find`
      expect((await admin.post(there, { email })).text).toContain('value="Tessa"')
      // One who only looks along with the client around whom Tessa is.
      const stranger = { clientNumber: 'nr-b', basis: 'family', email: newEmail(), represents: true, portalAdmin: true } as const
      const looker = await side.portal.viewer(stranger)
      await side.portal.viewer({ ...stranger, clientNumber: 'nr-a', portalAdmin: false })
      expect((await looker.post(there, { email })).text).not.toContain('Tessa')
    })

    test('names what is missing at its field, and keeps what was typed', async () => {
      const answer = await admin.post(at('add-person/add'), {
        ...DETAILS,
        firstName: '',
        email: 'geen adres',
        gender: 'x',
        role: '',
        phone: '',
      })
      expect(answer.status).toBe(422)
      expect(answer.text.match(/href="#(firstName|email|gender|role|phone)"/g)).toHaveLength(5)
      expect(answer.text).toContain('value="de Wit"')
      for (const lastName of ['06 12345678', 'voorbeeld.nl', 'www.voorbeeld.nl', 'Bel 0800']) {
        const lure = await admin.post(at('add-person/add'), { ...DETAILS, email: newEmail(), lastName })
        expect([lure.status, lure.text.includes('href="#lastName"')]).toEqual([422, true])
      }
      for (const lastName of ['J.P. de Wit', "d'Arnaud", 'van ’t Hof'])
        expect((await admin.post(at('add-person/add'), { ...DETAILS, email: newEmail(), lastName })).status).toBe(303)
      const hidden = await admin.post(at('add-person/add'), { ...DETAILS, email: newEmail(), lastName: 'Wit‮ed' })
      expect(hidden.status).toBe(422)
    })

    test('sends nothing without a tick, nor with an end that is over or no day', async () => {
      const who = await add(newEmail())
      for (const [fields, words] of [
        [{}, 'Vink ten minste één onderdeel aan'],
        [{ ...REPORTS, until: '2026-11-21' }, 'Kies een dag die nog niet voorbij is'],
        [{ ...REPORTS, until: 'morgen' }, 'Vul een dag in'],
      ] as const) {
        const answer = await admin.post(at('person/send'), { who, ...fields })
        expect(answer.status).toBe(422)
        expect(answer.text).toContain(words)
      }
    })

    test('stops after five on one day', async () => {
      for (let count = 0; count < 5; count += 1) expect((await send(await add(newEmail()))).status).toBe(303)
      const sixth = await send(await add(newEmail()))
      expect(sixth.status).toBe(422)
      expect(sixth.text).toContain('niet meer uitnodigingen versturen')
    })
  })

  test('where the organisation invites, a portal administrator adds and sends nothing', async () => {
    const lunet = await open({ access: { invitedBy: 'organisation', byBasis: { family: 'alles' } } })
    await lunet.deliver(clientStep({ sourceId: 'a' }))
    const keeper = await lunet.portal.viewer({ clientNumber: 'nr-a', basis: 'family', portalAdmin: true })
    const page = (part: string) => `/client/${keeper.clientId}/core/${part}`
    expect((await keeper.get(page('people'))).text).not.toContain('Gebruiker toevoegen')
    expect((await keeper.get(page('add-person'))).status).toBe(404)
    const email = newEmail()
    expect((await keeper.post(page('add-person/add'), { ...DETAILS, email })).status).toBe(404)
    expect((await keeper.post(page('add-person/find'), { email })).status).toBe(404)
    await lunet.portal.close()
  })

  describe('an invitation', () => {
    test('is for its own account only, and counts once', async () => {
      const { who, guest, email } = await invite()
      const thief = await side.portal.viewer({ clientNumber: 'nr-b' })
      await accept(thief, who)
      expect((await thief.get(reports())).status).toBe(404)
      expect(await accessOf(email)).toBeUndefined()
      await Promise.all([accept(guest, who), accept(guest, who), guest.post('/mijn/core/notices/decline', { invitation: who })])
      const entries = (await side.portal.entries()).filter(
        ({ event, accountId }) => /^invitation\.(accepted|declined)/.test(event) && accountId === guest.accountId,
      )
      expect(entries).toHaveLength(1)
    })

    test('that was never sent is removed, in words that say so', async () => {
      const who = await add(newEmail())
      expect((await admin.get(`${at('person')}?who=${who}&ask=withdraw`)).text).toContain('Er is nog niets verstuurd.')
      const removed = await admin.post(at('person/withdraw'), { who })
      expect((await admin.get(removed.headers.get('location') ?? '')).text).toContain('De gebruiker is verwijderd.')
    })

    test('that was declined, withdrawn or is over its time lets nobody in, and is no longer there', async () => {
      const declined = await invite()
      await declined.guest.post('/mijn/core/notices/decline', { invitation: declined.who })
      const withdrawn = await invite()
      await admin.post(at('person/withdraw'), { who: withdrawn.who })
      for (const { guest, who, email } of [declined, withdrawn]) {
        await accept(guest, who)
        expect(await accessOf(email)).toBeUndefined()
        expect((await guest.get('/mijn/core/notices')).text).not.toContain('nodigt u uit')
        expect((await admin.get(`${at('person')}?who=${who}`)).status).toBe(404)
      }
    })

    test('can be accepted through its last day, and sent again after it', async () => {
      const { guest, who, email } = await invite()
      passDays(15)
      expect((await guest.get('/mijn/core/notices')).text).not.toContain('nodigt u uit')
      await accept(guest, who)
      expect(await accessOf(email)).toBeUndefined()
      expect((await admin.post(at('person/resend'), { who })).status).toBe(303)
      await accept(guest, who)
      expect(await accessOf(email)).toBeDefined()
    })

    test('of somebody who may not look any more lets nobody in', async () => {
      const { guest, who, email } = await invite()
      await side.portal.store
        .system()
        .updateTable('access')
        .set({ revoked_at: side.portal.clock.now() })
        .where('portal_admin', '=', true)
        .execute()
      await accept(guest, who)
      expect(await accessOf(email)).toBeUndefined()
    })
  })

  describe('what a portal administrator can’t do', () => {
    test('is give what they do not hold, or what does not exist', async () => {
      const daughter = await side.portal.viewer({
        clientNumber: 'nr-a',
        basis: 'family',
        portalAdmin: true,
        rights: ['board.reports:read'],
        email: newEmail(),
      })
      const email = newEmail()
      const who = await add(email, daughter)
      const ticks = { ...REPORTS, 'right:board.money:read': 'on', 'right:board.secret:read': 'on', 'right:made.up:read': 'on' }
      await daughter.post(at('person/send'), { who, ...ticks })
      await accept(await signIn(email), who)
      expect((await accessOf(email))?.rights).toEqual(['board.reports:read'])
    })

    test('is change the client, a mentor, a representative or themselves', async () => {
      const self = await side.portal.viewer({ clientNumber: 'nr-a', basis: 'self', email: newEmail() })
      const mentor = await side.portal.viewer({ clientNumber: 'nr-a', basis: 'mentor', represents: true, set: 'alles', email: newEmail() })
      const ids = await side.portal.store
        .system()
        .selectFrom('access')
        .select(['id', 'account_id'])
        .where('revoked_at', 'is', null)
        .execute()
      for (const viewer of [self, mentor, admin]) {
        const who = ids.find(({ account_id }) => account_id === viewer.accountId)?.id ?? ''
        for (const action of ['revoke', 'block', 'unblock']) expect((await admin.post(at(`person/${action}`), { who })).status).toBe(404)
        expect((await admin.post(at('person/save'), { who, ...REPORTS })).status).toBe(404)
        expect((await admin.get(`${at('person')}?who=${who}`)).text).not.toContain('right:board')
      }
    })

    test('is prolong an access that the organisation gave an end, though they may shorten it', async () => {
      const until = new Date(side.portal.clock.now().getTime() + 10 * 86_400_000).toISOString()
      const email = newEmail()
      await side.portal.viewer({ clientNumber: 'nr-a', basis: 'invited', set: 'alles', email, until })
      const who = (await accessOf(email))?.id ?? ''
      for (const later of ['', '2099-12-31']) {
        const answer = await admin.post(at('person/save'), { who, ...REPORTS, until: later })
        expect([answer.status, answer.text.includes('Eerder mag, later niet.')]).toEqual([422, true])
      }
      expect((await admin.post(at('person/save'), { who, ...REPORTS, until: side.today() })).status).toBe(303)
    })

    test('is reach people around another client', async () => {
      const other = await side.portal.viewer({ clientNumber: 'nr-b', basis: 'invited', set: 'alles', email: newEmail() })
      const row = await side.portal.store
        .system()
        .selectFrom('access')
        .select('id')
        .where('account_id', '=', other.accountId ?? '')
        .executeTakeFirstOrThrow()
      expect((await admin.get(`${at('person')}?who=${row.id}`)).status).toBe(404)
      for (const action of ['revoke', 'block', 'save'])
        expect((await admin.post(at(`person/${action}`), { who: row.id, ...(action === 'save' ? REPORTS : {}) })).status).toBe(404)
      const refused = (await side.portal.entries()).filter(
        ({ event, accountId }) => event === 'part.refused' && accountId === admin.accountId,
      )
      expect(refused.map(({ part, outcome }) => [part, outcome])).toEqual(Array.from({ length: 4 }, () => ['core.person', 'refused']))
    })
  })

  describe('access of a guest', () => {
    const welcome = async (ticks = REPORTS) => {
      const { guest, who, email } = await invite(ticks)
      await accept(guest, who)
      return { guest, email, id: (await accessOf(email))?.id ?? '' }
    }

    test('ends at the next request when it is revoked, and its person is told', async () => {
      const { guest, id } = await welcome()
      expect((await guest.get(reports())).status).toBe(200)
      await admin.post(at('person/revoke'), { who: id })
      expect((await guest.get(reports())).status).toBe(404)
      expect((await guest.json(reports())).status).toBe(404)
      const told = await side.portal.store
        .system()
        .selectFrom('notice')
        .select('kind')
        .where('account_id', '=', guest.accountId ?? '')
        .execute()
      expect(told.map(({ kind }) => kind)).toContain('access-ended')
    })

    test('closes with a block and opens again with what it was', async () => {
      const { guest, id } = await welcome()
      await admin.post(at('person/block'), { who: id })
      const did = (await side.portal.entries()).filter(({ accountId }) => accountId === admin.accountId).slice(-2)
      expect(did).toMatchObject([{ event: 'access.blocked' }, { event: 'part.action', part: 'core.person', outcome: 'success' }])
      expect((await guest.get(reports())).status).toBe(404)
      await admin.post(at('person/unblock'), { who: id })
      expect((await guest.get(reports())).status).toBe(200)
    })

    test('shows what is ticked from the next request on, until the last day that was filled in', async () => {
      const { guest, id } = await welcome()
      await admin.post(at('person/save'), { who: id, 'right:board.money:read': 'on', until: side.today() })
      expect((await guest.get(reports())).status).toBe(404)
      expect((await guest.get(`/client/${admin.clientId}/board/money`)).status).toBe(200)
      passDays(1)
      expect((await guest.get(`/client/${admin.clientId}/board/money`)).status).toBe(404)
    })

    test('gives its person no page and no action of the administrator', async () => {
      const { guest, id } = await welcome()
      for (const part of ['people', 'add-person', 'rights', 'hand-over', `person?who=${id}`])
        expect((await guest.get(at(part))).status).toBe(404)
      for (const action of ['save', 'revoke', 'block', 'unblock', 'send', 'resend', 'withdraw'])
        expect((await guest.post(at(`person/${action}`), { who: id, ...REPORTS })).status).toBe(404)
      expect((await guest.post(at('add-person/add'), { ...DETAILS, email: newEmail() })).status).toBe(404)
      expect((await guest.post(at('hand-over/give'), { to: id })).status).toBe(404)
      expect((await guest.get('/mijn/core/profile')).text).not.toContain('Contactpersonen beheren')
    })

    test('becomes the administrator’s by handing over, and then nobody else’s', async () => {
      const { guest, id } = await welcome()
      expect((await admin.post(at('hand-over/give'), { to: id })).status).toBe(303)
      expect((await guest.get(at('people'))).status).toBe(200)
      expect((await admin.get(at('people'))).status).toBe(404)
      expect((await admin.get(reports())).status).toBe(200)
      expect(await holdPortalAdmin(side.portal.store.system(), id)).toBe(true)
      const own = await accessOf(`beheerder-${people}@voorbeeld.nl`)
      expect(await holdPortalAdmin(side.portal.store.system(), own?.id ?? '')).toBe(false)
      const admins = await side.portal.store
        .system()
        .selectFrom('access')
        .select('id')
        .where('portal_admin', '=', true)
        .where('revoked_at', 'is', null)
        .execute()
      expect(admins.filter((row) => row.id === id)).toHaveLength(1)
    })
  })
})
