import { isIP } from 'node:net'
import { serve } from 'srvx'
import type { Portal } from '../join-rooms.ts'
import { refuseTakenPort } from './taken-port.ts'

const LOOPBACK = '127.0.0.1'

/** What a listener for operators asks of a portal. */
type Operated = Pick<Portal, 'isReady' | 'metrics'>

/**
 * Answers `/metrics`, `/healthz` and `/readyz`, and nothing else; `find` gives the portal, or undefined while it starts. Where it listens on this machine
 * alone, it is asked by an address or as `localhost`: a page in a browser here, whose name was made to lead here, learns nothing.
 */
export function createOperatingFetch(find: () => Operated | undefined, host = LOOPBACK): (request: Request) => Promise<Response> {
  const answers: Readonly<Record<string, () => Promise<Response>>> = {
    '/healthz': async () => toText('ok\n', 200),
    '/readyz': async () => ((await find()?.isReady()) === true ? toText('ready\n', 200) : toText('not ready\n', 503)),
    '/metrics': async () => {
      const text = await find()?.metrics()
      return text === undefined ? toText('starting\n', 503) : toText(text, 200, 'text/plain; version=0.0.4; charset=utf-8')
    },
  }
  return async ({ method, url, headers }) => {
    if (!isOwnName(headers.get('host'), host)) return toText('another name\n', 421)
    const { pathname } = new URL(url)
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined
    if (!answer) return toText('not found\n', 404)
    return method === 'GET' ? answer() : toText('only GET\n', 405)
  }
}

/** RFC 9110, 7.4: a request that was meant for somebody else. */
function isOwnName(asked: string | null, host: string): boolean {
  const isAlone = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const name = (asked ?? host).replace(/:\d+$/u, '').toLowerCase()
  return !isAlone || name === 'localhost' || isIP(name.replace(/^\[(.*)\]$/u, '$1')) !== 0
}

function toText(text: string, status: number, type = 'text/plain; charset=utf-8'): Response {
  return new Response(text, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } })
}

/** Listens for operators beside the portal, from before the database is opened until the process ends; gives what ends it earlier. */
export async function listenForOperators(port: number, host: string, find: () => Operated | undefined): Promise<() => Promise<void>> {
  await refuseTakenPort(port, host)
  const server = serve({ fetch: createOperatingFetch(find, host), port, hostname: host, silent: true, gracefulShutdown: false })
  await server.ready()
  return () => server.close(true)
}
