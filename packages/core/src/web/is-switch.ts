import type { Kernel } from './kernel.ts'
import type { ClientVisit } from './visit.ts'

const OF_CLIENT = /^\/client\/([^/]+)/

/**
 * Whether somebody comes to this client from a page of another one of theirs, or from the choice between them: what the
 * access log calls a switch. From which client stands in that client's own entries; it is no business of this one's.
 */
export function isSwitch({ origin, basePath }: Kernel, { request, client, visitor, preview }: ClientVisit): boolean {
  const from = URL.parse(request.headers.get('referer') ?? '')
  if (preview || from?.origin !== origin || !from.pathname.startsWith(basePath)) return false
  const path = from.pathname.slice(basePath.length)
  const other = OF_CLIENT.exec(path)?.[1]
  return other === undefined ? path === '/clienten' : other !== client.id && visitor.accesses.some(({ clientId }) => clientId === other)
}
