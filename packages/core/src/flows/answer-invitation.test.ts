import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { GrantInput } from './grant-access.ts'
import { createTestBrowser, type TestBrowser } from '../testing/test-browser.ts'
import { TEST_ORIGIN } from '../testing/test-config.ts'
import { clientStep, eachDatabase, type OwnSide } from './own-side.fixture.ts'

const DETAILS = { firstName: 'Tessa', lastName: 'de Wit', gender: 'female', role: 'friend', phone: '06 12345678' }
const TICKS = { 'right:board.reports:read': 'on', 'right:board.money:read': 'on' }

eachDatabase((open) => {
  let side: OwnSide
  let admin: TestBrowser & { readonly clientId: string }
  const sides: OwnSide[] = []

  beforeEach(async () => {
    side = await open({ access: { byBasis: { self: 'alles', family: 'alles', administrator: 'geld' }, readOnAfterDeath: ['family'] } })
    sides.push(side)
    await side.deliver(clientStep({ sourceId: 'a' }))
    admin = await side.portal.viewer({ clientNumber: 'nr-a', basis: 'family', portalAdmin: true, email: 'beheer@voorbeeld.nl' })
  })
  afterAll(() => Promise.all(sides.map(({ portal }) => portal.close())))

  const at = (part: string) => `/client/${admin.clientId}/core/${part}`
  const db = () => side.portal.store.system()
  const add = async (email: string) => {
    const added = await admin.post(at('add-person/add'), { ...DETAILS, email })
    return new URL(added.headers.get('location') ?? '', TEST_ORIGIN).searchParams.get('who') ?? ''
  }
  const invite = async (email = 'tessa@voorbeeld.nl') => {
    const invitation = await add(email)
    await admin.post(at('person/send'), { who: invitation, ...TICKS })
    const account = await db().selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    return { invitation, email, guest: createTestBrowser(side.portal, TEST_ORIGIN, account.id) }
  }
  /** Past the most that are sent on one day. */
  const inviteAgain = async (round: number) => {
    side.portal.clock.set(new Date(side.portal.clock.now().getTime() + 86_400_000))
    return invite(`ronde-${round}@voorbeeld.nl`)
  }
  const answer = (guest: TestBrowser, how: 'accept' | 'decline', invitation: string) =>
    guest.post(`/mijn/core/notices/${how}`, { invitation })
  const grant = (given: Partial<GrantInput> & { readonly email: string }) =>
    side.portal.grant({ clientNumber: 'nr-a', name: 'Tessa de Wit', basis: 'family', ...given }, { grantedBy: 'test', notify: false })
  const heldBy = (email: string) =>
    db()
      .selectFrom('access')
      .innerJoin('account', 'account.id', 'access.account_id')
      .select(['basis', 'rights'])
      .where('email', '=', email)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
  const kindsFor = async ({ accountId }: TestBrowser) =>
    (
      await db()
        .selectFrom('notice')
        .select('kind')
        .where('account_id', '=', accountId ?? '')
        .execute()
    ).map(({ kind }) => kind)
  const reports = () => `/client/${admin.clientId}/board/reports`

  describe('after a death', () => {
    test('an invitation lets nobody in any more, and is asked of nobody', async () => {
      const { guest, invitation, email } = await invite()
      await side.deliver(clientStep({ sourceId: 'a', deceasedOn: side.today() }))
      side.portal.clock.set(new Date(side.portal.clock.now().getTime() + 86_400_000))
      expect((await admin.get(reports())).status).toBe(200)
      expect((await guest.get('/mijn/core/notices')).text).not.toMatch(/nodigt u uit|1 nieuwe melding/)
      await answer(guest, 'accept', invitation)
      expect(await heldBy(email)).toBeUndefined()
      expect((await guest.get(reports())).status).toBe(404)
    })

    test('whoever accepted before the portal knew of it reads nothing from the sync that says so; whom the organisation lets in does', async () => {
      const { guest, invitation, email } = await invite()
      const died = side.today()
      side.portal.clock.set(new Date(side.portal.clock.now().getTime() + 86_400_000))
      await answer(guest, 'accept', invitation)
      expect((await guest.get(reports())).status).toBe(200)
      await side.deliver(clientStep({ sourceId: 'a', deceasedOn: died }))
      expect((await guest.get(reports())).status).toBe(404)
      expect((await heldBy(email))?.basis).toBe('invited')
      await grant({ email, basis: 'invited', rights: ['board.reports:read'] })
      expect((await guest.get(reports())).status).toBe(200)
    })

    test('nobody is invited any more, also by who may read on', async () => {
      const invitation = await add('later@voorbeeld.nl')
      const sent = await invite()
      const page = async (who: string) => (await admin.get(`${at('person')}?who=${who}`)).text
      expect(await page(invitation)).toContain('Gegevens versturen')
      expect(await page(sent.invitation)).toContain('opnieuw versturen')
      await side.deliver(clientStep({ sourceId: 'a', deceasedOn: side.today() }))
      expect((await admin.get(at('people'))).text).not.toContain('Gebruiker toevoegen')
      expect((await admin.post(at('person/send'), { who: invitation, ...TICKS })).status).toBe(404)
      expect((await admin.get(at('add-person'))).status).toBe(404)
      expect(await page(invitation)).not.toMatch(/person\/send|Gegevens versturen/)
      expect(await page(invitation)).toContain('Uitnodigen kan hier niet meer')
      expect(await page(invitation)).toContain('Gebruiker verwijderen')
      expect(await page(sent.invitation)).not.toMatch(/person\/resend|opnieuw versturen/)
    })
  })

  describe('an invitation that was sent before something changed', () => {
    test('adds nothing to an access by law: to an administrator money and nothing else', async () => {
      const { guest, invitation, email } = await invite()
      await grant({ email, basis: 'administrator' })
      await answer(guest, 'accept', invitation)
      expect(await heldBy(email)).toEqual({ basis: 'administrator', rights: ['board.money:read'] })
    })

    test('adds its rights to an access of family', async () => {
      const { guest, invitation, email } = await invite()
      await grant({ email, rights: ['board.post:read'] })
      await answer(guest, 'accept', invitation)
      expect((await heldBy(email))?.rights).toEqual(['board.money:read', 'board.post:read', 'board.reports:read'])
    })

    test('gives only what who invited holds at that moment', async () => {
      const { guest, invitation, email } = await invite()
      await grant({ email: 'beheer@voorbeeld.nl', portalAdmin: true, rights: ['board.reports:read'] })
      await answer(guest, 'accept', invitation)
      expect((await heldBy(email))?.rights).toEqual(['board.reports:read'])
    })

    test('lets nobody in when the access of who invited is over', async () => {
      const { guest, invitation, email } = await invite()
      await db().updateTable('access').set({ valid_until: side.portal.clock.now() }).where('portal_admin', '=', true).execute()
      await answer(guest, 'accept', invitation)
      expect(await heldBy(email)).toBeUndefined()
    })

    test.each(['the desk', 'the portal administrator'])('is no way back for whose access was taken by %s since', async (by) => {
      const { guest, invitation, email } = await invite()
      const { accessId } = await grant({ email })
      if (by === 'the desk') await side.portal.accessDesk.revoke({ clientNumber: 'nr-a', email, by: 'M. de Boer' })
      else expect((await admin.post(at('person/revoke'), { who: accessId })).status).toBe(303)
      await answer(guest, 'accept', invitation)
      expect(await heldBy(email)).toBeUndefined()
    })
  })

  test('an answer at the moment at which the administrator changes or withdraws it is one or the other, and no failure', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { guest, invitation, email } = await inviteAgain(round)
      const answers = await Promise.all([
        answer(guest, 'accept', invitation),
        admin.post(at('person/save'), { who: invitation, ...TICKS }),
        answer(guest, 'accept', invitation),
        admin.post(at('person/withdraw'), { who: invitation }),
      ])
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
      const ends = await db().selectFrom('invitation').select(['accepted_at', 'withdrawn_at']).where('id', '=', invitation).execute()
      expect((await heldBy(email)) !== undefined).toBe(ends[0]?.accepted_at instanceof Date)
    }
  })

  test('the log does not say what somebody who declined is called elsewhere', async () => {
    const email = 'elders@voorbeeld.nl'
    await side.deliver(clientStep({ sourceId: 'a' }), clientStep({ sourceId: 'b' }))
    await grant({ email, clientNumber: 'nr-b', name: 'Heel Anders Genoemd' })
    const { guest, invitation } = await invite(email)
    await answer(guest, 'decline', invitation)
    const page = (await admin.get(at('access-log'))).text
    expect(page).toContain('uitnodiging afgewezen')
    expect(page).not.toContain('Heel Anders Genoemd')
  })

  describe('an answer is told', () => {
    test('to who manages now, and not to who managed before', async () => {
      const { guest, invitation } = await invite()
      const next = await side.portal.viewer({ clientNumber: 'nr-a', basis: 'family', portalAdmin: true, email: 'volgende@voorbeeld.nl' })
      await answer(guest, 'accept', invitation)
      expect(await kindsFor(next)).toContain('invitation-accepted')
      expect(await kindsFor(admin)).not.toContain('invitation-accepted')
    })

    test('to nobody whose access was taken', async () => {
      const { guest, invitation } = await invite()
      await side.portal.accessDesk.revoke({ clientNumber: 'nr-a', email: 'beheer@voorbeeld.nl', by: 'M. de Boer' })
      await answer(guest, 'decline', invitation)
      expect(await kindsFor(admin)).toEqual(['access-ended'])
    })
  })
})
