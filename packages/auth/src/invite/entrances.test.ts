import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auth } from '../auth.ts'
import { sms } from '../factor/sms.ts'
import { linkIdentity, unlinkIdentity } from '../identity/identities.ts'
import { password } from '../password/password.tsx'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import { createTestProvider, ISSUER, openInvitingPortal, type TestProvider } from './invited.fixture.ts'

const BY = { by: 'Petra Bos' }
const LOST = { ...BY, phone: '06 12345678', evidence: 'paspoort gezien aan de balie' }
const ANNA = { userName: 'anna', password: 'vier losse fietsbellen' }

describe.each(listTestDatabases())('who comes in by which way on $kind', ({ open }) => {
  let database: TestDatabase
  let provider: TestProvider
  let anna: string
  let bram: string

  beforeAll(async () => {
    database = await open()
    ;[anna, bram] = database.accounts
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.clear()
    provider = createTestProvider()
  })

  const code = (expected: string) => expect.objectContaining({ name: 'AuthError', code: expected })
  const openDesk = async (more: Parameters<typeof openInvitingPortal>[2] = {}) => {
    const { portal, round } = await openInvitingPortal(provider, database, more)
    const { desk } = portal.authenticator
    if (!desk) throw new Error('This portal has a desk.')
    return { portal, round, desk }
  }

  test('beside passwords, who has a user name already keeps it, and everybody else is invited: nobody gets both', async () => {
    const { portal, round, desk } = await openDesk({ methods: [password()] })
    await portal.authenticator.enrol(bram, { ...ANNA, userName: 'bram' })
    await expect(desk.welcome(bram, BY)).rejects.toThrow(code('ENROLLED'))
    await desk.welcome(anna, BY)
    await round()
    expect(portal.sent).toMatchObject([{ to: 'persoon0@example.nl', key: 'mail.provider-invitation' }])
    await expect(portal.authenticator.enrol(anna, ANNA)).rejects.toThrow(code('INVITATION_ACCEPTED'))
    expect(await desk.standing(bram)).not.toHaveProperty('invitation')
  })

  test('a forgotten password sends nothing to who signs in elsewhere', async () => {
    const { portal, round, desk } = await openDesk({ methods: [password()] })
    await desk.welcome(anna, BY)
    await round()
    portal.sent.length = 0
    await portal.post('/wachtwoord-vergeten', { form: { username: 'persoon0@example.nl', email: 'persoon0@example.nl' } })
    // Nothing of it is left after the transaction but the entry in the access log.
    expect(portal.sent.filter(({ to }) => to === 'persoon0@example.nl')).toEqual([])
  })

  test('a lost phone is mended at the provider, and no number or mail of the portal is made for it', async () => {
    const { portal, round, desk } = await openDesk()
    await desk.welcome(anna, { ...BY, phone: '06 12345678' })
    await round()
    expect(await desk.standing(anna)).toMatchObject({ signsInElsewhere: true, phoneEnd: undefined })
    portal.sent.length = 0
    await expect(desk.requestRecovery(anna, LOST)).rejects.toThrow(code('ACCOUNT_ELSEWHERE'))
    await expect(desk.rename(anna, { ...BY, userName: 'anna' })).rejects.toThrow(code('ENROL_UNSUPPORTED'))
    expect(portal.sent).toEqual([])
    expect(await desk.listRecoveries()).toEqual([])
  })

  test('where the portal sends codes of its own, its phone is given with the welcome and mended here', async () => {
    const { desk } = await openDesk({ secondFactors: [sms()] })
    await desk.welcome(anna, { ...BY, phone: '06 12345678' })
    expect(await desk.standing(anna)).toMatchObject({ phoneEnd: '78' })
    expect(await desk.requestRecovery(anna, LOST)).toMatchObject({ phone: '+31612345678' })
  })

  test('who was linked by staff or by signing in can come in already, and is not invited', async () => {
    const { desk } = await openDesk()
    await linkIdentity(database.db, {
      issuer: ISSUER,
      subject: 'oid-1',
      accountId: anna,
      method: provider.method.id,
      by: 'Petra Bos',
      at: new Date(),
    })
    expect(await desk.isEnrolled(anna)).toBe(true)
    await expect(desk.welcome(anna, BY)).rejects.toThrow(code('INVITATION_ACCEPTED'))
  })

  test('who accepted and whose link staff took away can come in no more, and is invited again as the same person', async () => {
    const { portal, round, desk } = await openDesk()
    await desk.welcome(anna, BY)
    await round()
    provider.states.set('oid-persoon0@example.nl', 'accepted')
    portal.advance(120)
    await round()
    expect(await desk.isEnrolled(anna)).toBe(true)
    await unlinkIdentity(database.db, { issuer: ISSUER, accountId: anna, method: provider.method.id })
    expect(await desk.isEnrolled(anna)).toBe(false)
    expect((await desk.standing(anna)).invitation).toMatchObject({ state: 'gone' })
    await desk.welcome(anna, BY)
    await round()
    expect(await database.auth.selectFrom('auth_identity').select(['subject', 'account_id']).execute()).toEqual([
      { subject: 'oid-persoon0@example.nl', account_id: anna },
    ])
  })

  test('who works here and has a way to sign in of their own is made no guest; without such a way they are', async () => {
    const { invites: _invites, ...staffOnly } = {
      ...provider.method,
      id: 'staff',
      provider: { name: 'Microsoft', audience: 'staff' as const },
    }
    const { portal, round, desk } = await openDesk({ methods: [staffOnly] })
    await desk.welcome(anna, { ...BY, audience: 'staff' })
    await round()
    expect(provider.invited).toEqual([])
    expect(portal.sent).toEqual([])
    await desk.welcome(bram, BY)
    await round()
    expect(provider.invited).toMatchObject([{ email: 'persoon1@example.nl' }])
    const alone = await openDesk()
    await alone.desk.welcome(anna, { ...BY, audience: 'staff' })
    await alone.round()
    expect(provider.invited).toHaveLength(2)
  })

  test('ending everything ends the sessions of who was invited too, and takes no invitation back at the provider', async () => {
    const { portal, round, desk } = await openDesk()
    await desk.welcome(anna, BY)
    await round()
    await desk.endEverywhere(anna, BY)
    expect(portal.events.at(-1)).toMatchObject({ type: 'session-ended', detail: { reason: 'by-staff' } })
    expect((await desk.standing(anna)).invitation).toMatchObject({ state: 'sent' })
  })

  test('a family brings five new people a day, however they are let in', async () => {
    const { desk } = await openDesk()
    const inviter = bram
    for (let time = 0; time < 5; time += 1) await desk.welcome(anna, { ...BY, inviter })
    await expect(desk.welcome(anna, { ...BY, inviter })).rejects.toThrow(code('TOO_MANY'))
  })
})

test('a portal invites in one way only', () => {
  const { method } = createTestProvider()
  expect(auth({ methods: [method, { ...method, id: 'second' }] }).optionProblems).toEqual(['methods: may invite people in one way only'])
})
