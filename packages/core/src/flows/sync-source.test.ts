import { expect, test } from 'vitest'
import { eachStore } from '../store/test-stores.ts'
import { findLastDone } from './sync-run.ts'
import { clientOf, createSyncWorld, END, listTexts, reportOf, watchReading } from './sync-world.fixture.ts'

eachStore((make) => {
  test('what is new is created, what changed is updated under the same id, what is gone becomes a tombstone without data', async () => {
    const { store, sync } = createSyncWorld(await make())
    await sync([clientOf('a', [reportOf('1', 'een'), reportOf('2', 'twee'), reportOf('3', 'drie'), reportOf('4', 'vier')]), END])
    const before = await store.system().selectFrom('record').select('id').where('source_id', '=', '2').executeTakeFirst()
    const result = await sync([
      clientOf('a', [reportOf('1', 'een'), reportOf('2', 'TWEE'), reportOf('3', 'drie'), reportOf('5', 'vijf')]),
      END,
    ])
    expect(result).toMatchObject({ outcome: 'done', report: { created: 1, updated: 1, unchanged: 2, removed: 1 } })
    expect(await listTexts(store)).toEqual(['1: een', '2: TWEE', '3: drie', '5: vijf'])
    expect(await store.system().selectFrom('record').select('id').where('source_id', '=', '2').executeTakeFirst()).toEqual(before)
    expect(await store.system().selectFrom('record').select('data').where('source_id', '=', '4').executeTakeFirst()).toEqual({ data: {} })
  })

  test('a second run of the same steps changes nothing', async () => {
    const { store, sync } = createSyncWorld(await make())
    const steps = [clientOf('a', [reportOf('1', 'een')]), END]
    await sync(steps)
    const rows = await store.system().selectFrom('record').selectAll().execute()
    expect(await sync(steps)).toMatchObject({ report: { created: 0, updated: 0, removed: 0, unchanged: 1 } })
    expect(await store.system().selectFrom('record').selectAll().execute()).toEqual(rows)
  })

  test('a run that would remove more than the share stops, says so, and leaves the last good copy', async () => {
    const { store, sync } = createSyncWorld(await make())
    const all = Array.from({ length: 10 }, (_, index) => reportOf(`${index}`, `tekst ${index}`))
    await sync([clientOf('a', all), END])
    const result = await sync([clientOf('a', all.slice(0, 6)), END])
    expect(result).toMatchObject({ outcome: 'stopped' })
    expect('report' in result && result.report.message).toContain('would remove 4 of 10 records of type "report"')
    expect(await listTexts(store)).toHaveLength(10)
    expect(await sync([clientOf('a', all.slice(0, 6)), END], { acceptRemovals: true })).toMatchObject({
      outcome: 'done',
      report: { removed: 4 },
    })
  })

  test('a snapshot without too many of the clients stops; one client less is out of care from that day', async () => {
    const { store, sync } = createSyncWorld(await make())
    const clients = Array.from({ length: 30 }, (_, index) => clientOf(`c${index}`, []))
    await sync([...clients, END])
    expect(await sync([...clients.slice(2), END])).toMatchObject({ outcome: 'stopped' })
    expect(await sync([...clients.slice(1), END])).toMatchObject({ outcome: 'done', report: { outOfCare: 1 } })
    const gone = await store
      .system()
      .selectFrom('client')
      .select(['source_id', 'care_ended_on'])
      .where('care_ended_on', 'is not', null)
      .execute()
    expect(gone).toEqual([{ source_id: 'c0', care_ended_on: '2026-11-22' }])
  })

  test('a client whose file could not be read is not gone', async () => {
    const { store, sync } = createSyncWorld(await make())
    await sync([clientOf('a', [reportOf('1', 'een')]), clientOf('b', []), END])
    await sync([clientOf('b', []), { completeSnapshot: true, unread: ['a'] }])
    expect(await listTexts(store)).toEqual(['1: een'])
    expect(await store.system().selectFrom('client').select('id').where('care_ended_on', 'is not', null).execute()).toEqual([])
  })

  test('a source that fails half-way keeps what it delivered and removes nothing', async () => {
    const { store, sync } = createSyncWorld(await make())
    await sync([clientOf('a', [reportOf('1', 'een')]), clientOf('b', [reportOf('2', 'twee')]), END])
    const result = await sync([clientOf('a', [reportOf('1', 'EEN')])], { failure: new Error('the line went dead') })
    expect(result).toMatchObject({ outcome: 'failed', report: { updated: 1, message: 'the line went dead' } })
    expect(await listTexts(store)).toEqual(['1: EEN', '2: twee'])
  })

  test('an item that does not fit is rejected with its place, the others go on, and nothing of its type is removed', async () => {
    const { store, sync } = createSyncWorld(await make())
    await sync([clientOf('a', [reportOf('1', 'een'), reportOf('2', 'twee')]), END])
    const bad = { ...reportOf('2', ''), place: { file: 'reports.ndjson', line: 17 } }
    const result = await sync([clientOf('a', [reportOf('1', 'EEN'), bad]), END])
    expect(result).toMatchObject({
      outcome: 'done',
      report: { updated: 1, removed: 0, rejected: 1, rejections: [{ place: { file: 'reports.ndjson', line: 17 } }] },
    })
    expect(await listTexts(store)).toEqual(['1: EEN', '2: twee'])
  })

  test('the last discussed version stays while a newer one waits, and the newer one takes its place once it was discussed', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, discussedOnly: true }
    const discussedAt = '2026-11-21T10:00:00+01:00'
    await world.sync([clientOf('a', [reportOf('1', 'besproken', { discussedAt }), reportOf('2', 'nieuw')]), END])
    expect(await listTexts(world.store)).toEqual(['1: besproken', '2 (waits): nieuw'])
    await world.sync([clientOf('a', [reportOf('1', 'gewijzigd'), reportOf('2', 'nieuw', { discussedAt })]), END])
    expect(await listTexts(world.store)).toEqual(['1: besproken', '1 (waits): gewijzigd', '2: nieuw'])
    await world.sync([clientOf('a', [reportOf('1', 'gewijzigd', { discussedAt }), reportOf('2', 'nieuw', { discussedAt })]), END])
    expect(await listTexts(world.store)).toEqual(['1: gewijzigd', '2: nieuw'])
  })

  test('an organisation that from now on shows only what was discussed hides what was not at the next sync', async () => {
    const world = createSyncWorld(await make())
    await world.sync([clientOf('a', [reportOf('1', 'een')]), END])
    world.policy = { ...world.policy, discussedOnly: true }
    await world.sync([clientOf('a', [reportOf('1', 'een')]), END])
    expect(await listTexts(world.store)).toEqual(['1 (waits): een'])
  })

  test('a record that stands with one client is never taken over by another', async () => {
    const { store, sync } = createSyncWorld(await make())
    await sync([clientOf('a', [reportOf('1', 'een')]), clientOf('b', []), END])
    const result = await sync([clientOf('a', [reportOf('1', 'een')]), clientOf('b', [reportOf('1', 'gestolen')]), END])
    expect(result).toMatchObject({ report: { rejected: 1 } })
    expect(await listTexts(store)).toEqual(['1: een'])
  })

  test('a name that only a later client brings is replaced everywhere, and a second run changes nothing', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    const author = { name: 'Anja de Vries', role: 'verzorgende' }
    const steps = [
      clientOf('a', [reportOf('1', 'Anja de Vries was er.')]),
      clientOf('b', [reportOf('2', 'Rustig.', { data: { reportedAt: '2026-11-20T08:00:00+01:00', text: 'Rustig.', author } })]),
      END,
    ]
    await world.sync(steps)
    expect(await listTexts(world.store)).toEqual(['1: verzorgende was er.', '2: Rustig.'])
    expect(await world.sync(steps)).toMatchObject({ report: { created: 0, updated: 0, unchanged: 2 } })
  })

  test('a run says after each client how far it is, also of who can not be read and who is unchanged', async () => {
    const { sync } = createSyncWorld(await make())
    const { of } = watchReading()
    const steps = [{ expectedClients: 3 }, of(clientOf('a', [])), of({ sourceId: 'b', rejected: [] }), clientOf('c', []), END]
    for (let run = 0; run < 2; run += 1) {
      const told: string[] = []
      await sync(steps, { onProgress: ({ source, clients, expected }) => told.push(`${source} ${clients} of ${expected}`) })
      expect(told).toEqual(['memory 1 of 3', 'memory 2 of 3', 'memory 3 of 3'])
    }
  })

  test('a role that the source says anew counts in the same run, and a name that it says twice is one', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    const steps = (role: string) => [
      {
        staff: [
          { name: 'Anja de Vries', role },
          { name: 'Anja de Vries', role: 'arts' },
        ],
      },
      clientOf('a', [reportOf('1', 'Anja de Vries was er.')]),
      END,
    ]
    await world.sync(steps('verzorgende'))
    await world.sync(steps('begeleider'))
    expect(await listTexts(world.store)).toEqual(['1: begeleider was er.'])
    expect(await world.sync(steps('begeleider'))).toMatchObject({ report: { updated: 0, unchanged: 1 } })
  })

  test('a run of a clock that was ahead is not the last one for who reads on from it, once the clock is right', async () => {
    const world = createSyncWorld(await make())
    const right = world.now
    await world.sync([END])
    world.now = new Date('2099-01-01T00:00:00Z')
    await world.sync([END])
    expect(await findLastDone(world.store.system(), 'memory', right)).toMatchObject({ startedAt: right })
  })

  test('two runs of one source never run at once', async () => {
    const { store, sync } = createSyncWorld(await make())
    const steps = [clientOf('a', [reportOf('1', 'een')]), END]
    // What another run holds, in this process or another.
    const beside = await store.exclusively('sync:memory', async () => (await sync(steps)).outcome)
    expect(beside).toEqual({ ran: 'busy' })
    expect((await sync(steps)).outcome).toBe('done')
  })
})
