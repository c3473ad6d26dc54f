import type pg from 'pg'
import { readCode } from './database-fault.ts'
import type { SecretRing } from './secret-ring.ts'
import { StoreError } from './store-error.ts'
import { toScramVerifier, toViewerPassword } from './viewer-role.ts'
import type { WireSource } from './wire.ts'

/** How viewers' connections come in. */
export interface ViewerLogin {
  readonly role: string
  /** One address for each secret of the portal, the newest first: while it is being changed the role has the password of one of them. */
  readonly urls: readonly [string, ...string[]]
  /** What the server keeps of the newest password; undefined when the password is the administrator's business. */
  readonly verifier: string | undefined
}

/** The login that the administrator made, or the one of the portal's own secrets. */
export function toViewerLogin(given: {
  readonly databaseUrl: string
  readonly viewerDatabaseUrl?: string
  readonly viewerRole: string
  readonly ring: SecretRing
}): ViewerLogin {
  const { databaseUrl, viewerDatabaseUrl, viewerRole, ring } = given
  if (viewerDatabaseUrl !== undefined) {
    const role = decodeURIComponent(new URL(viewerDatabaseUrl).username)
    if (role === '') throw new StoreError('SETTING_WRONG', 'VIEWER_DATABASE_URL names no user: postgresql://role:password@host/database')
    return { role, urls: [viewerDatabaseUrl], verifier: undefined }
  }
  const toUrl = (secret: Uint8Array) => toLoginUrl(databaseUrl, viewerRole, toViewerPassword(secret))
  const [first, ...before] = ring
  return { role: viewerRole, urls: [toUrl(first), ...before.map(toUrl)], verifier: toScramVerifier(toViewerPassword(first)) }
}

/** The connections of a pool whose password another process may change to that of another secret: the next one is tried then. */
export function tryingPasswords(wires: WireSource, pool: pg.Pool, { urls }: ViewerLogin): WireSource {
  let current = 0
  const take = async (left: number): ReturnType<WireSource['take']> => {
    const tried = current
    try {
      return await wires.take()
    } catch (error) {
      if (readCode(error) !== '28P01' || left === 1) throw error
      // Of several that were refused at once the first one moves on.
      if (tried === current) current = (current + 1) % urls.length
      pool.options.connectionString = urls[current]
      return take(left - 1)
    }
  }
  return { take: () => take(urls.length) }
}

function toLoginUrl(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl)
  // As query parameters, which the driver prefers, since a URL of a Unix socket has no place for a user.
  url.searchParams.set('user', role)
  url.searchParams.set('password', password)
  return url.href
}
