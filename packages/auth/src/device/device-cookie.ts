import { type CookiePlace, createPortalCookie } from '../cookie.ts'
import { readSplitToken } from '../split-token.ts'

/** The cookie of a remembered device: a token for each of the people who use this browser. */
export interface DeviceCookie {
  /** The tokens a request carries, oldest first; what is no token is left out. */
  readonly read: (request: Request) => readonly string[]
  /** The `Set-Cookie` value with one token more. Above five, the oldest goes. */
  readonly add: (request: Request, token: string) => string
}

// A family shares a tablet; beyond this the cookie would only grow.
const MOST = 5
const BETWEEN = '~'

/** The device cookie for this place, good for so many days in the browser; the database decides by itself. */
export function createDeviceCookie(place: CookiePlace, days: number): DeviceCookie {
  const cookie = createPortalCookie('portal_device', place, days * 24 * 60 * 60)
  const read = (request: Request) => {
    const tokens = (cookie.read(request) ?? '').split(BETWEEN, MOST + 1)
    return tokens.filter((token) => readSplitToken(token) !== undefined).slice(-MOST)
  }
  return { read, add: (request, token) => cookie.set([...read(request), token].slice(-MOST).join(BETWEEN)) }
}
