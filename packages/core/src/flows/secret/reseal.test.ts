import type { KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { SealedColumn } from '../../define/portal-keys.ts'
import { createPortalKeys, listSecretNames, type SecretRing } from '../../store/secret-ring.ts'
import { eachStore, type MakeStore } from '../../store/test-stores.ts'
import type { OpenStore } from '../../store/store.ts'
import { countSealed, resealColumn } from './reseal.ts'

const [OLD, NEW, OTHER] = ['old', 'new', 'other'].map((word) => Buffer.alloc(32, word)) as [Buffer, Buffer, Buffer]
const toKeys = (ring: SecretRing) => createPortalKeys(ring, Buffer.alloc(32))
const text: SealedColumn = {
  table: 'kept_key',
  column: 'sealed',
  purpose: 'test',
  as: 'text',
  prefix: 'box:',
  of: ['name'],
  name: (row) => `of ${String(row['name'])}`,
}
const bytes: SealedColumn = {
  table: 'access_list',
  column: 'content',
  purpose: 'test',
  as: 'bytes',
  of: ['id'],
  name: (row) => `of ${String(row['id'])}`,
}

async function fill(store: OpenStore, ring: SecretRing, names: readonly string[]): Promise<void> {
  const seal = toKeys(ring).seal('test')
  for (const name of names) {
    const sealed = `box:${Buffer.from(seal.close(`of ${name}`, Buffer.from(`what ${name} says`))).toString('base64url')}`
    await store.system().insertInto('kept_key').values({ name, sealed, made_for: '' }).execute()
  }
}

async function read(store: OpenStore, ring: SecretRing): Promise<readonly string[]> {
  const seal = toKeys(ring).seal('test')
  const rows = await store.system().selectFrom('kept_key').selectAll().orderBy('name').execute()
  return rows.map(({ name, sealed }) =>
    Buffer.from(seal.open(`of ${name}`, Buffer.from(sealed.slice('box:'.length), 'base64url'))).toString(),
  )
}

const toPorts = (store: OpenStore, batch = 2) => ({
  db: store.system,
  keys: toKeys([NEW, OLD]),
  newest: listSecretNames([NEW])[0],
  before: listSecretNames([OLD]),
  batch,
})

eachStore((make: MakeStore, database) => {
  describe('closing anew', () => {
    test('reaches every value of a column in batches, so that the secret before opens nothing and is not needed', async () => {
      const store = await make()
      await fill(store, [OLD], ['a', 'b', 'c', 'd', 'e'])
      await fill(store, [NEW], ['f'])
      expect(await resealColumn(text, toPorts(store))).toEqual({ resealed: 5, damaged: 0 })
      expect(await read(store, [NEW])).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `what ${name} says`))
      await expect(read(store, [OLD])).rejects.toThrow('a secret that was not given')
    })

    test('done again it changes nothing, and goes on where it was broken off', async () => {
      const store = await make()
      await fill(store, [OLD], ['a', 'b', 'c'])
      let left = 2
      const breaking = {
        ...toPorts(store, 1),
        db: () => {
          left -= 1
          if (left < 0) throw new Error('the machine went down')
          return store.system()
        },
      }
      await expect(resealColumn(text, breaking)).rejects.toThrow('went down')
      expect(await countSealed(store.system(), [text])).toHaveLength(2)
      expect(await resealColumn(text, toPorts(store))).toEqual({ resealed: 2, damaged: 0 })
      expect(await resealColumn(text, toPorts(store))).toEqual({ resealed: 0, damaged: 0 })
      expect(await read(store, [NEW])).toHaveLength(3)
    })

    test('leaves what was changed meanwhile, what does not open and what no given secret sealed', async () => {
      const store = await make()
      await fill(store, [OLD], ['a', 'changed', 'damaged'])
      await fill(store, [OTHER], ['strange'])
      const { sealed } = await store.system().selectFrom('kept_key').select('sealed').where('name', '=', 'a').executeTakeFirstOrThrow()
      await store.system().updateTable('kept_key').set({ sealed }).where('name', '=', 'damaged').execute()
      const ports = toPorts(store, 10)
      const seal = (purpose: string) => {
        const own = ports.keys.seal(purpose)
        return { ...own, open: (name: string, closed: Uint8Array) => own.open(name === 'of changed' ? 'of nobody' : name, closed) }
      }
      expect(await resealColumn(text, { ...ports, keys: { seal } })).toEqual({ resealed: 1, damaged: 2 })
      expect(await countSealed(store.system(), [text])).toEqual(
        [listSecretNames([OLD])[0], listSecretNames([NEW])[0], listSecretNames([OTHER])[0]]
          .map((secret, index) => ({ table: 'kept_key', column: 'sealed', secret, values: index === 0 ? 2 : 1 }))
          .toSorted((one, other) => (one.secret < other.secret ? -1 : 1)),
      )
    })

    test('a row that somebody else changes between reading and writing keeps what they wrote', async () => {
      const store = await make()
      await fill(store, [OLD], ['a'])
      const ports = toPorts(store)
      const newer = `box:${Buffer.from(ports.keys.seal('test').close('of a', Buffer.from('newer'))).toString('base64url')}`
      let written = 0
      const writing: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        // By a running portal, when the row was read and before it is written.
        transformResult: async ({ result }) => {
          written += 1
          if (written === 1) await store.system().updateTable('kept_key').set({ sealed: newer }).execute()
          return result
        },
      }
      expect(await resealColumn(text, { ...ports, db: () => store.system().withPlugin(writing) })).toEqual({ resealed: 0, damaged: 0 })
      expect(await read(store, [NEW])).toEqual(['newer'])
    })

    // Tidying waits for others on a server that others use too.
    test.runIf(database.name === 'pglite')('a place that was given to another row is left to that row', async () => {
      const store = await make()
      await fill(store, [OLD], ['a'])
      let given = 0
      const replacing: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          given += 1
          if (given > 1) return result
          await store.execute('delete from kept_key')
          await store.execute('vacuum kept_key')
          await fill(store, [NEW], ['b'])
          return result
        },
      }
      expect(await resealColumn(text, { ...toPorts(store), db: () => store.system().withPlugin(replacing) })).toMatchObject({ resealed: 0 })
      expect(await read(store, [NEW])).toEqual(['what b says'])
    })

    test('bytes are sealed anew as text is', async () => {
      const store = await make()
      const id = crypto.randomUUID()
      const account = { id, email: 'a@voorbeeld.nl', name: 'A', locale: 'nl', form: null, created_at: new Date() }
      await store.system().insertInto('account').values(account).execute()
      const content = toKeys([OLD]).seal('test').close(`of ${id}`, Buffer.from('a list'))
      await store.system().insertInto('access_list').values({ id, account_id: id, content, expires_at: new Date() }).execute()
      expect(await countSealed(store.system(), [bytes])).toMatchObject([{ secret: listSecretNames([OLD])[0], values: 1 }])
      expect(await resealColumn(bytes, toPorts(store))).toEqual({ resealed: 1, damaged: 0 })
      const row = await store.system().selectFrom('access_list').select('content').executeTakeFirstOrThrow()
      expect(Buffer.from(toKeys([NEW]).seal('test').open(`of ${id}`, row.content)).toString()).toBe('a list')
    })
  })
})
