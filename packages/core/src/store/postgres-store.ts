import pg from 'pg'
import type { Kysely } from 'kysely'
import { readCode, toStoreError } from './database-fault.ts'
import { createStore } from './create-store.ts'
import { listenOnPostgres } from './listen-on-postgres.ts'
import { toLiveChannel } from './live-channel.ts'
import { createPostgresWires, lastResult } from './postgres-wires.ts'
import { StoreError } from './store-error.ts'
import { toSearchPath, VIEWER_STATEMENT_MILLISECONDS, type CommonSettings } from './store-settings.ts'
import type { OpenStore, PoolState } from './store.ts'
import { toViewerLogin, tryingPasswords, type ViewerLogin } from './viewer-login.ts'
import { ensureViewerRole, refuseUnsafeRole, setViewerPassword } from './viewer-role.ts'
import type { WireSource } from './wire.ts'
import { createWireDatabase } from './wire-database.ts'

/** A portal's database on a PostgreSQL server. */
export interface PostgresSettings extends CommonSettings {
  readonly databaseUrl: string
  /** Names the viewers' role and password when the administrator made that role; otherwise the kernel does. */
  readonly viewerDatabaseUrl?: string
  /** Most connections at once: 8 for the kernel, 16 for viewers. */
  readonly poolSizes?: { readonly system?: number; readonly viewer?: number }
}

// A statement of an earlier viewer can have set anything for its session (read-only, another date style), or left a
// temporary table. Nothing of it may reach the next one, and all of this travels with its first statement.
const BEGIN = 'begin isolation level read committed read write;reset all;discard temp'

/** Opens the pools; the first connection is made when it is needed. */
export function openPostgresStore(settings: PostgresSettings): OpenStore {
  const { schema, poolSizes } = settings
  const login = toViewerLogin(settings)
  const kernel = { ...toConnection(settings.databaseUrl, schema), application_name: `voordeur ${schema}` }
  const system = new pg.Pool({ ...kernel, max: poolSizes?.system ?? 8 })
  const viewer = new pg.Pool({
    ...toConnection(login.urls[0], schema),
    application_name: `voordeur ${schema} viewer`,
    max: poolSizes?.viewer ?? 16,
    pipeline: true,
    statement_timeout: VIEWER_STATEMENT_MILLISECONDS,
    idle_in_transaction_session_timeout: 60_000,
    // For a server that no longer answers at all: the timeout above is the server's own.
    query_timeout: VIEWER_STATEMENT_MILLISECONDS + 5_000,
  })
  const systemWires = createPostgresWires(system, { alwaysPrepare: false })
  const viewerWires = tryingPasswords(createPostgresWires(viewer, { alwaysPrepare: true }), viewer, login)
  const db = createWireDatabase<unknown>(systemWires, schema)
  const { verifier } = login
  return createStore({
    kind: 'postgresql',
    settings: { ...settings, viewerRole: login.role },
    systemWires,
    viewerWires,
    begin: BEGIN,
    ensureViewerRole: (transaction) => ensureViewerRole(transaction, login.role, verifier),
    proveViewer: () => proveViewer({ db, viewerWires, login, schema }),
    settleViewer: async () => {
      if (verifier !== undefined) await setViewerPassword(db, login.role, verifier)
    },
    execute: (text, values) => execute(system, text, values),
    listen: (hear) => listenOnPostgres({ ...kernel, application_name: `voordeur ${schema} live` }, toLiveChannel(schema), hear),
    exclusively: (name, run) => exclusively(kernel, `voordeur ${schema} ${name}`, run),
    pools: () => [...toPoolStates('kernel', system), ...toPoolStates('viewers', viewer)],
    close: async () => {
      await Promise.all([system.end(), viewer.end()])
    },
  })
}

function toPoolStates(pool: PoolState['pool'], { totalCount, idleCount, waitingCount }: pg.Pool): readonly PoolState[] {
  return [
    { pool, state: 'in-use', count: totalCount - idleCount },
    { pool, state: 'idle', count: idleCount },
    { pool, state: 'waiting', count: waitingCount },
  ]
}

function toConnection(databaseUrl: string, schema: string): pg.PoolConfig {
  if (new URL(databaseUrl).searchParams.has('options')) {
    throw new StoreError('SETTING_WRONG', 'Leave "options" out of the database URL: the store sets the search path itself.')
  }
  return {
    connectionString: databaseUrl,
    options: `-c search_path=${toSearchPath(schema)}`,
    types: { getTypeParser },
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  }
}

// A `date` is a day without a clock: the driver would make it a moment in the server's own zone.
const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  // oxlint-disable-next-line typescript/no-unsafe-return -- what the driver's own parsers give is any
  id === pg.types.builtins.DATE ? String : pg.types.getTypeParser(id, format)

interface Proof {
  readonly db: Kysely<unknown>
  readonly viewerWires: WireSource
  readonly login: ViewerLogin
  readonly schema: string
}

/** The role must be held by row-level security, and be able to come in; a password that no secret of this portal makes is replaced. */
async function proveViewer({ db, viewerWires, login: { role, verifier }, schema }: Proof): Promise<void> {
  await refuseUnsafeRole(db, role, schema)
  try {
    ;(await viewerWires.take()).release()
  } catch (error) {
    if (readCode(error) !== '28P01' || verifier === undefined) throw error
    await setViewerPassword(db, role, verifier)
    ;(await viewerWires.take()).release()
  }
}

async function execute(pool: pg.Pool, text: string, values: readonly unknown[] | undefined): ReturnType<OpenStore['execute']> {
  try {
    const given = await pool.query<Record<string, unknown>>(text, values === undefined ? undefined : [...values])
    return { rows: lastResult(given)?.rows ?? [] }
  } catch (error) {
    throw toStoreError(error)
  }
}

/** Holds a session lock on a connection of its own: it goes when the process dies, however it dies. */
async function exclusively<T>(connection: pg.ClientConfig, name: string, run: () => Promise<T>): Promise<{ readonly ran: T } | 'busy'> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [name])
    if (rows[0]?.mine !== true) {
      // Left open it would keep the process from ending.
      await client.end()
      return 'busy'
    }
  } catch (error) {
    await client.end().catch(() => {})
    throw toStoreError(error)
  }
  try {
    return { ran: await run() }
  } finally {
    await client.end().catch(() => {})
  }
}
