import { expect, test } from 'vitest'
import { Contact } from '../care/index.ts'
import type { ClientStep } from '../define/source.ts'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, listTexts, reportOf, watchReading } from './sync-world.fixture.ts'

const contact = { type: Contact, id: 'c', place: { file: 'test' }, data: { name: { display: 'Piet Merel' } } }
const colleague = { name: 'Piet Merel', role: 'arts' }
const TEXT = 'Piet Merel belde'

/** A client with the colleague known, and one report that names somebody who is called so. */
function step(records: ClientStep['records'], complete: ClientStep['complete'] = []): ClientStep {
  return { ...clientOf('a', [...records, reportOf('1', TEXT)]), complete, staff: [colleague] }
}

eachStore((make) => {
  test('a contact is kept in a text that comes without the contacts', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    await world.sync([step([contact])])
    await world.sync([{ ...step([]), records: [reportOf('2', TEXT)] }])
    expect((await listTexts(world.store)).filter((text) => text.includes(TEXT))).toEqual([`1: ${TEXT}`, `2: ${TEXT}`])
  })

  test('a contact is kept in a text of another source', async () => {
    const store = await make()
    await createSyncWorld(store).sync([step([contact])])
    const other = createSyncWorld(store, { name: 'other', leads: false })
    other.policy = { ...other.policy, staffNames: 'role' }
    await other.sync([{ ...step([]), records: [reportOf('2', TEXT)] }])
    expect(await listTexts(store)).toContain(`2: ${TEXT}`)
  })

  test('a contact of one client with the name of a colleague keeps that name in no text of another client', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    await world.sync([step([contact]), clientOf('b', [reportOf('8', TEXT)])])
    await world.sync([clientOf('b', [reportOf('8', TEXT), reportOf('9', TEXT)])])
    expect((await listTexts(world.store)).filter((text) => text.includes('belde'))).toEqual([
      `1: ${TEXT}`,
      '8: arts belde',
      '9: arts belde',
    ])
  })

  test('who is no contact any more is one in no text of another source either, though that source says the same as before', async () => {
    const store = await make()
    const world = createSyncWorld(store)
    const other = createSyncWorld(store, { name: 'other', leads: false })
    other.policy = { ...other.policy, staffNames: 'role' }
    const theirs = [watchReading().of({ ...clientOf('a', [reportOf('2', TEXT)]), staff: [colleague] })]
    await world.sync([step([contact], [Contact]), END])
    await other.sync(theirs)
    expect(await listTexts(store)).toContain(`2: ${TEXT}`)
    await world.sync([step([], [Contact]), END])
    await other.sync(theirs)
    expect(await listTexts(store)).toContain('2: arts belde')
  })

  test('a colleague whom only another source names gives way, in a text of the client that was read before too', async () => {
    const store = await make()
    const world = createSyncWorld(store)
    const other = createSyncWorld(store, { name: 'other', leads: false })
    world.policy = { ...world.policy, staffNames: 'role' }
    const opened = watchReading()
    const texts = [opened.of({ ...clientOf('a', [reportOf('1', TEXT)]) })]
    await world.sync(texts)
    await other.sync([{ ...clientOf('a', []), staff: [colleague] }])
    await world.sync(texts)
    expect(await listTexts(store)).toContain('1: arts belde')
    // The role that the source itself gives goes before that of another.
    await world.sync([{ staff: [{ ...colleague, role: 'huisarts' }] }, ...texts])
    expect(await listTexts(store)).toContain('1: huisarts belde')
  })

  test('who is no contact any more is a colleague like any other, and a second run of the same changes nothing', async () => {
    const world = createSyncWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    await world.sync([step([contact], [Contact]), END])
    const without = [step([], [Contact]), END]
    await world.sync(without)
    expect(await listTexts(world.store)).toContain('1: arts belde')
    expect(await world.sync(without)).toMatchObject({ report: { created: 0, updated: 0, removed: 0 } })
  })
})
