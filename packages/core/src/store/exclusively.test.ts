import { beforeAll, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import type { OpenStore } from './store.ts'
import { eachStore } from './test-stores.ts'

eachStore((make, database) => {
  let first: OpenStore
  let second: OpenStore
  beforeAll(async () => {
    first = await make()
    second = await openStore(await database.options(first.schema))
    return () => second.close()
  })

  test('a name is held by one of two stores at a time', async () => {
    const [held, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const running = first.exclusively('sync caress', async () => {
      held.resolve()
      await done.promise
      return 1
    })
    await held.promise
    expect(await second.exclusively('sync caress', async () => 2)).toBe('busy')
    expect(await first.exclusively('sync caress', async () => 2)).toBe('busy')
    expect(await second.exclusively('sync other', async () => 3)).toEqual({ ran: 3 })
    done.resolve()
    expect(await running).toEqual({ ran: 1 })
    expect(await second.exclusively('sync caress', async () => 4)).toEqual({ ran: 4 })
  })

  test('a run that throws gives the name back', async () => {
    await expect(first.exclusively('x', async () => Promise.reject(new Error('own')))).rejects.toThrow('own')
    expect(await second.exclusively('x', async () => 1)).toEqual({ ran: 1 })
  })

  test('another portal in the same database has names of its own', async () => {
    const other = await make()
    expect(await first.exclusively('y', () => other.exclusively('y', async () => 1))).toEqual({ ran: { ran: 1 } })
  })

  test('what runs exclusively may use the store', async () => {
    expect(await first.exclusively('z', () => first.system().selectFrom('client').select('id').execute())).toEqual({ ran: [] })
  })
})
