import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './attacked-portal.ts'
import { openOwnSidePortal, REPORTS, type Access, type Invited, type OwnSidePortal, type Viewer } from './own-side-portal.ts'

// Everything that an account, an access or an invitation could be told by somebody who hopes that a form takes more than it asks.
const EXTRA: Readonly<Record<string, string>> = {
  rights: 'proef.money:read',
  'rights[]': 'proef.money:read',
  portalAdmin: 'true',
  portal_admin: 'true',
  represents: 'on',
  basis: 'self',
  role: 'partner',
  accountId: '00000000-0000-7000-8000-000000000000',
  client: '00000000-0000-7000-8000-000000000000',
  until: '2099-01-01',
  'right:proef.money:read': 'on',
  'right:core.people:read': 'on',
  __proto__: 'x',
  constructor: 'x',
}

describe.each(databases)('attack 14: an invitee who wants more, on $name', ({ url }) => {
  let side: OwnSidePortal
  let admin: Viewer
  let invitee: Invited & { readonly accessId: string }
  beforeAll(async () => {
    side = await openOwnSidePortal(url)
    admin = await side.admin()
    invitee = await side.welcome(admin)
  })
  afterAll(() => side.portal.close())

  const at = (place: string) => `/client/${admin.clientId}/core/${place}`
  const accesses = () =>
    side.portal.store.system().selectFrom('access').selectAll().where('client_id', '=', admin.clientId).orderBy('id').execute()
  const invitations = () => side.portal.store.system().selectFrom('invitation').selectAll().orderBy('id').execute()
  const everything = async () => [await accesses(), await invitations()]
  const own = { rights: ['proef.reports:read'], represents: false, portal_admin: false } satisfies Partial<Access>
  /** Every form of core about a client, with every id that an invitee knows of: their own access and their own invitation. */
  const coreForms = () =>
    [...side.portal.composition.parts.values()]
      .filter(({ plugin, part }) => plugin === 'core' && part.scope === 'client')
      .flatMap(({ part }) => Object.keys(part.actions).map((action) => at(`${part.id}/${action}`)))

  test('no form of core is theirs, whatever they send along, for themselves or for somebody else', async () => {
    const other = await side.welcome(admin)
    const before = await everything()
    expect(coreForms().length).toBeGreaterThan(9)
    for (const path of coreForms())
      for (const who of [invitee.accessId, invitee.id, other.accessId, invitee.guest.accountId ?? ''])
        for (const fields of [
          { who },
          { who, ...REPORTS, 'right:proef.money:read': 'on' },
          { to: who },
          { email: invitee.email },
          { who, ...EXTRA },
        ])
          expect([path, (await invitee.guest.post(path, fields)).status]).toEqual([path, 404])
    expect(await everything()).toEqual(before)
  })

  test('what is sent beside the answer to an invitation is refused as a whole', async () => {
    const { guest, id } = await side.invite(admin)
    for (const [name, value] of Object.entries(EXTRA))
      expect([name, (await side.accept(guest, id, { [name]: value })).status]).toEqual([name, 400])
    expect(await side.accesses(guest)).toEqual([])
    await side.accept(guest, id)
    expect(await side.accesses(guest)).toMatchObject([own])
  })

  test('what is sent beside their profile is refused as a whole', async () => {
    for (const [name, value] of Object.entries(EXTRA)) {
      const answer = await invitee.guest.post('/mijn/core/profile/save', { locale: 'nl', form: 'u', [name]: value })
      expect([name, answer.status]).toEqual([name, 400])
    }
    expect(await side.accesses(invitee.guest)).toMatchObject([own])
  })

  test('an account that is invited twice, under two spellings of one address, has one access and no more rights than were ticked', async () => {
    const email = invitee.email.toUpperCase()
    const found = await admin.post(at('add-person/find'), { email })
    expect(found.text).toContain(`who=${invitee.accessId}`)
    await admin.post(at('add-person/add'), { firstName: 'A', lastName: 'B', email, gender: 'other', role: 'friend', phone: '06 12345678' })
    expect(await side.accesses(invitee.guest)).toMatchObject([own])
  })

  test('a second account brings the first nothing: it is invited by the administrator or not at all', async () => {
    const second = await side.welcome(admin)
    for (const [who, by] of [
      [invitee.accessId, second.guest],
      [second.accessId, invitee.guest],
    ] as const)
      expect((await by.post(at('person/save'), { who, ...REPORTS, 'right:proef.money:read': 'on' })).status).toBe(404)
    expect(await side.accesses(second.guest)).toMatchObject([own])
    expect(await side.accesses(invitee.guest)).toMatchObject([own])
  })

  test('the administrator of another client is nobody here: for inviting, ticking, handing over and answering alike', async () => {
    const stranger = await side.admin('200')
    const draft = await side.write(admin)
    const before = await everything()
    for (const who of [invitee.accessId, draft.id]) {
      for (const place of ['person/save', 'person/send', 'person/resend', 'person/revoke', 'person/block', 'person/withdraw']) {
        const fields = /save|send$/.test(place) && !place.endsWith('resend') ? { who, ...REPORTS } : { who }
        const foreign = `/client/${stranger.clientId}/core/${place}`
        expect([place, (await stranger.post(at(place), fields)).status]).toEqual([place, 404])
        expect([foreign, (await stranger.post(foreign, fields)).status]).toEqual([foreign, 404])
      }
    }
    const handed = await stranger.post(`/client/${stranger.clientId}/core/hand-over/give`, { to: invitee.accessId })
    expect(handed.status).toBe(422)
    expect(await everything()).toEqual(before)
  })

  test('an administrator gives themselves nothing: no right, no end, no role, and not by inviting their own address', async () => {
    const [mine] = await side.accesses(admin)
    const before = await accesses()
    for (const place of ['save', 'revoke', 'block', 'unblock'])
      expect((await admin.post(at(`person/${place}`), { who: mine?.id ?? '', ...(place === 'save' ? REPORTS : {}) })).status).toBe(404)
    expect((await admin.post(at('hand-over/give'), { to: mine?.id ?? '' })).status).toBe(422)
    const account = await side.portal.store
      .system()
      .selectFrom('account')
      .select('email')
      .where('id', '=', admin.accountId ?? '')
      .executeTakeFirstOrThrow()
    const found = await admin.post(at('add-person/find'), { email: account.email })
    expect(found.text).toContain(`who=${mine?.id}`)
    expect(await accesses()).toEqual(before)
  })

  test('whoever hands the role over while they change somebody does one or the other, and never both at once afterwards', async () => {
    for (let round = 0; round < 6; round += 1) {
      const giver = await side.admin()
      const heir = await side.welcome(giver)
      const target = await side.welcome(giver)
      const place = (name: string) => `/client/${giver.clientId}/core/${name}`
      await Promise.all([
        giver.post(place('hand-over/give'), { to: heir.accessId }),
        giver.post(place('person/save'), { who: target.accessId, ...REPORTS, 'right:proef.money:read': 'on' }),
        giver.post(place('hand-over/give'), { to: target.accessId }),
      ])
      const admins = (await accesses()).filter((row) => row.portal_admin && row.revoked_at === null)
      expect(admins).toHaveLength(1)
      expect([heir.accessId, target.accessId]).toContain(admins[0]?.id)
      expect((await giver.post(place('person/revoke'), { who: target.accessId })).status).toBe(404)
      expect((await giver.post(place('person/save'), { who: heir.accessId, ...REPORTS })).status).toBe(404)
    }
    admin = await side.admin()
  })

  // Only a database with several sessions can stand still between the guard and the form.
  test.runIf(url !== undefined)('whose role is taken between the guard and the form changes nothing with any form', async () => {
    const giver = await side.admin()
    const [target, draft, sent] = [await side.welcome(giver), await side.write(giver), await side.invite(giver)]
    const [own] = await side.accesses(giver)
    const place = (name: string) => `/client/${giver.clientId}/core/${name}`
    const email = `${crypto.randomUUID()}@voorbeeld.nl`
    const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['person/save', { who: target.accessId, ...REPORTS, 'right:proef.money:read': 'on' }],
      ['person/revoke', { who: target.accessId }],
      ['person/block', { who: target.accessId }],
      ['person/send', { who: draft.id, ...REPORTS }],
      ['person/withdraw', { who: sent.id }],
      ['add-person/add', { firstName: 'A', lastName: 'B', email, gender: 'other', role: 'friend', phone: '06 12345678' }],
      ['hand-over/give', { to: target.accessId }],
    ]
    const setAdmin = (db: ReturnType<typeof side.portal.store.system>, is: boolean) =>
      db
        .updateTable('access')
        .set({ portal_admin: is })
        .where('id', '=', own?.id ?? '')
        .execute()
    const isWaiting = async () => (await sql`select from pg_locks where not granted`.execute(side.portal.store.system())).rows.length > 0
    // The request of somebody else, and no part of what this transaction does.
    const outside = AsyncLocalStorage.snapshot()
    const before = await everything()
    for (const [name, fields] of forms) {
      const answer = await side.portal.store.transaction(async (db) => {
        await setAdmin(db, false)
        const posted = outside(() => giver.post(place(name), fields))
        while (!(await outside(isWaiting))) await setImmediate()
        return { posted }
      })
      expect([name, (await answer.posted).status]).toEqual([name, 404])
      await setAdmin(side.portal.store.system(), true)
    }
    expect(await everything()).toEqual(before)
  })

  test('a role is handed over to nobody who was blocked, revoked or has not accepted', async () => {
    const giver = await side.admin()
    const place = (name: string) => `/client/${giver.clientId}/core/${name}`
    const [blocked, revoked, waiting] = [await side.welcome(giver), await side.welcome(giver), await side.invite(giver)]
    await giver.post(place('person/block'), { who: blocked.accessId })
    await giver.post(place('person/revoke'), { who: revoked.accessId })
    for (const to of [blocked.accessId, revoked.accessId, waiting.id, crypto.randomUUID(), '', 'geen-id'])
      expect([to, (await giver.post(place('hand-over/give'), { to })).status]).toEqual([to, 422])
    expect((await side.accesses(giver))[0]?.portal_admin).toBe(true)
  })

  test('attack 25: what somebody sends after their access was taken does nothing, also when it was on its way', async () => {
    const giver = await side.admin()
    const gone = await side.welcome(giver)
    const pages = ['', '/proef/reports', '/panel/alles', '/photo'].map((page) => `/client/${giver.clientId}${page}`)
    expect((await gone.guest.get(pages[1] ?? '')).status).toBe(200)
    await giver.post(`/client/${giver.clientId}/core/person/revoke`, { who: gone.accessId })
    for (const page of pages)
      expect([page, (await gone.guest.get(page)).status, (await gone.guest.json(page)).status]).toEqual([page, 404, 404])
    const admins = [await side.admin(), giver]
    const before = await everything()
    // Who was administrator until a moment ago posts what stood open in another tab.
    expect((await giver.post(`/client/${giver.clientId}/core/person/save`, { who: gone.accessId, ...REPORTS })).status).toBe(404)
    expect((await giver.post(`/client/${giver.clientId}/core/add-person/add`, { email: 'x@voorbeeld.nl' })).status).toBe(404)
    expect(await everything()).toEqual(before)
    expect(admins).toHaveLength(2)
  })

  /** A form whose last byte comes when it is told. */
  const sendSlowly = (viewer: Pick<Viewer, 'accountId'>, path: string, fields: Readonly<Record<string, string>>) => {
    const { origin } = side.portal.composition
    const text = new TextEncoder().encode(new URLSearchParams(fields).toString())
    const rest = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(text.slice(0, 1)),
      pull: async (controller) => {
        begun.resolve()
        await rest.promise
        controller.enqueue(text.slice(1))
        controller.close()
      },
    })
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin,
      'sec-fetch-site': 'same-origin',
      cookie: `test_account=${viewer.accountId}`,
    }
    const answer = side.portal.fetch(new Request(`${origin}${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit))
    return {
      answer,
      begun: begun.promise,
      finish: () => rest.resolve(),
    }
  }

  test('attack 25: a form that was being sent when the access was taken, or the account blocked, does nothing when its last byte comes', async () => {
    const giver = await side.admin()
    const [gone, blocked, waiting] = [await side.welcome(giver), await side.welcome(giver), await side.invite(giver)]
    const slow = [
      sendSlowly(gone.guest, `/client/${giver.clientId}/proef/reports/note`, { text: 'x' }),
      sendSlowly(blocked.guest, '/mijn/core/profile/save', { locale: 'en', form: 'je' }),
      sendSlowly(waiting.guest, '/mijn/core/notices/accept', { invitation: waiting.id }),
    ]
    // Every one is on its way, past everything that is asked before a body is read.
    for (const { begun } of slow) await begun
    await giver.get('/mijn/core/information')
    await giver.post(`/client/${giver.clientId}/core/person/revoke`, { who: gone.accessId })
    for (const { guest } of [blocked, waiting])
      await side.portal.store
        .system()
        .updateTable('account')
        .set({ blocked_at: side.portal.clock.now() })
        .where('id', '=', guest.accountId ?? '')
        .execute()
    const before = await everything()
    const accounts = () => side.portal.store.system().selectFrom('account').selectAll().orderBy('id').execute()
    const people = await accounts()
    for (const { finish } of slow) finish()
    const answers = await Promise.all(slow.map(({ answer }) => answer))
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [404, null],
      [303, '/inloggen'],
      [303, '/inloggen'],
    ])
    expect(await everything()).toEqual(before)
    expect(await accounts()).toEqual(people)
  })
})
