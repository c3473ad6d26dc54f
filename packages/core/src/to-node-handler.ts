import type { IncomingMessage, ServerResponse } from 'node:http'
import { toNodeHandler as toHandler } from 'srvx/node'
import type { Portal } from './join-rooms.ts'
import { BodyAlreadyRead } from './web/body-already-read.ts'

/** What Node's own http server and Express call for a request. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * A portal as a handler for Node's http server and for Express, also below a mount (`app.use('/portaal', …)`). Rejects when something before it read
 * the body of a form (`express.urlencoded()`): a body can be read once, and the portal reads its own with its own limits.
 */
export function toNodeHandler({ fetch }: Pick<Portal, 'fetch'>): NodeHandler {
  // What http2 brings beside http is for who serves with http2; the answer to both is the same.
  const handle = toHandler(fetch) as NodeHandler
  return async (request, response) => {
    if (isRead(request)) throw new BodyAlreadyRead()
    await handle(withWholeUrl(request), response)
  }
}

function isRead({ method, readableDidRead }: IncomingMessage): boolean {
  return readableDidRead && method !== 'GET' && method !== 'HEAD'
}

/** A mount of Express takes its own path off the address; the portal's addresses have it. */
function withWholeUrl(request: IncomingMessage & { readonly originalUrl?: unknown }): IncomingMessage {
  const { originalUrl } = request
  return typeof originalUrl === 'string' ? Object.assign(request, { url: originalUrl }) : request
}
