import { Agent, request } from 'node:http'
import { postHeaders } from './post-headers.ts'

/** An answer, read whole. */
export interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly retryAfter: string | undefined
  /** The `name=value` of every cookie it sets. */
  readonly cookies: readonly string[]
  readonly text: string
  /** From the first byte that was sent to the last that came. */
  readonly milliseconds: number
}

/** One connection to a server, kept open: one request after the other. */
export interface Connection {
  readonly get: (path: string, cookie?: string) => Promise<Answer>
  readonly post: (path: string, fields: Readonly<Record<string, string>>, cookie?: string) => Promise<Answer>
  readonly close: () => void
}

/** A connection to the server at this address; it is made with the first request. */
export function createConnection(url: string): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    get: (path, cookie) => ask(new URL(path, url), { agent, method: 'GET', headers: toHeaders({}, cookie) }),
    post: (path, fields, cookie) => {
      const body = new URLSearchParams(fields).toString()
      const own = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }
      return ask(new URL(path, url), { agent, method: 'POST', headers: toHeaders(own, cookie) }, body)
    },
    close: () => agent.destroy(),
  }
}

function toHeaders(own: Readonly<Record<string, string>>, cookie: string | undefined) {
  return { ...postHeaders, ...own, ...(cookie === undefined ? {} : { cookie }) }
}

interface Asking {
  readonly agent: Agent
  readonly method: 'GET' | 'POST'
  readonly headers: Record<string, string>
}

function ask(url: URL, options: Asking, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const milliseconds = performance.now() - from
        const { statusCode: status = 0, headers } = response
        const cookies = (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0] ?? '')
        const { location, 'retry-after': retryAfter } = headers
        resolve({ status, location, retryAfter, cookies, text: Buffer.concat(chunks).toString(), milliseconds })
      })
    })
    asked.once('error', reject)
    const from = performance.now()
    asked.end(body)
  })
}
