/** The portal's address in its two halves: an origin, and a base path that is empty or starts with a slash and ends without. */
export interface PortalAddress {
  readonly origin: string
  readonly basePath: string
}

/** The halves of an http(s) address without user, query or fragment; undefined when it is not one. */
export function toPortalAddress(url: string): PortalAddress | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, origin, pathname, search, hash, username, password } = new URL(url)
  if (!['http:', 'https:'].includes(protocol) || search || hash || username || password || /[?#]/.test(url)) return undefined
  // One spelling only: what a link says and what a router compares must be the same text.
  if (!/^(\/[A-Za-z0-9_-]+)*\/?$/.test(pathname)) return undefined
  return { origin, basePath: pathname.replace(/\/$/, '') }
}
