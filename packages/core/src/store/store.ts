import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { RowOwner } from '../define/plugin.ts'
import type { KernelTables } from './tables.ts'

/** A row of the access log as a viewer's transaction writes it; account, client and access come from the signed context. */
export interface ViewerAuditEntry {
  readonly eventType: string
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly outcome: 'success' | 'refused' | 'failure'
  readonly part?: string
  readonly right?: string
  readonly detail?: Readonly<Record<string, unknown>>
  /** The client that it is about, where the desk names one; otherwise that of the identity. */
  readonly about?: string | undefined
}

/** A notice as a viewer's transaction writes it, to one account; the client comes from the signed context. */
export interface ViewerNotice {
  readonly accountId: string
  readonly plugin: string
  readonly kind: string
  readonly reference: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A message to the care record as a viewer's transaction writes it, sealed; client and sender come from the signed context. */
export interface ViewerMessage {
  readonly id: string
  readonly source: string
  readonly message: string
}

/** Every access to the viewer's client that was not revoked: facts as JSON. For the kernel: no part is handed them as they are. */
export type AskAccesses = () => Promise<readonly unknown[]>

/** Says who gets which notice, from every access to the viewer's client that was not revoked: facts as JSON, as they are when all parts are done. */
export type DecideNotices = (accesses: readonly unknown[]) => readonly ViewerNotice[]

/** Who a viewer's transaction speaks for. `now` is the portal's clock; visibility is decided by it. */
export interface ViewerIdentity {
  readonly accountId: string
  readonly clientId?: string
  readonly accessId?: string
  readonly basis?: string
  readonly traceId?: string
  readonly network?: string
  /** The plugin whose desk part is at work: its own tables are open, of every client; never together with a client or record types. */
  readonly desk?: string
  readonly now: Date
}

/** One transaction as the role that row-level security holds. */
export interface ViewerLane {
  /**
   * Runs in a savepoint that sees only these record types; a failure undoes the savepoint and is thrown on, the lane stays usable.
   * With `keeps: false` the savepoint is undone in any case: who only looks leaves nothing behind.
   */
  readonly part: <T>(
    types: readonly string[],
    run: (db: Kysely<unknown>, accesses: AskAccesses) => Promise<T>,
    options?: { readonly keeps?: boolean },
  ) => Promise<T>
  /** Adds entries that are committed with this transaction: all or none. */
  readonly audit: (...entries: readonly ViewerAuditEntry[]) => void
  /**
   * Adds notices that are committed with this transaction; `decide` is called before the commit, and what it throws undoes everything. They are about
   * the client of the identity, or about another one that the desk names.
   */
  readonly notify: (decide: DecideNotices, about?: string) => void
  /** Tells who listens (`listen`), on every process, when this transaction was committed; nothing is told of one that was not. */
  readonly tell: (hint: string) => void
  /** Adds messages to the care record that are committed with this transaction. The same id is one message. */
  readonly send: (...messages: readonly ViewerMessage[]) => void
}

/** The connections of one pool in one state. */
export interface PoolState {
  readonly pool: 'kernel' | 'viewers'
  /** `waiting` are calls without a connection. */
  readonly state: 'in-use' | 'idle' | 'waiting'
  readonly count: number
}

/** The database of a portal, on PostgreSQL or embedded. */
export interface Store {
  readonly kind: 'postgresql' | 'pglite'
  readonly schema: string
  /** The kernel's handle. Throws `NESTED_HANDLE` inside `forViewer`, on both databases alike. */
  readonly system: () => Kysely<KernelTables>
  /** One transaction of the kernel. Throws `NESTED_HANDLE` inside `forViewer` or another transaction. */
  readonly transaction: <T>(run: (db: Kysely<KernelTables>) => Promise<T>) => Promise<T>
  /** One transaction as the viewer; everything a plugin touches goes through here. */
  readonly forViewer: <T>(identity: ViewerIdentity, run: (lane: ViewerLane) => Promise<T>) => Promise<T>
  /** Runs when no other process or call holds this name, and says `busy` otherwise. Released when the process dies. */
  readonly exclusively: <T>(name: string, run: () => Promise<T>) => Promise<{ readonly ran: T } | 'busy'>
  /**
   * Listens to what `tell` says on any process, over one connection beside the pools; it is there when the promise is kept. Undefined is heard when
   * that connection was lost and is there again: something may have been missed. Gives what ends it.
   */
  readonly listen: (hear: (hint: string | undefined) => void) => Promise<() => Promise<void>>
  /** How many connections of each pool do something, and how many calls wait for one; nothing for an embedded database. */
  readonly pools: () => readonly PoolState[]
  readonly close: () => Promise<void>
}

/** The migrations of one owner: a plugin id, or a package of the kernel's own such as `auth`. */
export interface MigrationSet {
  readonly owner: string
  /** By sortable name; each runs once, in order. */
  readonly migrations: Readonly<Record<string, Migration>>
  /** A plugin's tables without prefix → whose rows. Left out for a package of the kernel: its tables are then closed to every viewer. */
  readonly rows?: Readonly<Record<string, RowOwner>>
  /** Those of its `client` tables that its desk parts reach, of every client. */
  readonly desk?: readonly string[]
}

/** One migration, run or pending. */
export interface MigrationStep {
  readonly owner: string
  readonly name: string
}

/** A store as `openStore` gives it: with what only the start of a portal needs. */
export interface OpenStore extends Store {
  /**
   * Runs the kernel's pending migrations and then those of the sets in order, makes grants and policies, all in one transaction; gives what ran.
   * Throws `MigrationRefused`, and then nothing was changed.
   */
  readonly migrate: (sets?: readonly MigrationSet[]) => Promise<readonly MigrationStep[]>
  /** What `migrate` would run. Changes nothing. */
  readonly pendingMigrations: (sets?: readonly MigrationSet[]) => Promise<readonly MigrationStep[]>
  /**
   * Ends that the database takes what another secret than the newest one signed: contexts, and the viewers' password. Processes that still make
   * with another one can't serve viewers any more.
   */
  readonly settleSecret: () => Promise<void>
  /** SQL of a library that brings its own (pg-boss), as the kernel; several statements at once when there are no values. */
  readonly execute: (text: string, values?: readonly unknown[]) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>
}
