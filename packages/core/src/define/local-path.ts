/** Where the portal lives: its origin, and the path before all its pages (empty, or `/portaal`). */
export interface PortalPlace {
  readonly origin: string
  readonly basePath: string
}

const MAX_LENGTH = 2000

// Control characters, backslashes and encoded slashes: what one reader drops or takes for a slash, another does not.
const TREACHEROUS = /[\p{Cc}\p{Zl}\p{Zp}\\]|%2f|%5c|%0[0-9a-f]|%1[0-9a-f]|%7f/iu

/**
 * A path to go on to that somebody else may have written, as path and query of a page of this portal;
 * undefined when it leads, or could be read to lead, anywhere else.
 */
export function toLocalPath(wanted: string | undefined, { origin, basePath }: PortalPlace): string | undefined {
  if (wanted === undefined || !isPlainPath(wanted)) return undefined
  const url = URL.parse(wanted, origin)
  if (url?.origin !== origin) return undefined
  const isInside = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`)
  return isInside ? `${url.pathname}${url.search}` : undefined
}

function isPlainPath(text: string): boolean {
  return text.length <= MAX_LENGTH && text.startsWith('/') && !text.includes('//') && !TREACHEROUS.test(text)
}
