/**
 * Whether a page was reached from this portal, as far as the browser says. Only then it may say that something was done: an
 * address in somebody else's mail must not be able to.
 */
export function isOwnWay({ headers }: Request): boolean {
  return (headers.get('sec-fetch-site') ?? 'same-origin') === 'same-origin'
}
