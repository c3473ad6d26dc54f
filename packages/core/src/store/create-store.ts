import { sql, type Kysely } from 'kysely'
import { listPendingMigrations, runMigrations } from './migrate.ts'
import { holdingTransaction, refuseNested } from './nesting.ts'
import { toSetContext, type CommonSettings } from './store-settings.ts'
import { StoreError } from './store-error.ts'
import type { OpenStore, Store, ViewerIdentity, ViewerLane } from './store.ts'
import type { KernelTables } from './tables.ts'
import { LOG_ONLY, toContextKey, toSignedContext } from './viewer-context.ts'
import { openLane, type LaneWords } from './viewer-lane.ts'
import type { Wire, WireSource } from './wire.ts'
import { createWireDatabase } from './wire-database.ts'

/** What differs between PostgreSQL and the embedded database. */
export interface Engine {
  readonly kind: Store['kind']
  readonly settings: CommonSettings
  readonly systemWires: WireSource
  readonly viewerWires: WireSource
  /** Opens a viewer's transaction. */
  readonly begin: string
  readonly ensureViewerRole: (db: Kysely<unknown>) => Promise<void>
  /** Throws when the viewers' role is not held by row-level security, or cannot come in. */
  readonly proveViewer: () => Promise<void>
  /** Gives the viewers' role the password of the newest secret. */
  readonly settleViewer: () => Promise<void>
  readonly execute: OpenStore['execute']
  readonly exclusively: Store['exclusively']
  readonly listen: Store['listen']
  readonly pools: Store['pools']
  readonly close: () => Promise<void>
}

/** The store over an engine. */
export function createStore(engine: Engine): OpenStore {
  const { schema } = engine.settings
  const kernel = createWireDatabase<KernelTables>(refusingNested(engine.systemWires), schema)
  const prove = once(engine.proveViewer)
  return {
    kind: engine.kind,
    schema,
    system: () => {
      refuseNested('system()')
      return kernel
    },
    transaction: (run) => {
      refuseNested('transaction()')
      return kernel.transaction().execute((db) => holdingTransaction('transaction', () => run(db)))
    },
    forViewer: createForViewer(engine, prove),
    ...createMigrations(engine, prove),
    settleSecret: async () => {
      refuseNested('settleSecret()')
      await sql`delete from context_key where key_name <> ${toContextKey(engine.settings.ring[0]).name}`.execute(kernel)
      await engine.settleViewer()
    },
    execute: async (text, values) => {
      refuseNested('execute()')
      return engine.execute(text, values)
    },
    exclusively: engine.exclusively,
    listen: engine.listen,
    pools: engine.pools,
    close: once(engine.close),
  }
}

function createForViewer({ settings, viewerWires, begin }: Engine, prove: () => Promise<void>): Store['forViewer'] {
  const { key } = toContextKey(settings.ring[0])
  const setContext = toSetContext(settings.schema)
  return async (identity, run) => {
    refuseNested('forViewer()')
    await prove()
    refuseDeskOfClient(identity)
    const sign: LaneWords['sign'] = (types, about) =>
      toSignedContext(key, { identity, types: refuseRecords(identity, types), signedAt: new Date(), about })
    return runLane(await viewerWires.take(), { begin, setContext, sign }, run)
  }
}

/** The desk is no way to a client's record: it has neither client nor record types. */
function refuseDeskOfClient({ desk, clientId }: ViewerIdentity): void {
  if (desk !== undefined && clientId !== undefined)
    throw new StoreError('DESK_OF_CLIENT', 'A desk part speaks for no client. Leave clientId out.')
}

function refuseRecords({ desk }: ViewerIdentity, types: readonly string[]): readonly string[] {
  if (desk === undefined || types === LOG_ONLY || types.length === 0) return types
  throw new StoreError('DESK_OF_CLIENT', `A desk part reads no record, and asked for ${types.join(', ')}.`)
}

async function runLane<T>(wire: Wire, words: LaneWords, run: (lane: ViewerLane) => Promise<T>): Promise<T> {
  const { lane, commit, rollback } = openLane(wire, words)
  let clean = false
  try {
    const result = await holdingTransaction('forViewer', () => run(lane))
    await commit()
    clean = true
    return result
  } catch (error) {
    clean = await rollback()
    throw error
  } finally {
    wire.release(!clean)
  }
}

function createMigrations(engine: Engine, prove: () => Promise<void>): Pick<OpenStore, 'migrate' | 'pendingMigrations'> {
  const { schema, viewerRole, ring } = engine.settings
  const db = createWireDatabase<unknown>(refusingNested(engine.systemWires), schema)
  const place = { schema, viewerRole, ring, ensureViewerRole: engine.ensureViewerRole }
  return {
    migrate: async (sets = []) => {
      refuseNested('migrate()')
      const ran = await db.transaction().execute((transaction) => runMigrations(transaction, { ...place, sets }))
      await prove()
      return ran
    },
    pendingMigrations: async (sets = []) => {
      refuseNested('pendingMigrations()')
      return listPendingMigrations(db, { schema, sets })
    },
  }
}

// Also for a handle that was fetched before the transaction began, which would otherwise stand still on the embedded database.
function refusingNested({ take }: WireSource): WireSource {
  return {
    take: async () => {
      refuseNested('A query of the kernel')
      return take()
    },
  }
}

function once(check: () => Promise<void>): () => Promise<void> {
  let passed: Promise<void> | undefined
  return () => {
    passed ??= check().catch((error: unknown) => {
      passed = undefined
      throw error
    })
    return passed
  }
}
