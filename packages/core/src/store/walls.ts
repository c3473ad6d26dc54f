import type { RowOwner } from '../define/plugin.ts'
import { NOBODY, type KernelTables } from './tables.ts'

/** What the viewer's role may do with one table, and which rows it sees. */
export interface Wall {
  readonly privileges: readonly Privilege[]
  /** The condition of its policy, or undefined when the viewer sees no row. */
  readonly sees: string | undefined
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
  client: { privileges: READ, sees: 'id = (select viewer_client())' },
  client_photo: { privileges: READ, sees: 'client_id = (select viewer_client())' },
  record: { privileges: READ, sees: VISIBLE_RECORD },
  // Asked as the viewer: what the policy of `record` does not show has no file either.
  record_file: { privileges: READ, sees: 'exists (select from record where record.id = record_file.record_id)' },
}

const PLUGIN_WALLS: Readonly<Record<RowOwner, Wall>> = {
  client: { privileges: WRITE, sees: 'client_id = (select viewer_client())' },
  account: { privileges: WRITE, sees: 'account_id = (select viewer_account())' },
  organisation: { privileges: READ, sees: '(select viewer_account()) is not null' },
  desk: { privileges: [], sees: undefined },
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
  'audit_append',
  'notice_accesses',
  'notice_deliver',
]

/** Functions that run with the rights of the kernel; any other one in the schema is refused. */
export const KERNEL_FUNCTIONS: readonly string[] = ['viewer_context', 'audit_purge', 'refuse_late_entry', ...VIEWER_FUNCTIONS]

/** The wall of each table of the schema, from the declared rows (full table name → whose rows). */
export function decideWall(table: string, declared: ReadonlyMap<string, RowOwner>): Wall {
  const owner = declared.get(table)
  if (owner !== undefined) return PLUGIN_WALLS[owner]
  return KERNEL_WALLS[table] ?? CLOSED
}

/** Every table of the kernel; no plugin's prefix may be like the start of one. */
export const KERNEL_TABLES: readonly (keyof KernelTables | 'context_key')[] = [
  'client',
  'client_photo',
  'record',
  'client_reading',
  'record_file',
  'staff_name',
  'sync_run',
  'account',
  'access',
  'invitation',
  'notice',
  'audit_entry',
  'audit_seal',
  'outbox',
  'download',
  'download_chunk',
  'context_key',
]
