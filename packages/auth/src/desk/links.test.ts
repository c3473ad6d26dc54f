import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auth } from '../auth.ts'
import { authenticatorApp } from '../factor/authenticator-app.ts'
import { createFarAway, FAR_AWAY, type FarAway } from '../redirect/far-away.fixture.ts'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import type { FormMethod } from '../sign-in-method.ts'
import { cookieOf, openTestPortal, type TestPortal } from '../test-portal.ts'

const UNKNOWN = { outcome: 'refused', reason: 'invalid', cause: 'unknown' } as const
const STAFF = { by: 'J. de Vries', via: 'voordeur' }

describe.each(listTestDatabases())('linking people to accounts on $kind', ({ open }) => {
  let database: TestDatabase
  let far: FarAway
  let portal: TestPortal

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.clear()
    far = createFarAway()
    portal = await openTestPortal(auth({ methods: [far.method] }), database)
  })

  const links = () => {
    if (!portal.authenticator.links) throw new Error('A portal with an identity provider has links.')
    return portal.authenticator.links
  }

  async function enter(person: string): Promise<Response> {
    const left = await portal.post('/inloggen/verweg/start')
    const back = far.signIn((left.headers.get('refresh') ?? '').replace('0; url=', ''), person)
    return portal.get(`${back.pathname}${back.search}`, { cookie: cookieOf(left) })
  }

  test('whom staff linked signs in as that account, and the log says who did it', async () => {
    const [anna] = database.accounts
    expect((await enter('anna')).status).toBe(422)
    await links().link(anna, { ...STAFF, method: 'verweg', subject: ' ANNA ' })
    expect(await portal.sessionOf(cookieOf(await enter('anna')))).toMatchObject({ accountId: anna })
    expect(await links().list(anna)).toMatchObject([{ method: 'verweg', subject: 'anna', linkedBy: 'J. de Vries' }])
    expect(portal.events).toContainEqual({
      type: 'identity-linked',
      outcome: 'success',
      accountId: anna,
      detail: { ...STAFF, method: 'verweg' },
    })
  })

  test('who is known in the directory of a method with a form is linked the same way', async () => {
    const [anna] = database.accounts
    const directory = { name: 'Register', issuer: 'https://register.example', readSubject: (typed: string) => typed.trim() || undefined }
    const ofStaff: FormMethod = {
      id: 'register',
      maxAssurance: 'single',
      findings: [],
      open: async ({ identities }) => ({
        directory,
        begin: () => null,
        complete: async ({ person = '' }) => {
          const found = await identities.find({ issuer: directory.issuer, subject: person })
          return found === undefined
            ? UNKNOWN
            : { outcome: 'identified', accountId: found.accountId, assurance: 'single', epoch: found.epoch }
        },
        sweep: async () => {},
      }),
    }
    const other = await openTestPortal(auth({ methods: [ofStaff] }), database)
    const sessionOfVisit = async () =>
      other.sessionOf(cookieOf(await other.post('/inloggen', { form: { method: 'register', person: 'p-7' } })))
    expect(await sessionOfVisit()).toBeUndefined()
    await other.authenticator.links?.link(anna, { ...STAFF, method: 'register', subject: ' p-7 ' })
    expect(await sessionOfVisit()).toMatchObject({ accountId: anna })
    expect(other.sent.find(({ kind }) => kind === 'mail')).toMatchObject({ exact: { provider: 'Register' } })
    await expect(other.authenticator.links?.link(anna, { ...STAFF, method: 'register', subject: ' ' })).rejects.toMatchObject({
      code: 'SUBJECT_INVALID',
    })
  })

  test('one person has one account, and an account one person: the rest is refused and changes nothing', async () => {
    const [anna, bram] = database.accounts
    await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna' })
    await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna' })
    await expect(links().link(bram, { ...STAFF, method: 'verweg', subject: 'anna' })).rejects.toMatchObject({ code: 'IDENTITY_TAKEN' })
    await expect(links().link(anna, { ...STAFF, method: 'verweg', subject: 'bram' })).rejects.toMatchObject({ code: 'IDENTITY_TAKEN' })
    expect(await database.auth.selectFrom('auth_identity').select(['issuer', 'subject', 'account_id']).execute()).toEqual([
      { issuer: FAR_AWAY, subject: 'anna', account_id: anna },
    ])
    expect(portal.events.filter(({ type }) => type === 'identity-linked')).toHaveLength(1)
  })

  test('of two accounts that are given one person at once, one gets them', async () => {
    const [anna, bram] = database.accounts
    const both = [anna, bram].map((id) => links().link(id, { ...STAFF, method: 'verweg', subject: 'anna' }))
    const settled = await Promise.allSettled(both)
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('a link that is taken away ends the sessions, and nobody comes in by it any more', async () => {
    const [anna] = database.accounts
    await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna' })
    const cookie = cookieOf(await enter('anna'))
    expect(await links().unlink(anna, { ...STAFF, method: 'verweg' })).toBe(true)
    expect(await portal.sessionOf(cookie)).toBeUndefined()
    expect((await enter('anna')).status).toBe(422)
    expect(await links().unlink(anna, { ...STAFF, method: 'verweg' })).toBe(false)
  })

  test('the owner hears of a link and of one that was taken away, once each, and no more than by which provider', async () => {
    const [anna] = database.accounts
    for (const _ of [1, 2]) await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna' })
    for (const _ of [1, 2]) await links().unlink(anna, { ...STAFF, method: 'verweg' })
    const mail = { kind: 'mail', to: 'persoon0@example.nl', exact: { provider: 'Verweg' } }
    expect(portal.sent).toEqual([
      { ...mail, key: 'mail.identity-linked', path: '/inloggen' },
      { ...mail, key: 'mail.identity-unlinked', path: undefined },
    ])
    await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna', unannounced: true })
    expect(portal.sent).toHaveLength(2)
  })

  test('attack 29: a device that was remembered is forgotten with the link: who gets the next one is asked a code', async () => {
    const [anna] = database.accounts
    await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna' })
    const at = new Date('2031-03-03T10:00:00Z')
    const device = { secret_hash: Buffer.alloc(32), label: 'Chrome', created_at: at, last_seen_at: at, expires_at: new Date('2031-04-03') }
    await database.auth
      .insertInto('auth_device')
      .values({ id: 'x', account_id: anna, ...device })
      .execute()
    await links().unlink(anna, { ...STAFF, method: 'verweg' })
    expect(await database.auth.selectFrom('auth_device').select('id').execute()).toEqual([])
  })

  test('attack 25: a link that is taken away between the answer of the provider and the session makes none, with and without a code between', async () => {
    const [anna] = database.accounts
    for (const secondFactors of [[], [authenticatorApp()]]) {
      await links().link(anna, { ...STAFF, method: 'verweg', subject: 'anna' })
      far = createFarAway({ meanwhile: async () => void (await links().unlink(anna, { ...STAFF, method: 'verweg' })) })
      portal = await openTestPortal(auth({ methods: [far.method], secondFactors }), database)
      let response = await enter('anna')
      expect(await portal.sessionOf(cookieOf(response))).toBeUndefined()
      if (secondFactors.length > 0) response = await portal.get('/inloggen/code', { cookie: cookieOf(response) })
      expect(response.headers.get('location')).toBe('/inloggen?opnieuw=1')
    }
  })

  test('an address, a method that is not there, an account that is not there, and nobody in particular are refused', async () => {
    const [anna] = database.accounts
    const wrong = [
      [anna, { ...STAFF, method: 'verweg', subject: 'anna@post.example' }, 'SUBJECT_INVALID'],
      [anna, { ...STAFF, method: 'password', subject: 'anna' }, 'PROVIDER_UNKNOWN'],
      ['01890000-0000-7000-8000-00000000000f', { ...STAFF, method: 'verweg', subject: 'anna' }, 'ACCOUNT_UNKNOWN'],
      [anna, { by: ' ', method: 'verweg', subject: 'anna' }, 'STAFF_UNNAMED'],
    ] as const
    for (const [account, asked, code] of wrong) await expect(links().link(account, asked)).rejects.toMatchObject({ code })
  })
})
