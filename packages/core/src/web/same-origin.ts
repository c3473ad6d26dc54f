/**
 * Whether an unsafe request comes from the portal's own pages. A browser says so in `Sec-Fetch-Site`, and in `Origin`;
 * whichever is there must agree, and at least one must be there. A scheme, port or subdomain apart is another origin.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  const from = headers.get('origin')
  if (site === null && from === null) return false
  return (site === null || site === 'same-origin') && (from === null || from === origin)
}
