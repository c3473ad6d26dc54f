import { connect } from 'node:net'
import type { TestPortal } from '@voordeur/core/testing'
import { serve } from 'srvx'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** A portal behind a real HTTP server, spoken to byte by byte. */
export interface RawServer {
  /** Sends these bytes as they are, and reads until the server hangs up. */
  readonly send: (bytes: string) => Promise<RawAnswer>
  /** Sends the beginning of a request, and goes away. */
  readonly abandon: (bytes: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Serves a portal on a free port of this machine. */
export async function serveRaw(portal: TestPortal): Promise<RawServer> {
  const server = serve({ fetch: (request) => portal.fetch(request), port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  const port = Number(new URL(server.url ?? '').port)
  return {
    send: async (bytes) => toAnswer(await exchange(port, bytes)),
    abandon: (bytes) => abandon(port, bytes),
    close: () => server.close(true),
  }
}

function exchange(port: number, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
  let received = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk) => (received += String(chunk)))
  // A server that hangs up while we still speak is an answer too.
  socket.on('error', () => {})
  socket.on('close', () => resolve(received))
  return promise
}

function abandon(port: number, bytes: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1', () => socket.resetAndDestroy()))
  socket.on('error', () => {})
  socket.on('close', () => resolve())
  return promise
}

function toAnswer(text: string): RawAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: body.join('\r\n\r\n') }
}
