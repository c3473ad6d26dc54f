import { afterAll, describe } from 'vitest'
import { openStore, type StoreOptions } from './open-store.ts'
import type { MigrationSet, OpenStore } from './store.ts'
import { sharedPglite } from './test-pglite.ts'

/** The secret of every test portal. */
export const TEST_SECRET: Uint8Array = Buffer.alloc(32, 'voordeur test secret')

/** Makes a migrated store in a schema of its own; every one is closed and dropped after the tests of its file. */
export type MakeStore = (sets?: readonly MigrationSet[]) => Promise<OpenStore>

/** How a test store is opened on one kind of database, and taken away. */
export interface TestDatabase {
  readonly name: OpenStore['kind']
  readonly options: (schema: string) => Promise<StoreOptions>
}

/**
 * Describes the same tests on the embedded database and, when `TEST_DATABASE_URL` is set, on PostgreSQL. That user must not be a superuser, and
 * needs `createrole` and `create` on the database.
 */
export function eachStore(tests: (make: MakeStore, database: TestDatabase) => void): void {
  describe.each(testDatabases())('on $name', (database) => {
    const made: OpenStore[] = []
    afterAll(async () => {
      await Promise.all(made.map((store) => store.close()))
      await dropSchemas(
        database,
        made.map(({ schema }) => schema),
      )
    })
    tests(async (sets = []) => {
      const store = await openStore(await database.options(createSchemaName()))
      made.push(store)
      await store.migrate(sets)
      return store
    }, database)
  })
}

/** A name for a schema that no other test has. */
export function createSchemaName(): string {
  return `t_${crypto.randomUUID().replaceAll('-', '')}`
}

/** Takes away the schemas and the viewers' roles of test stores. */
export async function dropSchemas(database: TestDatabase, schemas: readonly string[]): Promise<void> {
  const store = await openStore(await database.options('voordeur_test_cleaner'))
  for (const schema of schemas) await store.execute(`drop schema if exists ${schema} cascade; drop role if exists ${schema}_viewer`)
  // What a server does by itself: without it the catalogues of the embedded database, which the files of a worker share, only grow.
  if (database.name === 'pglite') await store.execute('vacuum')
  await store.close()
}

function testDatabases(): readonly TestDatabase[] {
  const databaseUrl = process.env['TEST_DATABASE_URL']
  return [
    { name: 'pglite', options: async (schema) => ({ pglite: await sharedPglite(), schema, secret: TEST_SECRET }) },
    ...(databaseUrl === undefined ? [] : [toPostgresDatabase(databaseUrl)]),
  ]
}

function toPostgresDatabase(databaseUrl: string): TestDatabase {
  return {
    name: 'postgresql',
    options: async (schema) => ({ databaseUrl, schema, secret: TEST_SECRET, poolSizes: { system: 4, viewer: 4 } }),
  }
}
