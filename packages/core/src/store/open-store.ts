import { PGlite, type PGliteInterface } from '@electric-sql/pglite'
import { openFolder } from './open-folder.ts'
import { PGLITE_VALUES } from './pglite-values.ts'
import { openPgliteStore } from './pglite-store.ts'
import { openPostgresStore } from './postgres-store.ts'
import { StoreError } from './store-error.ts'
import { toCommonSettings } from './store-settings.ts'
import type { OpenStore } from './store.ts'

/** Where a portal's data is. Exactly one of `databaseUrl`, `folder`, `memory` and `pglite`. */
export interface StoreOptions {
  /** A PostgreSQL server: `postgresql://user:password@host/database`. */
  readonly databaseUrl?: string
  /** A folder for the embedded database, used by one process at a time. */
  readonly folder?: string
  /** An embedded database that is gone when the process ends. */
  readonly memory?: true
  /** An embedded database that several stores share, each in a schema of its own; closing the store leaves it open. */
  readonly pglite?: PGliteInterface
  /** The schema of this portal; `voordeur` unless said. */
  readonly schema?: string
  /** The viewers' role; `<schema>_viewer` unless said. */
  readonly viewerRole?: string
  /** The portal's secret, at least 32 random bytes: signs contexts and makes the password of the viewers' role. */
  readonly secret: Uint8Array
  /** Other secrets of this portal while it is being changed: what was made with one of them is still taken. */
  readonly secretsBefore?: readonly Uint8Array[]
  /** A login for viewers that the administrator made, when the user of `databaseUrl` may not make roles. */
  readonly viewerDatabaseUrl?: string
  /** Most connections at once; 8 for the kernel and 16 for viewers unless said. */
  readonly poolSizes?: { readonly system?: number; readonly viewer?: number }
}

/**
 * Opens the database of a portal; `migrate()` makes it ready. Throws `StoreError`: `SETTING_WRONG`, and for a folder `FOLDER_IN_USE`,
 * `FOLDER_UNREADABLE` or `DISK_FULL`. A server that cannot be reached shows at the first use, as `UNAVAILABLE`.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { databaseUrl, folder, memory, pglite, viewerDatabaseUrl, poolSizes } = options
  const settings = toCommonSettings(options)
  if ([databaseUrl, folder, memory, pglite].filter((place) => place !== undefined).length !== 1) {
    throw new StoreError('SETTING_WRONG', 'Say where the database is: exactly one of databaseUrl, folder, memory and pglite.')
  }
  if (databaseUrl !== undefined) {
    return openPostgresStore({ ...settings, databaseUrl, ...(viewerDatabaseUrl && { viewerDatabaseUrl }), ...(poolSizes && { poolSizes }) })
  }
  if (folder !== undefined) return openPgliteStore({ ...settings, ...(await openFolder(folder)) })
  if (pglite !== undefined) return openPgliteStore({ ...settings, pglite, close: async () => {} })
  const own = await PGlite.create({ ...PGLITE_VALUES })
  return openPgliteStore({ ...settings, pglite: own, close: () => own.close() })
}
