import { afterEach, expect, test } from 'vitest'
import { createMessageSeal } from '../mail/message-seal.ts'
import { createNoSender } from '../mail/no-sender.ts'
import { createOutbox, type Outbox } from '../mail/outbox.ts'
import { createSeal } from '../store/secret-ring.ts'
import type { OutgoingMessage } from '../mail/outgoing-message.ts'
import { forgetNotices } from '../notices/forget-notices.ts'
import { createId } from '../store/ids.ts'
import { TEST_SECRET } from '../store/test-stores.ts'
import type { TestPortal } from '../testing/index.ts'
import { clientStep, eachDatabase } from './own-side.fixture.ts'
import { sendDigests } from './send-digests.ts'

const SUNDAY = '2026-11-22T12:00:00+01:00'
const MONDAY = '2026-11-23T07:30:00+01:00'
const TUESDAY = '2026-11-24T07:30:00+01:00'
const WEDNESDAY = '2026-11-25T07:30:00+01:00'
const NEXT_MONDAY = '2026-11-30T07:30:00+01:00'

eachDatabase((open) => {
  let portal: TestPortal
  let outbox: Outbox
  let mails: { readonly recipient: string; readonly subject: string; readonly body: string }[] = []
  afterEach(() => portal.close())

  const openPortal = async () => {
    const own = await open({ now: SUNDAY })
    await own.deliver(clientStep({ sourceId: 'a' }), clientStep({ sourceId: 'b' }))
    portal = own.portal
    const { store, clock } = portal
    const senders = { mail: createNoSender(false), text: createNoSender(false) }
    const rest = {
      createId: () => createId(),
      seal: createMessageSeal(createSeal([TEST_SECRET], 'outbox')),
      senders,
      wake: async () => false,
    }
    outbox = createOutbox({ db: store.system, now: clock.now, ...rest })
    mails = []
  }
  const system = () => portal.store.system()
  const send = async (at: string) => {
    portal.clock.set(at)
    const { store, composition, clock } = portal
    const noted: OutgoingMessage[] = []
    const noting: Outbox = {
      ...outbox,
      enqueue: async (db, message) => {
        const id = await outbox.enqueue(db, message)
        noted.push(message)
        return id
      },
    }
    const sent = sendDigests({ store, composition, outbox: noting, origin: composition.origin, now: clock.now })
    return sent.finally(() => mails.push(...noted.flatMap((message) => (message.kind === 'mail' ? [message] : []))))
  }
  const setAccount = (accountId: string, values: Readonly<Record<string, unknown>>) =>
    system().updateTable('account').set(values).where('id', '=', accountId).execute()
  const addPerson = async (values?: Readonly<Record<string, unknown>>) => {
    const { accountId = '', clientId } = await portal.viewer({ clientNumber: 'nr-a', basis: 'family' })
    if (values) await setAccount(accountId, values)
    const { email } = await system().selectFrom('account').select('email').where('id', '=', accountId).executeTakeFirstOrThrow()
    return { accountId, clientId, email }
  }
  type Person = Awaited<ReturnType<typeof addPerson>>
  const tell = async ({ accountId, clientId }: Person, times = 1) => {
    for (let time = 0; time < times; time += 1) {
      const notice = { id: createId(), account_id: accountId, client_id: clientId, plugin: 'core', kind: 'admin-given' }
      await system()
        .insertInto('notice')
        .values({ ...notice, reference: createId(), values: '{}', created_at: portal.clock.now() })
        .execute()
    }
  }
  const mailsTo = ({ email }: Person) => mails.filter(({ recipient }) => recipient === email)

  test('says how many notices there are, and not a word of what they are or of whom', async () => {
    await openPortal()
    const person = await addPerson()
    await tell(person, 3)
    expect(await send(MONDAY)).toBe(1)
    expect(mails).toMatchObject([{ recipient: person.email, subject: '3 nieuwe meldingen in Cliëntportaal' }])
    expect(mails[0]?.body).toContain('Er staan 3 nieuwe meldingen voor u klaar in Cliëntportaal.')
    expect(mails[0]?.body).toContain('https://portaal.test/mijn/core/notices')
    expect(JSON.stringify(mails)).not.toMatch(/Cliënt a|beheerder/)
  })

  test('leaves in the morning by itself', async () => {
    await openPortal()
    const person = await addPerson()
    await tell(person)
    await portal.start()
    portal.clock.set('2026-11-23T07:28:00+01:00')
    await portal.runJobs(60)
    expect(portal.sent).toEqual([])
    await portal.runJobs(180)
    expect(portal.sent).toMatchObject([{ recipient: person.email, subject: '1 nieuwe melding in Cliëntportaal' }])
  })

  test('is sent once for the same notices, also when they stay unread, and tells of new ones alone', async () => {
    await openPortal()
    const person = await addPerson()
    await tell(person, 2)
    expect([await send(MONDAY), await send(MONDAY), await send(TUESDAY)]).toEqual([1, 0, 0])
    await tell(person)
    // Not twice on one day, also when the job is tried again.
    expect([await send(WEDNESDAY), await send('2026-11-25T09:00:00+01:00')]).toEqual([1, 0])
    expect(mails.map(({ subject }) => subject.split(' ')[0])).toEqual(['2', '1'])
    await tell(person)
    expect(await send('2026-11-25T10:00:00+01:00')).toBe(0)
    expect(await send('2026-11-26T07:30:00+01:00')).toBe(1)
  })

  test('is not sent twice by two processes at once', async () => {
    await openPortal()
    const people = [await addPerson(), await addPerson()]
    for (const person of people) await tell(person)
    const sent = await Promise.all([send(MONDAY), send(MONDAY), send(MONDAY)])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual(people.map(({ email }) => email).toSorted())
  })

  test('is not sent for what was read already', async () => {
    await openPortal()
    await tell(await addPerson())
    await system().updateTable('notice').set({ read_at: portal.clock.now() }).execute()
    expect(await send(MONDAY)).toBe(0)
  })

  test('is in the language of the reader, and in the way they are addressed', async () => {
    await openPortal()
    const people = [await addPerson({ locale: 'en' }), await addPerson({ form: 'je' })]
    for (const person of people) await tell(person)
    await send(MONDAY)
    expect(people.map((person) => mailsTo(person)[0]?.body)).toEqual([
      expect.stringContaining('There is 1 new notice for you in Cliëntportaal.'),
      expect.stringContaining('Er staat 1 nieuwe melding voor je klaar'),
    ])
  })

  test('comes on Monday to who wants it weekly, and to who never wants it not at all', async () => {
    await openPortal()
    portal.clock.set(MONDAY)
    const [weekly, never] = [await addPerson({ digest: 'weekly' }), await addPerson({ digest: 'never' })]
    portal.clock.set('2026-11-23T12:00:00+01:00')
    for (const person of [weekly, never]) await tell(person)
    expect([await send(TUESDAY), await send('2026-11-29T07:30:00+01:00')]).toEqual([0, 0])
    await send(NEXT_MONDAY)
    expect([mailsTo(weekly).length, mailsTo(never).length]).toEqual([1, 0])
  })

  test('makes up on another day for a Monday that was missed', async () => {
    await openPortal()
    await tell(await addPerson({ digest: 'weekly' }))
    expect(await send(TUESDAY)).toBe(1)
  })

  test.each([
    ['is blocked', 'account', { blocked_at: SUNDAY }],
    ['has no access any more', 'access', { revoked_at: SUNDAY }],
    ['has an access that is closed', 'access', { blocked_at: SUNDAY }],
    ['has an access that is over', 'access', { valid_until: SUNDAY }],
  ] as const)('is not sent to who %s', async (_, table, values) => {
    await openPortal()
    await tell(await addPerson())
    await system().updateTable(table).set(values).execute()
    expect(await send(MONDAY)).toBe(0)
  })

  test('says nothing of a client who died, to who has access to another client too', async () => {
    await openPortal()
    const person = await addPerson()
    await tell(person)
    await portal.grant({ clientNumber: 'nr-b', email: person.email, name: 'P', basis: 'family' }, { grantedBy: 'test', notify: false })
    await system().updateTable('client').set({ deceased_on: '2026-11-23' }).where('id', '=', person.clientId).execute()
    expect(await send(MONDAY)).toBe(0)
  })

  test('comes to everybody, also to more than go in one batch, and to the others when one can not be sent', async () => {
    await openPortal()
    const person = await addPerson()
    const { execute, schema } = portal.store
    await execute(`insert into ${schema}.account (id, email, name, locale, created_at)
      select gen_random_uuid(), 'p' || n || case n when 7 then ' @' else '@' end || 'voorbeeld.nl', 'P', 'nl', now() from generate_series(1, 230) n`)
    await execute(`insert into ${schema}.access
      (id, account_id, client_id, basis, represents, portal_admin, rights, valid_from, granted_by, created_at)
      select gen_random_uuid(), id, '${person.clientId}', 'family', false, false, '{}', '2020-01-01', 'x', '2020-01-01'
      from ${schema}.account where id <> '${person.accountId}'`)
    await execute(`insert into ${schema}.notice (id, account_id, client_id, plugin, kind, reference, "values", created_at)
      select gen_random_uuid(), id, '${person.clientId}', 'core', 'admin-given', 'x', '{}', '2026-11-22' from ${schema}.account`)
    await expect(send(MONDAY)).rejects.toThrow('1 digests could not be sent.')
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(230)
    expect(mails).toHaveLength(230)
    // What could not be sent was not marked as told.
    await execute(`update ${schema}.account set email = 'p7@voorbeeld.nl' where email = 'p7 @voorbeeld.nl'`)
    expect(await send(TUESDAY)).toBe(1)
  })

  test('what was told a year ago is no longer kept', async () => {
    await openPortal()
    const person = await addPerson()
    await tell(person)
    portal.clock.set('2027-11-22T11:59:00+01:00')
    await tell(person)
    expect(await forgetNotices(system(), new Date('2026-11-22T11:00:01Z'))).toBe(1)
    expect(await system().selectFrom('notice').select('id').execute()).toHaveLength(1)
  })
})
