import { expect, test } from 'vitest'
import type { ClientStep, SyncStep } from '../define/source.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, reportOf, watchReading } from './sync-world.fixture.ts'

/** Whose each standing record is, by the source's ids. */
async function listOwners(store: OpenStore): Promise<readonly string[]> {
  const rows = await store
    .system()
    .selectFrom('record')
    .innerJoin('client', 'client.id', 'client_id')
    .select(['record.source_id as record', 'client.source_id as client'])
    .where('removed_at', 'is', null)
    .orderBy('record.source_id')
    .execute()
  return rows.map(({ record, client }) => `${record} of ${client}`)
}

const record = reportOf('1', 'een')

eachStore((make) => {
  test.each([
    ['who gives it up comes first', (a: SyncStep, b: SyncStep) => [a, b, END]],
    ['who gets it comes first', (a: SyncStep, b: SyncStep) => [b, a, END]],
  ])('a record that moves stands with its new client after one run and with nobody else, when %s', async (_, toSteps) => {
    for (const known of [(step: ClientStep) => step, watchReading().of]) {
      const store = await make()
      const { sync } = createSyncWorld(store)
      await sync(toSteps(known(clientOf('a', [record])), known(clientOf('b', []))))
      const moved = toSteps(known(clientOf('a', [])), known(clientOf('b', [record])))
      expect(await sync(moved)).toMatchObject({ outcome: 'done', report: { created: 1, removed: 1, rejected: 0 } })
      expect(await listOwners(store)).toEqual(['1 of b'])
      expect(await sync(moved)).toMatchObject({ report: { created: 0, updated: 0, removed: 0, rejected: 0 } })
    }
  })

  test('a record that two clients have stands with the first, is said each time, and moves when the first gives it up', async () => {
    const store = await make()
    const { sync } = createSyncWorld(store)
    const { of, takeRead } = watchReading()
    const [a, b] = [of(clientOf('a', [record])), of(clientOf('b', [record, reportOf('2', 'twee')]))]
    await sync([a, b, END])
    expect(await sync([a, b, END])).toMatchObject({ report: { rejected: 1 } })
    expect(await listOwners(store)).toEqual(['1 of a', '2 of b'])
    expect(takeRead()).toEqual(['a', 'b', 'b'])
    // Nothing changed with b, whose digest is the same.
    await sync([of(clientOf('a', [])), b, END])
    expect(await listOwners(store)).toEqual(['1 of b', '2 of b'])
  })

  test('a record of a client who left the snapshot is not taken over while their copy stands', async () => {
    const store = await make()
    const { sync } = createSyncWorld(store)
    const { of } = watchReading()
    await sync([of(clientOf('a', [record])), of(clientOf('b', [])), END])
    const b = of(clientOf('b', [record]))
    expect(await sync([b, END])).toMatchObject({ report: { rejected: 1, outOfCare: 1 } })
    expect(await listOwners(store)).toEqual(['1 of a'])
    await store.system().deleteFrom('record').execute()
    await sync([b, END])
    expect(await listOwners(store)).toEqual(['1 of b'])
  })
})
