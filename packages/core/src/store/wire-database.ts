import {
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  sql,
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Driver,
  type QueryResult,
  type TableMetadata,
} from 'kysely'
import { StoreError } from './store-error.ts'
import type { Wire, WireSource } from './wire.ts'

/** The one Kysely over our connections: the kernel's handle and a part's handle, on PostgreSQL and embedded alike. */
export function createWireDatabase<Tables>(source: WireSource, schema: string): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new UnlockedAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new SchemaIntrospector(db, schema),
      createDriver: () => createDriver(source),
    },
  })
}

/** `migrate` holds a lock of its own, in its transaction; Kysely's would be lost when a migration fails. */
class UnlockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** Lists table names of one schema, which is all that Kysely's migrator asks; its own introspector reads every column of the database. */
class SchemaIntrospector implements DatabaseIntrospector {
  readonly #db: Kysely<unknown>
  readonly #schema: string

  constructor(db: Kysely<unknown>, schema: string) {
    this.#db = db
    this.#schema = schema
  }

  async getSchemas(): Promise<{ name: string }[]> {
    const { rows } = await sql<{ name: string }>`select nspname as name from pg_namespace`.execute(this.#db)
    return rows
  }

  async getTables(): Promise<TableMetadata[]> {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${this.#schema}`.execute(
      this.#db,
    )
    return rows.map(({ name }) => ({ name, schema: this.#schema, isView: false, isForeign: false, columns: [] }))
  }
}

function createDriver({ take }: WireSource): Driver {
  const held = new WeakMap<DatabaseConnection, { wire: Wire; broken: boolean }>()
  const wireOf = (connection: DatabaseConnection): Wire => heldBy(connection).wire
  const heldBy = (connection: DatabaseConnection): { wire: Wire; broken: boolean } => {
    const found = held.get(connection)
    if (found === undefined) throw new StoreError('PART_ENDED', 'This connection was given back already.')
    return found
  }
  return {
    init: async () => {},
    destroy: async () => {},
    acquireConnection: async () => {
      const wire = await take()
      const connection = createConnection(wire)
      held.set(connection, { wire, broken: false })
      return connection
    },
    releaseConnection: async (connection) => {
      const { wire, broken } = heldBy(connection)
      held.delete(connection)
      wire.release(broken)
    },
    beginTransaction: async (connection, { isolationLevel, accessMode }) => {
      const mode = [
        isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`,
        accessMode === undefined ? '' : ` ${accessMode}`,
      ]
      await wireOf(connection).command(`begin${mode.join('')}`)
    },
    commitTransaction: async (connection) => wireOf(connection).commit(),
    rollbackTransaction: async (connection) => {
      try {
        await wireOf(connection).command('rollback')
      } catch (error) {
        heldBy(connection).broken = true
        throw error
      }
    },
    savepoint: async (connection, name) => wireOf(connection).command(`savepoint "${name}"`),
    rollbackToSavepoint: async (connection, name) => wireOf(connection).command(`rollback to savepoint "${name}"`),
    releaseSavepoint: async (connection, name) => wireOf(connection).command(`release savepoint "${name}"`),
  }
}

function createConnection(wire: Wire): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, affected } = await wire.query(text, parameters)
      // Safe as far as Kysely's types are: the row type was derived from the very query that made these rows.
      return { rows: rows as R[], ...(affected === undefined ? {} : { numAffectedRows: affected }) }
    },
    // oxlint-disable-next-line require-yield -- Kysely asks for a generator; there is nothing to give
    streamQuery: async function* () {
      throw new StoreError('STATEMENT_REFUSED', 'Streaming a query is not possible here: read in pages, by the last id of the page before.')
    },
  }
}
