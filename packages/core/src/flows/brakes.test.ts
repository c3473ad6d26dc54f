import { FlowError } from './flow-error.ts'
import { expect, test } from 'vitest'
import type { TestBrowser } from '../testing/index.ts'
import { blockAccess, unblockAccess } from './block-access.ts'
import { clientStep, eachDatabase, type OwnSide } from './own-side.fixture.ts'

const staff = { by: 'M. Visser', via: 'root' }

type Viewer = TestBrowser & { readonly clientId: string }

const pages = (viewer: Viewer) =>
  Promise.all(['', '/board/reports', '/board/post'].map(async (path) => (await viewer.get(`/client/${viewer.clientId}${path}`)).status))
const notices = async ({ portal }: OwnSide, accountId: string | undefined) =>
  (
    await portal.store
      .system()
      .selectFrom('notice')
      .select('kind')
      .where('account_id', '=', accountId ?? '')
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)
const logged = async ({ portal }: OwnSide, event: string) =>
  portal.store.system().selectFrom('audit_entry').selectAll().where('event_type', '=', event).execute()

eachDatabase((open) => {
  test('a blocked access is 404 from the next request on, its person is told, and unblocking opens it', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const viewer = await house.portal.viewer({ clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', basis: 'family' })
    const other = await house.portal.viewer({ clientNumber: 'nr-a', email: 'dochter@voorbeeld.nl', basis: 'family' })
    const named = { clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', ...staff }
    expect(await pages(viewer)).toEqual([200, 200, 200])

    await house.portal.accessDesk.block(named)
    expect(await pages(viewer)).toEqual([404, 404, 404])
    expect((await viewer.post(`/client/${viewer.clientId}/board/post/write`, { text: 'toch nog iets' })).status).toBe(404)
    expect(await pages(other)).toEqual([200, 200, 200])
    expect(await notices(house, viewer.accountId)).toEqual(['access-blocked'])
    expect(await logged(house, 'access.blocked')).toMatchObject([
      { client_id: viewer.clientId, account_id: null, detail: { ...staff, of: viewer.accountId, hand: 'organisation' } },
    ])
    await expect(house.portal.accessDesk.block(named)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })

    await house.portal.accessDesk.unblock(named)
    expect(await pages(viewer)).toEqual([200, 200, 200])
    expect(await notices(house, viewer.accountId)).toEqual(['access-blocked', 'access-unblocked'])
    expect(await logged(house, 'access.unblocked')).toHaveLength(1)
    await house.portal.close()
  })

  test('granting anew does not lift a block, nor does revoking first', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const named = { clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', ...staff }
    const again = () => house.portal.viewer({ clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', basis: 'family' })
    await again()
    await house.portal.accessDesk.block(named)
    expect(await pages(await again())).toEqual([404, 404, 404])
    await house.portal.accessDesk.revoke(named)
    expect(await pages(await again())).toEqual([404, 404, 404])
    await house.portal.accessDesk.unblock(named)
    expect(await pages(await again())).toEqual([200, 200, 200])
    await house.portal.close()
  })

  test('a revoked access is 404 from the next request on, and listed no more', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const viewer = await house.portal.viewer({ clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', basis: 'family' })
    const listed = await house.portal.accessDesk.list({ clientNumber: 'nr-a', ...staff })
    expect(listed).toMatchObject([{ email: 'zoon@voorbeeld.nl', basis: 'family', state: 'open' }])
    await house.portal.accessDesk.revoke({ clientNumber: 'nr-a', email: 'Zoon@voorbeeld.nl', ...staff })
    expect(await pages(viewer)).toEqual([404, 404, 404])
    expect(await house.portal.accessDesk.list({ clientNumber: 'nr-a', ...staff })).toEqual([])
    expect(await notices(house, viewer.accountId)).toEqual(['access-ended'])
    expect(await logged(house, 'access.revoked')).toMatchObject([{ detail: { by: 'M. Visser' } }])
    expect(await logged(house, 'access.listed')).toHaveLength(2)
    await house.portal.close()
  })

  test('whoever does something says who it is, and about somebody who is there', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const desk = house.portal.accessDesk
    const named = { clientNumber: 'nr-a', email: 'niemand@voorbeeld.nl' }
    await expect(async () => desk.block({ ...named, by: ' ' })).rejects.toMatchObject({ code: 'STAFF_UNNAMED' })
    await expect(async () => desk.block({ ...named, by: 'Vis\u202Eser' })).rejects.toMatchObject({ code: 'STAFF_UNNAMED' })
    await expect(desk.block({ ...named, ...staff })).rejects.toMatchObject({ code: 'ACCESS_UNKNOWN' })
    await expect(desk.list({ clientNumber: 'nr-z', ...staff })).rejects.toMatchObject({ code: 'CLIENT_UNKNOWN' })
    await house.portal.close()
  })

  test('at twelve an access of a parent closes, and opens when the child agreed', async () => {
    const house = await open({ now: '2026-11-22T11:00:00Z' })
    await house.deliver(clientStep({ sourceId: 'a', bornOn: '2014-11-24' }), clientStep({ sourceId: 'b', bornOn: '2010-11-24' }))
    const parent = { email: 'ouder@voorbeeld.nl', basis: 'parental-authority', set: 'alles' } as const
    const viewer = await house.portal.viewer({ clientNumber: 'nr-a', ...parent })
    const named = { clientNumber: 'nr-a', email: parent.email, ...staff }
    await expect(house.portal.accessDesk.consent(named)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
    house.portal.clock.set(new Date('2026-11-23T23:00:00Z'))
    expect(await pages(viewer)).toEqual([404, 404, 404])
    await house.portal.accessDesk.consent(named)
    expect(await pages(viewer)).toEqual([200, 200, 200])
    expect(await logged(house, 'access.consented')).toMatchObject([{ detail: { by: 'M. Visser', of: viewer.accountId } }])
    await expect(house.portal.accessDesk.consent(named)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    await house.portal.close()
  })

  test('of any number who give the role of portal administrator at the same moment one after the other does, and nothing fails', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const [one, other] = ['zoon@voorbeeld.nl', 'dochter@voorbeeld.nl'] as const
    const admin = await house.portal.viewer({ clientNumber: 'nr-a', email: 'beheer@voorbeeld.nl', basis: 'family', portalAdmin: true })
    const heirs = new Map<string, string>()
    for (const email of [one, other]) {
      const given = { clientNumber: 'nr-a', email, name: email, basis: 'family', set: 'alles' } as const
      heirs.set(email, (await house.portal.grant(given, { grantedBy: 'test', notify: false })).accessId)
    }
    const make = (email: string) =>
      house.portal.accessDesk.makeAdmin({ clientNumber: 'nr-a', email, ...staff }).then(
        () => 'done',
        (error: unknown) => (error instanceof FlowError ? error.code : error),
      )
    for (let round = 0; round < 6; round += 1) {
      const page = `/client/${admin.clientId}/core/hand-over/give`
      const [own, ...desk] = await Promise.all([admin.post(page, { to: heirs.get(one) ?? '' }), make(one), make(other)])
      expect([303, 404]).toContain(own?.status)
      for (const end of desk) expect(['done', 'NOTHING_TO_DO']).toContain(end)
      const listed = await house.portal.accessDesk.list({ clientNumber: 'nr-a', ...staff })
      expect(listed.filter(({ portalAdmin }) => portalAdmin)).toHaveLength(1)
      await make('beheer@voorbeeld.nl')
    }
    await house.portal.close()
  })

  test('staff give the role of portal administrator to another, who is told, and never to somebody who is blocked', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const former = await house.portal.viewer({ clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', basis: 'family', portalAdmin: true })
    const next = await house.portal.viewer({ clientNumber: 'nr-a', email: 'dochter@voorbeeld.nl', basis: 'family' })
    const named = { clientNumber: 'nr-a', email: 'dochter@voorbeeld.nl', ...staff }
    await house.portal.accessDesk.block(named)
    await expect(house.portal.accessDesk.makeAdmin(named)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    await house.portal.accessDesk.unblock(named)
    await house.portal.accessDesk.makeAdmin(named)
    const listed = await house.portal.accessDesk.list({ clientNumber: 'nr-a', ...staff })
    expect(listed.map(({ email, portalAdmin }) => [email, portalAdmin])).toEqual([
      ['dochter@voorbeeld.nl', true],
      ['zoon@voorbeeld.nl', false],
    ])
    expect(await notices(house, next.accountId)).toContain('admin-given')
    expect(await notices(house, former.accountId)).toEqual(['admin-taken'])
    expect(await logged(house, 'access.admin-changed')).toMatchObject([{ detail: { by: 'M. Visser', to: next.accountId } }])
    await expect(house.portal.accessDesk.makeAdmin(named)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    await house.portal.close()
  })

  test('what the organisation blocked no portal administrator opens; what they blocked the organisation may', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    const viewer = await house.portal.viewer({ clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', basis: 'family' })
    const named = { clientNumber: 'nr-a', email: 'zoon@voorbeeld.nl', ...staff }
    const { id } = await house.portal.store.system().selectFrom('access').select('id').executeTakeFirstOrThrow()
    const pull = (brake: typeof blockAccess, hand: 'portal-admin' | 'organisation') =>
      house.portal.store.transaction((db) => brake({ db, now: house.portal.clock.now(), hand, who: {} }, id))
    await house.portal.accessDesk.block(named)
    expect(await pull(unblockAccess, 'portal-admin')).toBe(false)
    expect(await pages(viewer)).toEqual([404, 404, 404])
    await house.portal.accessDesk.unblock(named)
    expect(await pull(blockAccess, 'portal-admin')).toBe(true)
    // The organisation closes what the portal administrator closed already: from then on it is the organisation's.
    await house.portal.accessDesk.block(named)
    expect(await pull(unblockAccess, 'portal-admin')).toBe(false)
    await house.portal.accessDesk.unblock(named)
    expect(await pages(viewer)).toEqual([200, 200, 200])
    await house.portal.close()
  })
})
