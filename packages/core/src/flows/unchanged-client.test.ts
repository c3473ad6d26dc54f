import { expect, test } from 'vitest'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, listTexts, reportOf, watchReading } from './sync-world.fixture.ts'

const rejected = (reason: string) => [{ place: { file: 'a.json' }, reason }]

eachStore((make) => {
  test('a client whose digest is that of the copy is not read, counts as unchanged, and its rejections are said again', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const steps = [of({ ...clientOf('a', [reportOf('1', 'een')]), rejected: rejected('not shown: Device') }), of(clientOf('b', [])), END]
    const first = await sync(steps)
    expect(takeRead()).toEqual(['a', 'b'])
    const rows = await store.system().selectFrom('record').selectAll().execute()
    const again = await sync(steps)
    expect(takeRead()).toEqual([])
    expect(again).toMatchObject({ outcome: 'done', report: { clients: 2, created: 0, unchanged: 1, rejected: 1, outOfCare: 0 } })
    expect('report' in again && again.report.rejections).toEqual('report' in first && first.report.rejections)
    expect(await store.system().selectFrom('record').selectAll().execute()).toEqual(rows)
  })

  test('another digest is read, and one who can not be read keeps the copy and is not gone', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    await sync([of(clientOf('a', [reportOf('1', 'een')])), of(clientOf('b', [])), END])
    await sync([of({ sourceId: 'a', rejected: rejected('cut off') }), of(clientOf('b', [reportOf('2', 'twee')])), END])
    expect(takeRead()).toEqual(['a', 'b', 'a', 'b'])
    expect(await listTexts(store)).toEqual(['1: een', '2: twee'])
    expect(await store.system().selectFrom('client').select('id').where('care_ended_on', 'is not', null).execute()).toEqual([])
    // The source is whole again, and says of a what the copy says.
    await sync([of(clientOf('a', [reportOf('1', 'een')])), of(clientOf('b', [reportOf('2', 'twee')])), END])
    expect(takeRead()).toEqual([])
  })

  test('two clients of whom a source gives one digest are each read, and neither is taken for the other', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    await sync([of(clientOf('a', [reportOf('1', 'een')]), 'same'), of(clientOf('b', [reportOf('2', 'twee')]), 'other'), END])
    await sync([of(clientOf('a', [reportOf('1', 'een')]), 'same'), of(clientOf('b', [reportOf('2', 'drie')]), 'same'), END])
    expect(takeRead()).toEqual(['a', 'b', 'b'])
    expect(await listTexts(store)).toEqual(['1: een', '2: drie'])
  })

  test('a record that was discussed once more, or for the first time, is written though it says the same', async () => {
    const { store, sync } = createSyncWorld(await make())
    const listDiscussed = async () =>
      (await store.system().selectFrom('record').select('discussed_at').execute()).map((row) => row.discussed_at?.toISOString())
    for (const discussedAt of [undefined, '2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z']) {
      await sync([clientOf('a', [reportOf('1', 'een', discussedAt === undefined ? {} : { discussedAt })]), END])
      expect(await listDiscussed()).toEqual([discussedAt])
    }
  })

  test('a changed policy and a new name of staff make every client be read', async () => {
    const world = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const steps = [of(clientOf('a', [reportOf('1', 'Anja de Vries was er.')])), of(clientOf('b', [])), END]
    await world.sync(steps)
    world.policy = { ...world.policy, staffNames: 'role' }
    await world.sync(steps)
    await world.sync([{ staff: [{ name: 'Anja de Vries', role: 'verzorgende' }] }, ...steps])
    expect(takeRead()).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
    expect(await listTexts(world.store)).toEqual(['1: verzorgende was er.'])
    expect(await world.sync(steps)).toMatchObject({ report: { unchanged: 1, replacedNames: 1 } })
    expect(takeRead()).toEqual([])
  })

  test('a new name of staff changes the records in which it stands, and no others', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    const steps = [clientOf('a', [reportOf('1', 'Anja de Vries was er.'), reportOf('2', 'Rustig.')]), END]
    await world.sync(steps)
    expect(await world.sync([{ staff: [{ name: 'Anja de Vries' }] }, ...steps])).toMatchObject({ report: { updated: 1, unchanged: 1 } })
  })

  test('a run that dies between two clients is finished by the next, which reads only who was not written', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const [a, b] = [of(clientOf('a', [reportOf('1', 'een')])), of(clientOf('b', [reportOf('2', 'twee')]))]
    await sync([a], { failure: new Error('the line went dead') })
    expect(takeRead()).toEqual(['a'])
    await sync([a, b, END])
    expect(takeRead()).toEqual(['b'])
    expect(await listTexts(store)).toEqual(['1: een', '2: twee'])
  })

  test('a digest is kept with what was read, or not at all', async () => {
    const store = await make()
    const { of, takeRead } = watchReading()
    const steps = [of(clientOf('a', [reportOf('1', 'een')])), END]
    const transaction: OpenStore['transaction'] = (run) =>
      store.transaction(async (db) => {
        await run(db)
        throw new Error('the process was killed before the commit')
      })
    // The end of the run is noted in a transaction too.
    await expect(createSyncWorld({ ...store, transaction }).sync(steps)).rejects.toThrow('killed')
    await createSyncWorld(store).sync(steps)
    expect(takeRead()).toEqual(['a', 'a'])
    expect(await listTexts(store)).toEqual(['1: een'])
  })

  test('a client whom a brake stopped is read again until somebody accepts it', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const all = Array.from({ length: 10 }, (_, index) => reportOf(`${index}`, 'tekst'))
    await sync([of(clientOf('a', all)), END])
    const half = [of(clientOf('a', all.slice(0, 5))), END]
    expect(await sync(half)).toMatchObject({ outcome: 'stopped' })
    expect(await sync(half)).toMatchObject({ outcome: 'stopped' })
    expect(await sync(half, { acceptRemovals: true })).toMatchObject({ outcome: 'done', report: { removed: 5 } })
    expect(await sync(half)).toMatchObject({ outcome: 'done', report: { removed: 0, unchanged: 5 } })
    expect(takeRead()).toEqual(['a', 'a', 'a', 'a'])
    expect(await listTexts(store)).toHaveLength(5)
  })

  test('a client who was gone and comes back as they were is in care again', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const [a, b] = [of(clientOf('a', [reportOf('1', 'een')])), of(clientOf('b', []))]
    await sync([a, b, END])
    expect(await sync([b, END])).toMatchObject({ report: { outOfCare: 1 } })
    takeRead()
    await sync([a, b, END])
    expect(takeRead()).toEqual(['a'])
    expect(await store.system().selectFrom('client').select('id').where('care_ended_on', 'is not', null).execute()).toEqual([])
  })

  test('a client whose portal closed since says so, though nothing changed in the source', async () => {
    const world = createSyncWorld(await make())
    const { of } = watchReading()
    const steps = [of(clientOf('a', [reportOf('1', 'een')], { careEndedOn: '2026-11-21' })), END]
    expect(await world.sync(steps)).toMatchObject({ report: { created: 1, closed: 0 } })
    expect(await world.sync(steps)).toMatchObject({ report: { unchanged: 1, closed: 0 } })
    world.now = new Date('2026-11-29T11:00:00Z')
    expect(await world.sync(steps)).toMatchObject({ report: { unchanged: 0, closed: 1 } })
  })

  test('an erased copy is not taken for one that stands', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const steps = [of(clientOf('a', [reportOf('1', 'een')])), END]
    await sync(steps)
    takeRead()
    await store.system().deleteFrom('record').execute()
    await store
      .system()
      .updateTable('client')
      .set({ erased_at: new Date('2026-11-22T10:00:00Z') })
      .execute()
    await sync(steps)
    expect(takeRead()).toEqual(['a'])
    expect(await listTexts(store)).toEqual(['1: een'])
  })

  test('a source that does not lead reads a client again when the number is another’s', async () => {
    const store = await make()
    const [leading, other] = [createSyncWorld(store), createSyncWorld(store, { name: 'other', leads: false })]
    const { of, takeRead } = watchReading()
    await leading.sync([clientOf('a', [], { number: '7' }), clientOf('b', [], { number: '8' }), END])
    const steps = [of(clientOf('x', [reportOf('1', 'een')], { number: '7' }))]
    await other.sync(steps)
    await other.sync(steps)
    expect(takeRead()).toEqual(['x'])
    await leading.sync([clientOf('a', [], { number: '9' }), clientOf('b', [], { number: '8' }), END])
    expect(await other.sync(steps)).toMatchObject({ report: { rejected: 1 } })
    expect(takeRead()).toEqual(['x'])
    // Nothing was written, so that it is read until somebody has the number.
    await other.sync(steps)
    expect(takeRead()).toEqual(['x'])
  })

  test('what is recorded in a time to come is kept, said, and read again until that time', async () => {
    const world = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const late = reportOf('1', 'een', { recordedAt: '2026-11-23T11:00:00Z', place: { file: 'reports.ndjson', line: 4 } })
    const steps = [of(clientOf('a', [late, reportOf('2', 'twee', { recordedAt: '2026-11-22T11:10:00Z' })])), END]
    const first = await world.sync(steps)
    expect(first).toMatchObject({ outcome: 'done', report: { created: 2, rejected: 1, rejections: [{ place: { line: 4 } }] } })
    world.now = new Date('2026-11-23T11:00:00Z')
    expect(await world.sync(steps)).toMatchObject({ report: { unchanged: 2, rejected: 0 } })
    await world.sync(steps)
    expect(takeRead()).toEqual(['a', 'a'])
  })

  test('a source that reads another client than the one it named fails, and nothing is written', async () => {
    const { store, sync } = createSyncWorld(await make())
    const result = await sync([{ sourceId: 'a', digest: 'x', read: async () => clientOf('b', [reportOf('1', 'een')]) }])
    expect(result).toMatchObject({ outcome: 'failed' })
    expect(await listTexts(store)).toEqual([])
  })

  test('an export that shrinks by half stops, though everybody who is left is unchanged, and the copy of the others stands', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const everyone = Array.from({ length: 8 }, (_, index) => of(clientOf(`c${index}`, [reportOf(`${index}`, 'tekst')])))
    await sync([...everyone, END])
    takeRead()
    expect(await sync([...everyone.slice(4), END])).toMatchObject({ outcome: 'stopped' })
    expect(takeRead()).toEqual([])
    expect(await listTexts(store)).toHaveLength(8)
    expect(await store.system().selectFrom('client').select('id').where('care_ended_on', 'is not', null).execute()).toEqual([])
    // Whole again it is as it was.
    expect(await sync([...everyone, END])).toMatchObject({ outcome: 'done', report: { unchanged: 8, outOfCare: 0 } })
  })

  test.each(['9999-12-31', '0001-01-01', '2201-01-01'])(
    'a day like %s costs its client, keeps the copy, and is told of each time',
    async (day) => {
      const { store, sync } = createSyncWorld(await make())
      const { of, takeRead } = watchReading()
      await sync([of(clientOf('a', [reportOf('1', 'een')])), of(clientOf('b', [])), END])
      for (const life of [{ careEndedOn: day }, { bornOn: day }, { deceasedOn: day }]) {
        takeRead()
        const steps = [of(clientOf('a', [reportOf('1', 'twee')], life)), of(clientOf('b', [])), END]
        expect(await sync(steps)).toMatchObject({ outcome: 'done', report: { rejected: 1, outOfCare: 0 } })
        expect(await sync(steps)).toMatchObject({ report: { rejected: 1 } })
        expect(takeRead()).toEqual(['a', 'a'])
      }
      expect(await listTexts(store)).toEqual(['1: een'])
    },
  )

  test('the day by which a source says that there is no end is an end that is far away', async () => {
    const { sync } = createSyncWorld(await make())
    const { of, takeRead } = watchReading()
    const steps = [of(clientOf('a', [reportOf('1', 'een')], { careEndedOn: '2200-01-01' })), END]
    expect(await sync(steps)).toMatchObject({ report: { created: 1, closed: 0 } })
    expect(await sync(steps)).toMatchObject({ report: { unchanged: 1, outOfCare: 0 } })
    expect(takeRead()).toEqual(['a'])
  })

  test('a client who changed name is the same client, and the new name stands in no text as that of a colleague', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    const { of } = watchReading()
    const known = { staff: [{ name: 'Anja de Vries', role: 'verzorgende' }] }
    const text = reportOf('1', 'Anja de Vries was er.')
    await world.sync([known, of(clientOf('a', [text])), END])
    expect(await listTexts(world.store)).toEqual(['1: verzorgende was er.'])
    await world.sync([known, of(clientOf('a', [text], { name: 'Anja de Vries' })), END])
    expect(await world.store.system().selectFrom('client').select('name').execute()).toEqual([{ name: 'Anja de Vries' }])
    expect(await listTexts(world.store)).toEqual(['1: Anja de Vries was er.'])
  })

  test('a digest that was given once counts for nothing after the client came without one', async () => {
    const { store, sync } = createSyncWorld(await make())
    const { of } = watchReading()
    await sync([of(clientOf('a', [reportOf('1', 'een')]), 'one')])
    await sync([clientOf('a', [reportOf('1', 'twee')])])
    await sync([of(clientOf('a', [reportOf('1', 'een')]), 'one')])
    expect(await listTexts(store)).toEqual(['1: een'])
  })
})
