/** The header with which an open page looks again by itself. */
export const LIVE_HEADER = 'x-voordeur-live'

/**
 * Whether nobody has to be there for this request: an open page that looks again by itself, or a picture on it. Neither keeps a session alive, and a page
 * that looks again marks nothing as read.
 */
export function isByItself({ headers }: Request): boolean {
  return headers.has(LIVE_HEADER) || headers.get('sec-fetch-dest') === 'image'
}
