import { MailError } from './mail-error.ts'

/** Where the portal lives; the only place a message may link to. */
export interface PortalAddress {
  /** `https://portaal.example.nl`, without a path. */
  readonly origin: string
  /** `/` or `/portaal`, without a slash at the end. */
  readonly basePath: string
}

/** The full address of a path of the portal (`/meldingen`); throws `MAIL_LINK` for everything that would lead elsewhere. */
export function toPortalLink({ origin, basePath }: PortalAddress, path: string): string {
  const base = basePath === '/' ? '' : basePath
  const wanted = `${origin}${base}${path}`
  const url = path.startsWith('/') && URL.canParse(wanted) ? new URL(wanted) : undefined
  // What changes when it is read as an address (a backslash, `..`, a line break, a user name) was not a plain path.
  if (url && url.origin === origin && !path.startsWith('//') && url.href === wanted) return url.href
  throw new MailError('MAIL_LINK', 'A message may only link to a plain path of this portal, such as "/meldingen".')
}
