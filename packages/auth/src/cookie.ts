import { AuthError } from '../auth-error.ts'

/** The one cookie of a session: how it is read, set and cleared. */
export interface SessionCookie {
  readonly name: string
  /** The token a request carries. Undefined when there is none, or when there are two: which one is ours cannot be known. */
  readonly read: (request: Request) => string | undefined
  /** The `Set-Cookie` value that hands out a token until the browser is closed. */
  readonly set: (token: string) => string
  /** The `Set-Cookie` value that takes it back. */
  readonly clear: () => string
}

/**
 * The cookie for this origin: `__Host-portal` over https (RFC 6265bis, bound to host and path by its prefix),
 * `portal` over http for development. Production over http is refused with `ORIGIN_NOT_HTTPS`.
 */
export function createSessionCookie(where: { readonly origin: string; readonly production: boolean }): SessionCookie {
  const secure = where.origin.startsWith('https://')
  if (where.production && !secure) {
    throw new AuthError(
      'ORIGIN_NOT_HTTPS',
      `In production the session cookie is only sent over https, and the portal's address is ${where.origin}. Give organisation.url an https address.`,
    )
  }
  const name = secure ? '__Host-portal' : 'portal'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    name,
    read: (request) => readCookie(request.headers.get('cookie') ?? '', name),
    set: (token) => `${name}=${token}; ${attributes}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  }
}

function readCookie(header: string, name: string): string | undefined {
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}
