import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases } from './attacked-portal.ts'
import { openOwnSidePortal, REPORTS, type OwnSidePortal, type Viewer } from './own-side-portal.ts'

const MANY = 200

describe.each(databases)('an invitation under attack, on $name', ({ name, url }) => {
  // PostgreSQL answers as many at once as its pool has connections; the embedded database one after another.
  const many = name === 'PostgreSQL' ? MANY : 20
  let side: OwnSidePortal
  let admin: Viewer
  beforeAll(async () => {
    side = await openOwnSidePortal(url)
  })
  afterAll(() => side.portal.close())
  beforeEach(async () => {
    admin = await side.admin()
  })

  const times = <T>(count: number, run: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => run(index)))
  const count = async (event: string, accountId: string | undefined) =>
    (await side.portal.entries()).filter((entry) => entry.event === event && entry.accountId === accountId && entry.outcome === 'success')
      .length
  const revoke = async ({ accountId = '' }: Viewer) => {
    const { email } = await side.portal.store
      .system()
      .selectFrom('account')
      .select('email')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    await side.portal.accessDesk.revoke({ clientNumber: '100', email, by: 'de helpdesk' })
  }
  const at = (place: string) => `/client/${admin.clientId}/core/${place}`
  const stand = async (id: string) =>
    side.portal.store
      .system()
      .selectFrom('invitation')
      .select([sql<boolean>`accepted_at is not null`.as('accepted'), sql<boolean>`withdrawn_at is not null`.as('withdrawn')])
      .where('id', '=', id)
      .executeTakeFirst()

  test(`attack 15: of ${many} who accept one invitation at once one gets in, once, and the log says it once`, async () => {
    const { guest, id } = await side.invite(admin)
    const answers = await times(many, () => side.accept(guest, id))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(answers.filter(({ headers }) => headers.get('location')?.includes('accepted'))).toHaveLength(1)
    expect(await side.accesses(guest)).toHaveLength(1)
    expect(await count('invitation.accepted', guest.accountId)).toBe(1)
  })

  test('attack 15: an invitation that was used gives nothing a second time, also after the access was taken', async () => {
    const { guest, id, accessId } = await side.welcome(admin)
    await admin.post(at('person/revoke'), { who: accessId })
    await side.accept(guest, id)
    await guest.post('/mijn/core/notices/decline', { invitation: id })
    expect(await side.accesses(guest)).toEqual([])
    expect((await admin.post(at('person/resend'), { who: id })).status).toBe(404)
  })

  test('attack 15: whoever got hold of its id can do nothing with it, as nobody, as a stranger or as the one who sent it', async () => {
    const { guest, id } = await side.invite(admin)
    const stranger = await side.admin('200')
    for (const thief of [stranger, admin]) {
      const [stolen, made] = [await side.accept(thief, id), await side.accept(thief, crypto.randomUUID())]
      expect([stolen.status, stolen.headers.get('location')]).toEqual([made.status, made.headers.get('location')])
      expect((await side.accesses(thief)).map(({ client_id: client }) => client)).toEqual([thief.clientId])
    }
    const bare = side.portal.visitor()
    expect((await side.accept(bare, id)).headers.get('location')).toBe('/inloggen')
    expect(await stand(id)).toEqual({ accepted: false, withdrawn: false })
    await side.accept(guest, id)
    expect(await side.accesses(guest)).toHaveLength(1)
  })

  test('attack 15: of accepting and withdrawing at once one happens, and the other is told so', async () => {
    for (let round = 0; round < 8; round += 1) {
      admin = await side.admin()
      const { guest, id } = await side.invite(admin)
      const [accepted, withdrawn] = await Promise.all([side.accept(guest, id), admin.post(at('person/withdraw'), { who: id })])
      const isIn = (await side.accesses(guest)).length === 1
      expect(await stand(id)).toEqual({ accepted: isIn, withdrawn: !isIn })
      expect(accepted.headers.get('location')?.includes('accepted')).toBe(isIn)
      expect(withdrawn.status).toBe(isIn ? 404 : 303)
    }
  })

  test('attack 15: whose own access ends while somebody accepts lets nobody in afterwards', async () => {
    for (let round = 0; round < 8; round += 1) {
      admin = await side.admin()
      const { guest, id } = await side.invite(admin)
      const [accepted] = await Promise.all([side.accept(guest, id), revoke(admin)])
      const isIn = (await side.accesses(guest)).length === 1
      expect(accepted.headers.get('location')?.includes('accepted')).toBe(isIn)
      // Whoever was let in before it ended stays; after it, nobody.
      if (isIn) continue
      expect(await stand(id)).toEqual({ accepted: false, withdrawn: true })
    }
    const { guest, id } = await side.invite((admin = await side.admin()))
    await revoke(admin)
    await side.accept(guest, id)
    expect(await side.accesses(guest)).toEqual([])
  })

  test(`attack 15: of ${many} that are sent at once no more leave than on any day`, async () => {
    const drafts: Awaited<ReturnType<OwnSidePortal['write']>>[] = []
    for (let index = 0; index < many / 10; index += 1) drafts.push(await side.write(admin))
    const answers = await times(many, (index) =>
      admin.post(at('person/send'), { who: drafts[index % drafts.length]?.id ?? '', ...REPORTS }),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5)
    // Who waits too long for a turn is told to try again.
    expect([303, 422, 503]).toEqual(expect.arrayContaining([...new Set(answers.map(({ status }) => status))]))
    expect(await count('invitation.sent', admin.accountId)).toBe(5)
    await side.portal.runJobs(61)
    const emails = new Set(drafts.map(({ email }) => email))
    expect(side.portal.sent.filter(({ recipient }) => emails.has(recipient)).length).toBeLessThanOrEqual(5)
  })

  test('attack 15: one address that is written down many times at once is one invitation', async () => {
    const email = `${crypto.randomUUID()}@voorbeeld.nl`
    const written = await times(20, () => side.write(admin, email))
    expect(new Set(written.map(({ id }) => id)).size).toBe(1)
    const answers = await times(20, () => admin.post(at('person/send'), { who: written[0]?.id ?? '', ...REPORTS }))
    expect(answers.filter(({ status }) => status === 303).length).toBeLessThanOrEqual(5)
    const accounts = await side.portal.store.system().selectFrom('account').select('id').where('email', '=', email).execute()
    expect(accounts).toHaveLength(1)
  })

  test('attack 15: of changing and revoking an access at once it is over in the end, whatever came first', async () => {
    for (let round = 0; round < 8; round += 1) {
      admin = await side.admin()
      const { guest, accessId } = await side.welcome(admin)
      const both = { who: accessId, ...REPORTS, 'right:proef.money:read': 'on' }
      await Promise.all([
        admin.post(at('person/save'), both),
        admin.post(at('person/revoke'), { who: accessId }),
        admin.post(at('person/unblock'), { who: accessId }),
      ])
      expect(await side.accesses(guest)).toEqual([])
      expect((await guest.get(`/client/${admin.clientId}/proef/money`)).status).toBe(404)
    }
  })
})
