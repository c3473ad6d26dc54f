import type { RowOwner } from '../define/plugin.ts'
import { NOBODY, type KernelTables } from './tables.ts'

/** What the viewer's role may do with one table, and which rows it sees. */
export interface Wall {
  readonly privileges: readonly Privilege[]
  /** The condition of its policy, or undefined when the viewer sees no row. */
  readonly sees: string | undefined
  /** The condition of what it may write, where that is not what it sees. */
  readonly writes?: string
}

/** A privilege on a table. */
export type Privilege = 'select' | 'insert' | 'update' | 'delete'

const READ: readonly Privilege[] = ['select']
const WRITE: readonly Privilege[] = ['select', 'insert', 'update', 'delete']

// `(select f())` is evaluated once per statement, so that the index on the column is used; a bare call would run for each row.
const VISIBLE_RECORD = `whose = any (array[(select viewer_client()), '${NOBODY}'::uuid])
  and type = any ((select viewer_types())::text[])
  and not waiting
  and removed_at is null
  and hidden_at is null
  and visible_from <= (select viewer_now())`

const KERNEL_WALLS: Readonly<Record<string, Wall>> = {
  // At the desk also the names of others: a desk part names the clients whose rows it holds.
  client: { privileges: READ, sees: withinClients('id', 'null') },
  client_photo: { privileges: READ, sees: 'client_id = (select viewer_client())' },
  record: { privileges: READ, sees: VISIBLE_RECORD },
  // Asked as the viewer: what the policy of `record` does not show has no file either.
  record_file: { privileges: READ, sees: 'exists (select from record where record.id = record_file.record_id)' },
}

/** Whose rows a table of a plugin holds, and which plugin that is. */
export interface DeclaredRows {
  readonly plugin: string
  readonly whose: RowOwner
  /** Whether desk parts of the plugin reach the rows, of every client. */
  readonly desk: boolean
}

function toPluginWall({ plugin, whose, desk }: DeclaredRows): Wall {
  const atDesk = `(select viewer_desk()) = '${plugin}'`
  // A range of one client, or of all where the desk is at work: an index serves it, which it would not with an "or".
  if (whose === 'client' && desk) return { privileges: WRITE, sees: withinClients('client_id', `'${plugin}'`) }
  if (whose === 'client') return { privileges: WRITE, sees: 'client_id = (select viewer_client())' }
  if (whose === 'account') return { privileges: WRITE, sees: 'account_id = (select viewer_account())' }
  if (whose === 'organisation') return { privileges: WRITE, sees: '(select viewer_account()) is not null', writes: atDesk }
  return { privileges: WRITE, sees: atDesk }
}

function withinClients(column: string, plugin: string): string {
  return `${column} >= (select viewer_from(${plugin})) and ${column} <= (select viewer_until(${plugin}))`
}

/** What a table stands behind when nothing was said: no privilege and no policy. */
const CLOSED: Wall = { privileges: [], sees: undefined }

/** The only functions that a viewer may call; every other function of the schema is closed to it. */
export const VIEWER_FUNCTIONS: readonly string[] = [
  'viewer_account',
  'viewer_client',
  'viewer_access',
  'viewer_types',
  'viewer_now',
  'viewer_desk',
  'viewer_from',
  'viewer_until',
  'audit_append',
  'notice_accesses',
  'notice_deliver',
  'source_message_add',
  'source_message_states',
]

/** Functions that run with the rights of the kernel; any other one in the schema is refused. */
export const KERNEL_FUNCTIONS: readonly string[] = ['viewer_context', 'audit_purge', 'refuse_late_entry', ...VIEWER_FUNCTIONS]

/** The wall of each table of the schema, from the declared rows (full table name → whose rows). */
export function decideWall(table: string, declared: ReadonlyMap<string, DeclaredRows>): Wall {
  const rows = declared.get(table)
  if (rows !== undefined) return toPluginWall(rows)
  return KERNEL_WALLS[table] ?? CLOSED
}

// An object, so that the compiler asks for the name of every table that is added.
const NAMES: Readonly<Record<keyof KernelTables | 'context_key', true>> = {
  client: true,
  client_photo: true,
  record: true,
  client_reading: true,
  record_file: true,
  record_finding: true,
  staff_name: true,
  sync_run: true,
  account: true,
  desk_member: true,
  access: true,
  access_request: true,
  access_request_file: true,
  access_welcome: true,
  access_list: true,
  use_limit: true,
  invitation: true,
  notice: true,
  audit_entry: true,
  audit_seal: true,
  kept_key: true,
  outbox: true,
  download: true,
  download_chunk: true,
  source_message: true,
  feed: true,
  banner: true,
  terms_version: true,
  terms_acceptance: true,
  context_key: true,
}

/** Every table of the kernel; no plugin's prefix may be like the start of one. */
export const KERNEL_TABLES: readonly string[] = Object.keys(NAMES)
