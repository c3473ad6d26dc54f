import type { SecretRing } from './secret-ring.ts'
import { StoreError } from './store-error.ts'

/** What every kind of database needs. */
export interface CommonSettings {
  /** The schema in which the whole portal lives; several portals can share a database. */
  readonly schema: string
  readonly viewerRole: string
  readonly ring: SecretRing
}

/** Settings as they are given. */
export interface GivenSettings {
  readonly schema?: string
  readonly viewerRole?: string
  readonly secret: Uint8Array
  readonly secretsBefore?: readonly Uint8Array[]
}

const IDENTIFIER = /^[a-z][a-z0-9_]{0,39}$/
const SECRET_BYTES = 32

/** The settings with their defaults (`voordeur`, and `<schema>_viewer`), or `SETTING_WRONG`. */
export function toCommonSettings(given: GivenSettings): CommonSettings {
  const schema = given.schema ?? 'voordeur'
  const viewerRole = given.viewerRole ?? `${schema}_viewer`
  if (!IDENTIFIER.test(schema))
    throw new StoreError('SETTING_WRONG', `The schema "${schema}" is no name: use a-z, 0-9 and _, at most 40 long.`)
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(viewerRole)) {
    throw new StoreError('SETTING_WRONG', `The viewers' role "${viewerRole}" is no name: use a-z, 0-9 and _, at most 63 long.`)
  }
  const ring: SecretRing = [given.secret, ...(given.secretsBefore ?? [])]
  for (const { byteLength } of ring) {
    if (byteLength >= SECRET_BYTES) continue
    throw new StoreError(
      'SETTING_WRONG',
      `The secret of the portal is ${byteLength} bytes; it must be ${SECRET_BYTES} random bytes or more.`,
    )
  }
  return { schema, viewerRole, ring }
}

/** What stands on the search path: the portal's schema, and temporary tables last, so that none can stand in for a real one. */
export function toSearchPath(schema: string): string {
  return `${schema},pg_temp`
}

/** The text that sets the context ($1), and again all that a viewer's statement could have changed on the connection. */
export function toSetContext(schema: string): string {
  const set = (name: string, value: string): string => `pg_catalog.set_config('${name}', ${value}, true)`
  return `select ${[
    set('search_path', `'${toSearchPath(schema)}'`),
    set('row_security', `'on'`),
    set('statement_timeout', `'${VIEWER_STATEMENT_MILLISECONDS}'`),
    set('voordeur.context', '$1'),
    // A lock of the session would outlive its viewer, and could be the one that a sync needs.
    'pg_catalog.pg_advisory_unlock_all()',
  ].join(', ')}`
}

/** A viewer's statement that takes longer is stopped. */
export const VIEWER_STATEMENT_MILLISECONDS = 15_000
