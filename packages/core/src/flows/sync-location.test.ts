import { expect, test } from 'vitest'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, watchReading, type SyncWorld } from './sync-world.fixture.ts'

async function readLocation({ store }: SyncWorld): Promise<string | null | undefined> {
  const { location } = await store.system().selectFrom('client').select('location').where('source_id', '=', '1').executeTakeFirstOrThrow()
  return location
}

eachStore((make) => {
  test('the location of a client is kept in one spelling, moves with the client, and goes when the source says none', async () => {
    const world = createSyncWorld(await make())
    const reading = watchReading()
    const told: (string | null | undefined)[] = []
    for (const location of [' De  Hoven\n', 'De Linde', undefined]) {
      const step = clientOf('1', [], location === undefined ? {} : { location })
      await world.sync([reading.of(step), END])
      told.push(await readLocation(world))
    }
    expect(told).toEqual(['De Hoven', 'De Linde', null])
  })

  test('a client who moved is read again although no record changed', async () => {
    const world = createSyncWorld(await make())
    const reading = watchReading()
    const at = (location: string) => reading.of(clientOf('1', [], { location }))
    for (const step of [at('De Hoven'), at('De Hoven'), at('De Linde')]) await world.sync([step, END])
    expect(reading.takeRead()).toEqual(['1', '1'])
    expect(await readLocation(world)).toBe('De Linde')
  })
})
