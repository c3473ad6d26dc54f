import type { AuthenticatorRequest } from '@voordeur/core'
import { LeadingPage } from '../pages/leading-page.tsx'
import { toPageHeaders } from './status.ts'

/** Where a browser goes that leaves the portal, and what is said meanwhile. */
export interface LeadingAway {
  readonly to: string
  readonly title: string
  readonly text: string
  readonly label: string
  readonly cookies: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Leads a browser to a page of somebody else, after a form. A redirect would be part of the form's own way, and `form-action 'self'` holds
 * for all of it, also for where that page sends the browser next; a page that refreshes itself begins a new one and needs no scripts.
 */
export function leadAway({ page }: AuthenticatorRequest, { to, title, text, label, cookies, headers = {} }: LeadingAway): Response {
  // As an address is written, so that nothing in it can end the header's own syntax.
  const href = new URL(to).href
  const response = page({
    title,
    headers: { ...toPageHeaders(), ...headers, refresh: `0; url=${href}` },
    body: <LeadingPage text={text} href={href} label={label} />,
  })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
