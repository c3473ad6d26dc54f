import { beforeAll, describe, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { Contact, Goal, Report } from '../care/index.ts'
import type { RecordReader } from '../define/part-context.ts'
import { createId } from '../store/ids.ts'
import type { OpenStore } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import { insertClient, insertRecord } from '../store/test-rows.ts'
import { eachStore } from '../store/test-stores.ts'
import { createRecordReader } from './record-reader.ts'

const onDay = (day: number) => new Date(Date.UTC(2026, 10, day))

eachStore((make) => {
  describe('the records of a client and of nobody', () => {
    let store: OpenStore
    let mine: string

    beforeAll(async () => {
      store = await make()
      mine = await insertClient(store)
      const theirs = await insertClient(store)
      for (const day of [1, 3, 5]) await insertRecord(store, { client_id: mine, at: onDay(day) })
      for (const day of [2, 6]) await insertRecord(store, { client_id: null, at: onDay(day) })
      await insertRecord(store, { client_id: mine, type: 'goal', at: onDay(4) })
      await insertRecord(store, { client_id: theirs, at: onDay(7) })
    })

    const reading = <T>(clientId: string | undefined, read: (records: RecordReader) => Promise<T>) =>
      store.forViewer({ accountId: createId(), now: new Date(), ...(clientId && { clientId }) }, (lane) =>
        // The lane's handle knows every table; the reader asks for one.
        lane.part(['report', 'goal'], (db) => read(createRecordReader(db as Kysely<KernelTables>, [Report, Goal]))),
      )

    const toDays = (items: readonly { readonly at: string }[]) => items.map(({ at }) => new Date(at).getUTCDate())

    test('come in one order of time, newest first', async () => {
      const { items } = await reading(mine, (records) => records.list<unknown>([Report, Goal]))
      expect(toDays(items)).toEqual([6, 5, 4, 3, 2, 1])
    })

    test('come page by page, each once', async () => {
      const days: number[] = []
      let before: string | undefined
      do {
        const page = await reading(mine, (records) => records.list<unknown>([Report, Goal], { limit: 2, ...(before && { before }) }))
        days.push(...toDays(page.items))
        before = page.older
      } while (before !== undefined)
      expect(days).toEqual([6, 5, 4, 3, 2, 1])
    })

    test('are narrowed to a type', async () => {
      expect(toDays(await reading(mine, (records) => records.all(Goal)))).toEqual([4])
    })

    test('are known by the types there are, and a type that was not declared is refused', async () => {
      expect(await reading(mine, (records) => records.present([Goal, Report]))).toEqual(['goal', 'report'])
      expect(await reading(undefined, (records) => records.present([Goal, Report]))).toEqual(['report'])
      await expect(reading(mine, (records) => records.present([Contact]))).rejects.toMatchObject({ code: 'RECORD_UNDECLARED' })
    })

    test('are counted by their values, as many as were asked for', async () => {
      for (const topic of ['Voeding', 'Voeding', 'Nachtrust'])
        await insertRecord(store, { client_id: mine, at: onDay(1), data: JSON.stringify({ topic, text: 'Brood' }) })
      const counted = await reading(mine, (records) => records.tally(Report, 'topic'))
      expect(counted).toEqual([
        { value: 'Voeding', count: 2 },
        { value: 'Nachtrust', count: 1 },
      ])
      expect(await reading(mine, (records) => records.tally(Report, 'topic', { most: 1 }))).toHaveLength(1)
      expect(await reading(mine, (records) => records.tally(Report, 'topic', { most: 1, label: 'text' }))).toEqual([
        { value: 'Voeding', count: 2, label: 'Brood' },
      ])
    })

    test('are nobody’s alone for a viewer without a client', async () => {
      const { items } = await reading(undefined, (records) => records.list(Report))
      expect(toDays(items)).toEqual([6, 2])
    })
  })
})
