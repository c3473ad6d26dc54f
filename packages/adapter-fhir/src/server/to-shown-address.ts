/** An address as a report may hold it: without its query, in which the number of a client can stand. */
export function toShownAddress({ origin, pathname }: URL): string {
  return `${origin}${pathname}`
}
