import { expect, test } from 'vitest'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { purgeAudit } from './purge-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { KEY, tamper, writeEntries, writeSealed } from './test-log.ts'
import { verifyAudit } from './verify-audit.ts'

const now = new Date('2026-11-22T02:45:00Z')
const before = new Date('2021-11-22T00:00:00Z')
const DAYS = [
  ['2019-01-01', '2019-01-02'],
  ['2019-01-03', '2019-01-04'],
  ['2026-11-20', '2026-11-21'],
] as const

const verify = (store: OpenStore, expected?: string) => verifyAudit(store.system(), { keys: [KEY], expect: expected })
const purge = (store: OpenStore) => store.transaction((db) => purgeAudit(db, { keys: [KEY], now, before }))
const sealOf = async (store: OpenStore, upTo: string) =>
  (await store.system().selectFrom('audit_seal').select('seal').where('up_to', '=', upTo).executeTakeFirstOrThrow()).seal

eachStore((make) => {
  const makeLog = async () => {
    const store = await make()
    await writeSealed(store, ...DAYS)
    return store
  }

  test('a whole log says up to which entry and moment, what waits, and its newest seal', async () => {
    const store = await makeLog()
    await writeEntries(store, ['2026-11-22'])
    const at = new Date('2026-11-21T12:00:00Z')
    expect(await verify(store)).toEqual({
      intact: true,
      upTo: '6',
      at,
      seal: await sealOf(store, '6'),
      unsealed: 1,
      purged: 0,
      expected: undefined,
    })
  })

  test('an empty log is whole, and has no seal', async () => {
    expect(await verify(await make())).toMatchObject({ intact: true, upTo: '0', at: undefined, seal: undefined, unsealed: 0, purged: 0 })
  })

  test.each([
    ['a column of an entry is changed', "update audit_entry set part = 'x' where seq = 4", '4'],
    ['its moment is changed', "update audit_entry set at = at + interval '1 microsecond' where seq = 3", '4'],
    ['an entry is removed', 'delete from audit_entry where seq = 3', '4'],
    ['the last of a batch is removed', 'delete from audit_entry where seq = 4', '4'],
    ['a whole batch is removed', 'delete from audit_entry where seq in (3, 4)', '4'],
    ['a batch is removed with its seal', 'delete from audit_entry where seq in (3, 4); delete from audit_seal where up_to = 4', '6'],
    [
      'an entry takes the place of another',
      `delete from audit_entry where seq = 3; insert into audit_entry (seq, id, at, event_type, action, outcome, detail) overriding system value
        values (3, gen_random_uuid(), '2019-01-03T12:00:00Z', 'part.read', 'R', 'success', '{}')`,
      '4',
    ],
    [
      'an entry is added, with all numbers after it one further',
      `create table moved as select * from audit_entry where seq > 3; delete from audit_entry where seq > 3;
        insert into audit_entry overriding system value select seq + 1, id, at, event_type, action, outcome, account_id, client_id, access_id, part, "right",
          basis, trace_id, network, detail, written_at from moved;
        insert into audit_entry overriding system value select 4, gen_random_uuid(), at, event_type, action, outcome, account_id, client_id, access_id, part,
          "right", basis, trace_id, network, detail, written_at from moved where seq = 4;
        update audit_seal set up_to = up_to + 1, entries = case up_to when 4 then 3 else 2 end where up_to > 2`,
      '5',
    ],
    ['a seal says another', 'update audit_seal set seal = reverse(seal) where up_to = 4', '4'],
    ['a seal says that it covers fewer', 'update audit_seal set entries = 1 where up_to = 4', '4'],
    ['a seal is taken out of the middle', 'delete from audit_seal where up_to = 4', '6'],
  ])('when %s, the seal that covers it does not fit', async (_, statements, brokenAt) => {
    const store = await makeLog()
    await tamper(store, statements)
    // The first batch is proven in each case, and nothing after it.
    expect(await verify(store)).toMatchObject({ intact: false, broken: 'entries', brokenAt, after: new Date('2019-01-02T12:00:00Z') })
  })

  test('an entry before the first number is found too', async () => {
    const store = await makeLog()
    await store.execute(`insert into audit_entry (seq, id, at, event_type, action, outcome, detail) overriding system value
      values (-1, gen_random_uuid(), now(), 'part.read', 'R', 'success', '{}')`)
    expect(await verify(store)).toMatchObject({ intact: false, broken: 'entries', brokenAt: '0' })
  })

  test('a log that was sealed with another key does not verify', async () => {
    const store = await makeLog()
    expect(await verifyAudit(store.system(), { keys: [Buffer.alloc(32, 'another')] })).toMatchObject({ intact: false, brokenAt: '2' })
  })

  test('the end of the log, removed with its seals, is missed by who wrote the seal down', async () => {
    const store = await makeLog()
    const witness = await sealOf(store, '6')
    expect(await verify(store, witness)).toMatchObject({ expected: 'found' })
    expect(await verify(store, await sealOf(store, '2'))).toMatchObject({ intact: true, expected: 'found' })
    await tamper(store, 'delete from audit_entry where seq > 4', 'delete from audit_seal where up_to > 4')
    // The chain that is left closes: nothing inside it says that there was more.
    expect(await verify(store)).toMatchObject({ intact: true, upTo: '4' })
    expect(await verify(store, witness)).toMatchObject({ intact: true, expected: 'absent' })
  })

  test('entries that were changed and sealed anew are missed by who wrote the seal down', async () => {
    const store = await makeLog()
    const witness = await sealOf(store, '6')
    await tamper(store, "update audit_entry set outcome = 'refused' where seq = 6", 'delete from audit_seal where up_to > 4')
    await sealAudit(store.system(), { keys: [KEY], now })
    expect(await verify(store)).toMatchObject({ intact: true, upTo: '6' })
    expect(await verify(store, witness)).toMatchObject({ expected: 'absent' })
  })

  test('after a purge the seal at its end still is a witness, and one before it says that it is none any more', async () => {
    const store = await makeLog()
    await purge(store)
    expect(await verify(store, await sealOf(store, '4'))).toMatchObject({ purged: 4, expected: 'found' })
    expect(await verify(store, await sealOf(store, '2'))).toMatchObject({ purged: 4, expected: 'purged' })
  })

  test('a purge is proven with the key of its time: of before the key was changed it stays proven, and later the old one proves none', async () => {
    const next = Buffer.alloc(32, 'the key after it')
    const makeRotated = async () => {
      const store = await make()
      await writeSealed(store, DAYS[0], DAYS[1])
      return store
    }
    const goOn = async (store: OpenStore) => {
      await writeEntries(store, DAYS[2])
      await sealAudit(store.system(), { keys: [KEY, next], now })
    }
    const purgeWith = (store: OpenStore, ...keys: [Uint8Array, ...Uint8Array[]]) =>
      store.transaction((db) => purgeAudit(db, { keys, now, before }))
    const verdict = (store: OpenStore) => verifyAudit(store.system(), { keys: [KEY, next] })

    const early = await makeRotated()
    await purgeWith(early, KEY)
    await tamper(early, `update audit_entry set written_at = now() - interval '1 hour'`)
    await goOn(early)
    expect(await verdict(early)).toMatchObject({ intact: true, purged: 4 })
    const right = await makeRotated()
    await goOn(right)
    await purgeWith(right, KEY, next)
    expect(await verdict(right)).toMatchObject({ intact: true, purged: 4 })
    const forged = await makeRotated()
    await goOn(forged)
    await purgeWith(forged, KEY)
    expect(await verdict(forged)).toMatchObject({ intact: false, broken: 'purge' })
  })

  test('a log of which everything was purged is whole', async () => {
    const store = await make()
    await writeSealed(store, DAYS[0])
    await purge(store)
    expect(await verify(store)).toMatchObject({
      intact: true,
      upTo: '2',
      at: undefined,
      seal: await sealOf(store, '2'),
      purged: 2,
      unsealed: 1,
    })
  })

  test.each([
    [
      'entries of a young batch are removed and marked as purged',
      ['delete from audit_entry where seq <= 6', 'update audit_seal set purged_at = now() where up_to <= 6'],
    ],
    ['the entry that covers a purge is removed', ["delete from audit_entry where event_type = 'audit.purged'"]],
    [
      'the entry that covers a purge says another end',
      [`update audit_entry set detail = jsonb_set(detail, '{upTo}', '"2"') where event_type = 'audit.purged'`],
    ],
    [
      'more is marked as purged than was, with an entry that somebody else wrote',
      [
        'delete from audit_entry where seq <= 6',
        'update audit_seal set purged_at = now() where up_to <= 6',
        `update audit_entry set detail = detail || jsonb_build_object('upTo', '6', 'total', 6, 'seal', (select seal from audit_seal where up_to = 6))
          where event_type = 'audit.purged'`,
      ],
    ],
    ['a purged seal says that it covered fewer', ['update audit_seal set entries = 1 where up_to = 2']],
    ['a seal of a purged batch is removed', ['delete from audit_seal where up_to = 2']],
    ['a purged seal is no longer marked', ['update audit_seal set purged_at = null where up_to = 2']],
    ['the last purged seal is no longer marked', ['update audit_seal set purged_at = null where up_to = 4']],
    [
      'an entry is put where a purged batch was',
      [
        `insert into audit_entry (seq, id, at, event_type, action, outcome, detail) overriding system value
          values (3, gen_random_uuid(), now(), 'x', 'R', 'success', '{}')`,
      ],
    ],
  ])('a purge is not believed when %s', async (_, statements) => {
    const store = await makeLog()
    await purge(store)
    await tamper(store, ...statements)
    expect(await verify(store)).toMatchObject({ intact: false, broken: 'purge' })
  })
})
