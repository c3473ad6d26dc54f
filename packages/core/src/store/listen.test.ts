import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createId } from './ids.ts'
import { toNotify } from './live-channel.ts'
import { openStore } from './open-store.ts'
import type { OpenStore, ViewerIdentity } from './store.ts'
import { insertClient } from './test-rows.ts'
import { eachStore } from './test-stores.ts'

/** What is heard, one after the other. */
function createEars() {
  const { readable, writable } = new TransformStream<{ readonly hint: string | undefined }>(
    {},
    { highWaterMark: 100 },
    { highWaterMark: 100 },
  )
  const [reader, writer] = [readable.getReader(), writable.getWriter()]
  return {
    hear: (hint: string | undefined) => void writer.write({ hint }),
    next: async () => (await reader.read()).value?.hint,
  }
}

eachStore((make, database) => {
  let first: OpenStore
  let second: OpenStore
  let viewer: ViewerIdentity
  beforeAll(async () => {
    first = await make()
    second = await openStore(await database.options(first.schema))
    viewer = { accountId: createId(), clientId: await insertClient(first), accessId: createId(), basis: 'self', now: new Date() }
    return () => second.close()
  })
  const tell = (hint: string, store = first) => store.forViewer(viewer, async (lane) => lane.tell(hint))

  test('what a viewer tells is heard by every store of the portal, in order, and twice the same of one transaction once', async () => {
    const [own, other] = [createEars(), createEars()]
    const ends = [await first.listen(own.hear), await second.listen(other.hear)]
    await first.forViewer(viewer, async (lane) => ['a', 'a', 'b'].forEach((hint) => lane.tell(hint)))
    for (const ears of [own, other]) expect([await ears.next(), await ears.next()]).toEqual(['a', 'b'])
    for (const end of ends) await end()
  })

  test('a transaction that is not committed tells nothing, and who has stopped listening hears nothing', async () => {
    const [ears, deaf] = [createEars(), createEars()]
    const end = await first.listen(ears.hear)
    await (
      await first.listen(deaf.hear)
    )()
    await expect(
      first.forViewer(viewer, async (lane) => {
        lane.tell('undone')
        throw new Error('own')
      }),
    ).rejects.toThrow('own')
    await expect(
      first.transaction(async (db) => {
        await toNotify('undone too').execute(db)
        throw new Error('own')
      }),
    ).rejects.toThrow('own')
    await first.transaction((db) => toNotify('it stands').execute(db))
    expect(await ears.next()).toBe('it stands')
    deaf.hear('mark')
    expect(await deaf.next()).toBe('mark')
    await end()
  })

  test('another portal in the same database hears nothing of it', async () => {
    const other = await make()
    const [ears, own] = [createEars(), createEars()]
    const ends = [await other.listen(ears.hear), await first.listen(own.hear)]
    await tell('of the first')
    await own.next()
    await other.transaction((db) => toNotify('of the other').execute(db))
    expect(await ears.next()).toBe('of the other')
    for (const end of ends) await end()
  })

  test('who hears may use the store, though it was told inside a transaction', async () => {
    const found = Promise.withResolvers<unknown>()
    const look = () => first.system().selectFrom('client').select('id').execute().then(found.resolve, found.reject)
    const end = await first.listen(() => void look())
    await tell('look')
    expect(await found.promise).toHaveLength(1)
    await end()
  })

  test.runIf(database.name === 'postgresql')(
    'a lost connection comes back by itself and says that something may have been missed',
    async () => {
      const ears = createEars()
      const end = await first.listen(ears.hear)
      await tell('before')
      expect(await ears.next()).toBe('before')
      const lost = await sql<{ gone: boolean }>`
      select pg_terminate_backend(pid) as gone from pg_stat_activity where application_name = ${`voordeur ${first.schema} live`}`.execute(
        first.system(),
      )
      expect(lost.rows).toEqual([{ gone: true }])
      expect(await ears.next()).toBeUndefined()
      await tell('after')
      expect(await ears.next()).toBe('after')
      await end()
    },
  )
})
