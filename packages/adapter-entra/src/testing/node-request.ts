import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** How the body of a request begins; it can still be read by who comes next. */
export async function peek(request: IncomingMessage): Promise<string> {
  if (request.readableLength === 0 && !request.readableEnded) await once(request, 'readable')
  const chunk: unknown = request.read()
  if (!Buffer.isBuffer(chunk)) return ''
  request.unshift(chunk)
  return chunk.toString('latin1')
}

/** A request of Node as the web has it. */
export function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = incoming
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const }
  return new Request(`http://${headers.host ?? '127.0.0.1'}${url}`, { method, headers: given, ...body })
}

/** Writes an answer of the web as Node has it. */
export async function writeAnswer(outgoing: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body)
}
