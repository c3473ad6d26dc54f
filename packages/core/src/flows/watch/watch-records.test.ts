import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Basis } from '../../define/viewer.ts'
import { clientOf, lookAtAll, openHouse, reportOf, type Look, type WatchHouse } from './watch.fixture.ts'
import { WATCH_JOB } from './watch-records.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]
// What the database of these tests refuses, and no rule before it does.
const REFUSED = 'refused by the database'
const nothing: Look = () => ({ notices: [], findings: [] })

describe.each(databases)('watching records, on $name', ({ options }) => {
  let house: WatchHouse
  let count = 0
  // A client of each test's own, so that one portal serves all.
  let number: string

  beforeAll(async () => {
    house = await openHouse(options)
    await sql`alter table notice add constraint refused check (reference <> ${sql.lit(REFUSED)})`.execute(db())
  })
  afterAll(() => house.close())
  beforeEach(() => {
    count += 1
    number = String(100 * count)
    Object.assign(house.looks, { wzd: nothing, other: nothing })
  })

  const db = () => house.portal.store.system()
  const give = (email: string, basis: Basis, more: { represents?: boolean; rights?: string[] } = {}) =>
    house.portal.grant(
      {
        clientNumber: number,
        email: `${email}@${number}.nl`,
        name: email,
        basis,
        ...more,
        ...(more.rights && { rights: [...more.rights] }),
      },
      { grantedBy: 'test', notify: false },
    )
  const deliver = (ids: readonly string[] = ['m1'], more = {}) =>
    house.deliver(
      clientOf(
        number,
        ids.map((id) => reportOf(`${number}/${id}`)),
        more,
      ),
    )
  /** Who was told of this test's client, without what is the same in each. */
  const told = async () => (await house.told(number)).map((line) => line.replace(`@${number}.nl wzd`, ''))
  const found = async () =>
    (await house.found()).filter((line) => line.startsWith(`${number}/`)).map((line) => line.slice(number.length + 1))
  const change = (values: object) => db().updateTable('client').set(values).where('source_id', '=', number).execute()
  /** A watch that is about this test's client only. */
  const mine =
    (look: Look): Look =>
    (records, today) =>
      records.some(({ data }) => data.text.includes(` ${number}/`)) ? look(records, today) : { notices: [], findings: [] }
  const failures = async () => {
    const clientId = await house.clientId(number)
    const rows = await db()
      .selectFrom('audit_entry')
      .select(['outcome', 'detail'])
      .where('event_type', '=', 'records.watched')
      .where('client_id', '=', clientId)
      .execute()
    return rows.map(({ outcome, detail }) => [outcome, detail])
  }

  test('tells the own side, of those only who may read the part now, and once', async () => {
    house.looks.wzd = lookAtAll
    await deliver()
    await give('client', 'self')
    await give('mentor', 'mentor', { represents: true })
    await give('reader', 'mentor')
    await give('curator', 'curator', { represents: true })
    await give('zus', 'family', { represents: true, rights: ['wzd.care:read'] })
    await give('buur', 'family', { rights: ['wzd.care:read'] })
    const late = await give('weg', 'self')
    await db()
      .updateTable('access')
      .set({ blocked_at: house.portal.clock.now(), blocked_by: 'organisation' })
      .where('id', '=', late.accessId)
      .execute()
    await house.portal.watch()
    await house.portal.watch()
    // The curator represents and may not read this part; the neighbour may read it and is not of the own side; so is a mentor who does not represent.
    expect(await told()).toEqual(['client.new', 'mentor.new', 'zus.new'])
  })

  test('tells everybody who may read the part of what is for the network', async () => {
    house.looks.wzd = (records) => ({ notices: records.map(({ id }) => ({ kind: 'new', reference: id, to: 'network' })), findings: [] })
    await deliver()
    await give('client', 'self')
    await give('buur', 'family', { rights: ['wzd.care:read'] })
    await give('familie', 'family')
    await house.portal.watch()
    expect(await told()).toEqual(['buur.new', 'client.new'])
  })

  test('tells nobody of a part that stands on no panel', async () => {
    house.looks.other = lookAtAll
    await deliver()
    await give('client', 'self')
    await house.portal.watch()
    expect(await told()).toEqual([])
    expect(await found()).toEqual(['m1 other.incomplete author'])
  })

  test('sees what readers see now: not what waits for its hour, was hidden or was removed', async () => {
    const seen: string[] = []
    const days: string[] = []
    house.looks.wzd = mine((records, today) => {
      seen.push(...records.map(({ data }) => data.text))
      days.push(today)
      return lookAtAll(records, today)
    })
    const late = reportOf(`${number}/late`, { recordedAt: '2026-11-22T10:00:00+01:00' })
    await house.deliver(clientOf(number, [reportOf(`${number}/m1`), reportOf(`${number}/m2`), reportOf(`${number}/m3`), late]))
    await db().updateTable('record').set({ hidden_at: house.portal.clock.now() }).where('source_id', '=', `${number}/m2`).execute()
    await house.deliver(clientOf(number, [reportOf(`${number}/m1`), reportOf(`${number}/m2`), late]))
    await house.portal.watch()
    expect(seen).toEqual([`Geheim ${number}/m1`])
    expect(days).toEqual(['2026-11-22'])
    expect(await found()).toEqual(['m1 wzd.incomplete author'])
  })

  test('never sees the version that waits to be discussed', async () => {
    const texts: string[] = []
    house.looks.wzd = mine((records) => {
      texts.push(...records.map(({ data }) => data.text))
      return { notices: [], findings: [] }
    })
    await deliver()
    const {
      source_id: sourceId,
      client_id: clientId,
      ...row
    } = await db()
      .selectFrom('record')
      .select(['client_id', 'source', 'type', 'source_id', 'at', 'recorded_at', 'visible_from', 'first_seen_at', 'changed_at'])
      .where('source_id', '=', `${number}/m1`)
      .executeTakeFirstOrThrow()
    await db()
      .insertInto('record')
      .values({
        ...row,
        client_id: clientId,
        source_id: sourceId,
        id: crypto.randomUUID(),
        waiting: true,
        digest: 'w',
        data: '{"text":"nog niet"}',
      })
      .execute()
    await house.portal.watch()
    expect(texts).toEqual([`Geheim ${number}/m1`])
  })

  test.each([
    ['of a client who died', { deceased_on: '2026-11-22' }],
    ['after the last day on which the portal is open', { care_ended_on: '2026-11-14' }],
    ['of a copy that was erased', { erased_at: '2026-11-22T00:00:00Z' }],
  ])('looks at nothing %s, and nothing stays found', async (_name, values) => {
    house.looks.wzd = lookAtAll
    await deliver()
    await house.portal.watch()
    expect(await found()).toEqual(['m1 wzd.incomplete author'])
    await give('client', 'self')
    await change(values)
    house.looks.wzd = (records) =>
      records.length > 0
        ? { notices: [{ kind: 'new', reference: 'again', to: 'network' }], findings: lookAtAll(records, '').findings }
        : { notices: [], findings: [] }
    await house.portal.watch()
    expect(await told()).toEqual([])
    expect(await found()).toEqual([])
  })

  test('looks on until the last day after care', async () => {
    house.looks.wzd = lookAtAll
    await deliver()
    await give('client', 'self')
    await change({ care_ended_on: '2026-11-15' })
    await house.portal.watch()
    expect(await told()).toEqual(['client.new'])
  })

  test('keeps what it found while it is found, with its first moment, and drops it when it is not', async () => {
    house.looks.wzd = lookAtAll
    await deliver(['m1', 'm2'])
    await house.portal.watch()
    const since = () =>
      db()
        .selectFrom('record_finding')
        .innerJoin('record', 'record.id', 'record_id')
        .select(['record_finding.id', 'record_finding.first_seen_at'])
        .where('source_id', '=', `${number}/m1`)
        .execute()
    const before = await since()
    house.portal.clock.advance('1m')
    house.looks.wzd = (records) => ({
      notices: [],
      findings: records.slice(0, 1).flatMap(({ id }) => [
        { record: id, kind: 'incomplete', fields: ['topic'] },
        { record: id, kind: 'incomplete', fields: ['author', 'topic'] },
      ]),
    })
    const kept = async () => (await found()).toSorted()
    await deliver(['m1'])
    await house.portal.watch()
    expect(await kept()).toEqual(['m1 wzd.incomplete topic,author'])
    expect(await since()).toEqual(before)
    house.looks.wzd = nothing
    await house.portal.watch()
    expect(await kept()).toEqual([])
  })

  test.each<[string, string, Look]>([
    [
      'throws',
      'LOOK_FAILED',
      (records) => {
        throw new Error(records[0]?.data.text)
      },
    ],
    [
      'gives a notice that was not declared, after a good one',
      'NOTICE_UNDECLARED',
      ([record], today) => ({
        notices: [...lookAtAll(record ? [record] : [], today).notices, { kind: 'secret', reference: 'a', to: 'network' }],
        findings: [],
      }),
    ],
    [
      'finds something and tells what the database does not take',
      '23514',
      (records, today) => ({ ...lookAtAll(records, today), notices: [{ kind: 'new', reference: REFUSED, to: 'network' }] }),
    ],
    ['answers later, and then fails', 'ANSWER_INVALID', (async () => Promise.reject(new Error('Geheim'))) as never],
    [
      'names a field that was not declared',
      'FIELD_UNDECLARED',
      (records) => ({ notices: [], findings: records.map(({ id, data }) => ({ record: id, kind: 'late', fields: [data.text] })) }),
    ],
  ])('of a watch that %s nothing is kept, and others go on', async (_name, code, look) => {
    await deliver(['m1'])
    await give('client', 'self')
    const other = `${number}9`
    await house.deliver(clientOf(number, [reportOf(`${number}/m1`)]), clientOf(other, [reportOf(`${other}/m1`)]))
    house.looks.wzd = (records, today) =>
      records.some(({ data }) => data.text.includes(`${number}/`)) ? look(records, today) : lookAtAll(records, today)
    await expect(house.portal.watch()).rejects.toThrow('Watching records failed 1 times')
    expect(await told()).toEqual([])
    expect(await found()).toEqual([])
    expect(await failures()).toEqual([['failure', { plugin: 'wzd', code }]])
    expect((await house.found()).filter((line) => line.startsWith(other))).toEqual([`${other}/m1 wzd.incomplete author`])
    const line = house.portal.log.at(-1)?.message ?? ''
    expect(line).toBe(`The watch of wzd failed for client ${await house.clientId(number)}: ${code}.`)
    expect(JSON.stringify(house.portal.log)).not.toContain('Geheim')
  })

  test('of a record of another client nothing can be found', async () => {
    const other = `${number}9`
    await house.deliver(clientOf(number, [reportOf(`${number}/m1`)]), clientOf(other, [reportOf(`${other}/m1`)]))
    const { id: theirs } = await db().selectFrom('record').select('id').where('source_id', '=', `${other}/m1`).executeTakeFirstOrThrow()
    house.looks.wzd = (records) =>
      records.some(({ id }) => id === theirs)
        ? nothing(records, '')
        : { notices: [], findings: [{ record: theirs, kind: 'late', fields: [] }] }
    await expect(house.portal.watch()).rejects.toThrow('failed')
    expect(await failures()).toEqual([['failure', { plugin: 'wzd', code: 'RECORD_NOT_GIVEN' }]])
    expect((await house.found()).filter((line) => line.includes(other))).toEqual([])
  })

  test('of two at once tells once, and keeps one finding', async () => {
    house.looks.wzd = mine(lookAtAll)
    await deliver(['m1', 'm2'])
    await give('client', 'self')
    await Promise.all([house.portal.watch(), house.portal.watch()])
    expect(await told()).toEqual(['client.new', 'client.new'])
    expect(await found()).toHaveLength(2)
  })

  test('of a record that is another client’s now leaves the finding with them, whoever is looked at first', async () => {
    house.looks.wzd = lookAtAll
    const others = [`${number}8`, `${number}9`]
    const deliverTo = (owner: string) =>
      house.deliver(...[number, ...others].map((each) => clientOf(each, each === owner ? [reportOf(`${number}/m1`)] : [])))
    const owners = async () => {
      const rows = db()
        .selectFrom('record_finding')
        .innerJoin('record', 'record.id', 'record_id')
        .innerJoin('client', 'client.id', 'record_finding.client_id')
      return (await rows.select(['client.source_id']).where('record.source_id', '=', `${number}/m1`).execute()).map((row) => row.source_id)
    }
    for (const owner of [number, ...others, number]) {
      await deliverTo(owner)
      await house.portal.watch()
      expect(await owners()).toEqual([owner])
    }
  })

  test('goes with the copy of the client, as the proof of erasing says', async () => {
    house.looks.wzd = mine(lookAtAll)
    await deliver()
    await house.portal.watch()
    const ended = { care_ended_on: '2026-10-01', end_told_of: '2026-10-01', end_told_at: '2026-10-02T12:00:00Z' }
    await change(ended)
    await house.portal.erase({ by: 'test', acceptMany: true })
    const clientId = await house.clientId(number)
    const left = await db().selectFrom('record_finding').select('id').where('client_id', '=', clientId).execute()
    expect(left).toEqual([])
    const [proof] = await db()
      .selectFrom('audit_entry')
      .select('detail')
      .where('event_type', '=', 'client.erased')
      .where('client_id', '=', clientId)
      .execute()
    expect(proof?.detail).toMatchObject({ erased: { record_finding: 1, record: 1 } })
  })

  test('follows a sync by itself when the portal runs, once for many, and each morning', async () => {
    const { portal } = house
    const days: string[] = []
    house.looks.wzd = mine((_records, today) => {
      days.push(today)
      return { notices: [], findings: [] }
    })
    await portal.start()
    await deliver()
    await deliver()
    expect(days).toEqual([])
    await portal.runJobs(0)
    expect(days).toEqual(['2026-11-22'])
    await portal.store.exclusively(WATCH_JOB, async () => {
      await deliver()
      await portal.runJobs(1)
    })
    expect(days).toHaveLength(1)
    await portal.runJobs(60)
    expect(days).toHaveLength(2)
    // What was missed, such as a sync, comes first; at 06:45 in Amsterdam there is nothing else.
    portal.clock.set(new Date('2026-11-23T05:44:00Z'))
    await portal.runJobs(30)
    days.length = 0
    await portal.runJobs(60)
    expect(days).toEqual(['2026-11-23'])
    expect(portal.problems).toEqual([])
  })
})
