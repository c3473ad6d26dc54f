import { AuthError } from './auth-error.ts'

/** Where the portal lives, as far as a cookie asks. */
export interface CookiePlace {
  readonly origin: string
  readonly production: boolean
}

/** One cookie of the portal: how it is read, set and cleared. */
export interface PortalCookie {
  readonly name: string
  /** What a request carries. Undefined when there is none, or when there are two: which one is ours cannot be known. */
  readonly read: (request: Request) => string | undefined
  /** The `Set-Cookie` value that hands out a value. */
  readonly set: (value: string) => string
  /** The `Set-Cookie` value that takes it back. */
  readonly clear: () => string
}

/**
 * A cookie for this origin: `__Host-` and its name over https (RFC 6265bis, bound to host and path by its prefix), the
 * bare name over http for development. It lasts until the browser is closed, or `lifeSeconds` seconds. Production over
 * http is refused with `ORIGIN_NOT_HTTPS`.
 */
export function createPortalCookie(name: string, place: CookiePlace, lifeSeconds?: number): PortalCookie {
  const secure = place.origin.startsWith('https://')
  if (place.production && !secure) {
    throw new AuthError(
      'ORIGIN_NOT_HTTPS',
      `In production the cookies of signing in are only sent over https, and the portal's address is ${place.origin}. Give organisation.url an https address.`,
    )
  }
  const fullName = secure ? `__Host-${name}` : name
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const life = lifeSeconds === undefined ? '' : `; Max-Age=${lifeSeconds}`
  return {
    name: fullName,
    read: (request) => readCookie(request.headers.get('cookie') ?? '', fullName),
    set: (value) => `${fullName}=${value}; ${attributes}${life}`,
    clear: () => `${fullName}=; ${attributes}; Max-Age=0`,
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
