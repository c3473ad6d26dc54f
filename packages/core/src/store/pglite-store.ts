import type { PGliteInterface } from '@electric-sql/pglite'
import { createStore } from './create-store.ts'
import { toLiveChannel } from './live-channel.ts'
import { createPgliteWires, toGate } from './pglite-wires.ts'
import type { CommonSettings } from './store-settings.ts'
import type { OpenStore } from './store.ts'
import { ensureViewerRole, refuseUnsafeRole } from './viewer-role.ts'
import { createWireDatabase } from './wire-database.ts'

/** A portal's database inside this process. */
export interface PgliteSettings extends CommonSettings {
  readonly pglite: PGliteInterface
  /** What closing the store closes; nothing for a database that others use too. */
  readonly close: () => Promise<void>
}

/**
 * The store on an embedded database. Its one session is a superuser that takes the viewers' role for the length of a transaction: the walls hold
 * against mistakes, not against a statement that gives the role back. PostgreSQL is for production.
 */
export function openPgliteStore(settings: PgliteSettings): OpenStore {
  const { pglite, schema, viewerRole } = settings
  const wires = createPgliteWires(pglite, schema)
  const db = createWireDatabase<unknown>(wires, schema)
  return createStore({
    kind: 'pglite',
    settings,
    systemWires: wires,
    viewerWires: wires,
    begin: `begin;set local role "${viewerRole}"`,
    ensureViewerRole: (transaction) => ensureViewerRole(transaction, viewerRole, undefined),
    // It has no login.
    settleViewer: async () => {},
    proveViewer: () => refuseUnsafeRole(db, viewerRole, schema),
    execute: (text, values) => execute(pglite, schema, { text, values }),
    listen: (hear) => listen(pglite, schema, hear),
    exclusively: (name, run) => exclusively(pglite, `${schema} ${name}`, run),
    pools: () => [],
    close: settings.close,
  })
}

interface Statement {
  readonly text: string
  readonly values: readonly unknown[] | undefined
}

async function execute(pglite: PGliteInterface, schema: string, { text, values }: Statement): ReturnType<OpenStore['execute']> {
  const leave = await toGate(pglite).enter(schema)
  try {
    if (values !== undefined && values.length > 0) return await pglite.query<Record<string, unknown>>(text, [...values])
    // A `returning` in the middle of several statements counts too.
    return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) }
  } catch (error) {
    // A text that began a transaction and failed inside it would leave it open for the next holder.
    await pglite.exec('rollback')
    throw error
  } finally {
    leave()
  }
}

/** On the one session there is, in a turn of its own: begun inside somebody's transaction it would end with that. */
async function listen(pglite: PGliteInterface, schema: string, hear: (hint: string) => void): Promise<() => Promise<void>> {
  const { enter } = toGate(pglite)
  const leave = await enter(schema)
  try {
    const end = await pglite.listen(toLiveChannel(schema), hear)
    return async () => {
      const leaveEnd = await enter(schema)
      await end().finally(leaveEnd)
    }
  } finally {
    leave()
  }
}

// The lock on the folder keeps other processes out, so names held in this process are all there are.
const held = new WeakMap<PGliteInterface, Set<string>>()

async function exclusively<T>(pglite: PGliteInterface, name: string, run: () => Promise<T>): Promise<{ readonly ran: T } | 'busy'> {
  const names = held.get(pglite) ?? new Set()
  held.set(pglite, names)
  if (names.has(name)) return 'busy'
  names.add(name)
  try {
    return { ran: await run() }
  } finally {
    names.delete(name)
  }
}
