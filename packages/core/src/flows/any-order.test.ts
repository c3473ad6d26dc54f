import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClientStep, SourceRecord, SyncStep } from '../define/source.ts'
import type { ResolvedRecordPolicy } from '../records/record-policy.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, reportOf, watchReading } from './sync-world.fixture.ts'

const RUNS = process.env['VOORDEUR_TEST'] === 'slow' ? 25 : 3

const staff = [{ name: 'Anja de Vries', role: 'verzorgende' }, { name: 'Mo El Amrani', role: 'arts' }, { name: 'Greet Smit' }] as const
const texts = ['Rustig.', 'Anja de Vries was er.', 'Dr. El Amrani keek mee.', 'Mevr. Smit belde, en Anja de Vries.'] as const
const moments = [undefined, '2026-11-19T08:00:00+01:00', '2026-11-23T08:00:00+01:00'] as const

/** What a source holds of one client: by id, so that an id stands once. */
const Records = fc.dictionary(
  fc.constantFrom('1', '2', '3', '4'),
  fc.record({
    text: fc.constantFrom(...texts),
    author: fc.option(fc.constantFrom(...staff), { nil: undefined }),
    recordedAt: fc.constantFrom(...moments),
    discussedAt: fc.constantFrom(undefined, '2026-11-20T10:00:00+01:00'),
  }),
)
const Clients = fc.dictionary(fc.constantFrom('a', 'b', 'c'), Records)
const Policy: fc.Arbitrary<ResolvedRecordPolicy> = fc.record({
  visibleAfterSeconds: fc.constantFrom(0, 86_400),
  staffNames: fc.constantFrom('show', 'role'),
  discussedOnly: fc.boolean(),
})

type Held = typeof Clients extends fc.Arbitrary<infer Value> ? Value : never

function toSteps(held: Held): readonly ClientStep[] {
  return Object.entries(held).map(([client, records]) => clientOf(client, toRecords(client, records)))
}

function toRecords(client: string, records: Held[string]): readonly SourceRecord[] {
  return Object.entries(records).map(([id, { text, author, recordedAt, discussedAt }]) =>
    reportOf(`${client}/${id}`, text, {
      data: { reportedAt: '2026-11-20T08:00:00+01:00', text, ...(author && { author }) },
      ...(recordedAt && { recordedAt }),
      ...(discussedAt && { discussedAt }),
    }),
  )
}

/** Everything that stands, but the portal's own ids and the times of the runs themselves; the client by the source's id. */
async function readAll(store: OpenStore): Promise<unknown> {
  const db = store.system()
  const records = await db
    .selectFrom('record')
    .leftJoin('client', 'client.id', 'client_id')
    .selectAll('record')
    .select('client.source_id as client')
    .execute()
  const clients = await db.selectFrom('client').selectAll().orderBy('source_id').execute()
  const known = await db.selectFrom('staff_name').selectAll().orderBy('name').execute()
  return {
    // A tombstone keeps the times of what it was; nothing of it is ever read.
    records: records
      .filter(({ removed_at }) => removed_at === null)
      .map(({ id: _id, client_id: _client, whose: _whose, first_seen_at: _first, changed_at: _changed, ...row }) => row)
      .toSorted((one, other) => (JSON.stringify([one.source_id, one.waiting]) < JSON.stringify([other.source_id, other.waiting]) ? -1 : 1)),
    clients: clients.map(({ id: _id, created_at: _created, updated_at: _updated, ...row }) => row),
    known,
  }
}

async function empty(store: OpenStore): Promise<void> {
  for (const table of ['client_reading', 'record', 'client', 'staff_name', 'sync_run'] as const)
    await store.system().deleteFrom(table).execute()
}

eachStore((make) => {
  test(`any order of clients and records, any repetition, with digests or without, gives the same store (${RUNS} tries)`, async () => {
    const store = await make()
    await fc.assert(
      fc.asyncProperty(Clients, Policy, fc.infiniteStream(fc.nat()), fc.boolean(), async (held, policy, random, unopened) => {
        const shuffle = <Item>(items: readonly Item[]): readonly Item[] =>
          items
            .map((item) => ({ item, place: random.next().value ?? 0 }))
            .toSorted((one, other) => one.place - other.place)
            .map(({ item }) => item)
        const world = Object.assign(createSyncWorld(store), { policy })
        const { of } = watchReading()
        const steps = toSteps(held)
        await empty(store)
        await world.sync([...steps, END])
        const straight = await readAll(store)
        await empty(store)
        const shuffled = shuffle(steps).map((step) => ({ ...step, records: shuffle(step.records) }))
        const given: readonly SyncStep[] = unopened ? shuffled.map((step) => of(step)) : shuffled
        await world.sync([...given, ...shuffle(given).slice(0, 1), END])
        expect(await readAll(store)).toEqual(straight)
        expect(await world.sync([...shuffle(given), END])).toMatchObject({ report: { created: 0, updated: 0, removed: 0, outOfCare: 0 } })
        expect(await readAll(store)).toEqual(straight)
      }),
      { numRuns: RUNS },
    )
  })

  test(`a source that only adds may do so in any batches and runs, and a broken off run is finished by the next (${RUNS} tries)`, async () => {
    const store = await make()
    await fc.assert(
      fc.asyncProperty(Records, Policy, fc.array(fc.nat(4), { maxLength: 4 }), fc.boolean(), async (held, policy, cuts, breaksOff) => {
        const world = Object.assign(createSyncWorld(store), { policy })
        const all = toRecords('a', held)
        const step = (records: readonly SourceRecord[]): SyncStep => ({ ...clientOf('a', records), complete: [] })
        const known: SyncStep = { staff }
        await empty(store)
        await world.sync([known, step(all)])
        const straight = await readAll(store)
        await empty(store)
        const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)), all.length].toSorted((one, other) => one - other)
        for (const [index, place] of places.entries()) {
          // What was sent before may come again with what is new.
          const batch = all.slice(Math.max(0, (places[index - 1] ?? 0) - 1), place)
          await world.sync([known, step(batch.slice(0, 2)), step(batch)], breaksOff ? { failure: new Error('broken off') } : {})
        }
        expect(await readAll(store)).toEqual(straight)
      }),
      { numRuns: RUNS },
    )
  })

  test(`whatever changed between two runs, the store is that of who reads it for the first time (${RUNS} tries)`, async () => {
    const store = await make()
    const Change = fc.record({ held: Clients, policy: Policy })
    await fc.assert(
      fc.asyncProperty(Change, Change, async (before, after) => {
        const world = createSyncWorld(store)
        const { of } = watchReading()
        // Without waiting: what was discussed once and waits now is a version more than a first reading would find.
        const sync = async ({ held, policy }: typeof before) => {
          world.policy = { ...policy, discussedOnly: false }
          const everyone = { a: {}, b: {}, c: {}, ...held }
          return world.sync([{ staff }, ...toSteps(everyone).map((step) => of(step)), END], { acceptRemovals: true })
        }
        await empty(store)
        await sync(after)
        const straight = await readAll(store)
        await empty(store)
        await sync(before)
        await sync(after)
        expect(await readAll(store)).toEqual(straight)
      }),
      { numRuns: RUNS },
    )
  })
})
