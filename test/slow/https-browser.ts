import { request, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'

/** An answer, read whole. `status` is 0 where the connection broke. */
export interface WireAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** Somebody at a browser, on a real connection. */
export interface WireBrowser {
  readonly get: (path: string) => Promise<WireAnswer>
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<WireAnswer>
  /** Keeps a stream open as an open page does: it comes back when it ends. */
  readonly listen: (path: string) => WireStream
}

/** A stream of an open page. */
export interface WireStream {
  /** How often it was opened, and how often that failed. */
  readonly opened: () => number
  readonly refused: () => number
  /** What it was told so far. */
  readonly told: () => readonly string[]
  readonly close: () => void
}

/** A browser that trusts this certificate, and sends this cookie once it has it. */
export function createWireBrowser(origin: string, certificate: string | undefined): WireBrowser {
  const cookies = new Map<string, string>()
  const open = origin.startsWith('https:') ? secureRequest : request
  const send = (path: string, init: { readonly method: string; readonly body?: string; readonly headers?: Record<string, string> }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie === '' ? {} : { cookie }), ...init.headers }
    const sent = open(`${origin}${path}`, {
      method: init.method,
      headers,
      agent: false,
      ...(certificate === undefined ? {} : { ca: certificate }),
    })
    sent.end(init.body)
    return sent
  }
  const ask = (path: string, init: Parameters<typeof send>[1]): Promise<WireAnswer> =>
    new Promise((resolve) => {
      const broken = (text: string) => resolve({ status: 0, headers: {}, text })
      const sent = send(path, init)
      sent.once('error', (error) => broken(String(error)))
      sent.once('response', (answer) => {
        const chunks: Buffer[] = []
        keepCookies(cookies, answer.headers['set-cookie'] ?? [])
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('error', (error) => broken(String(error)))
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
        )
      })
    })
  return {
    get: (path) => ask(path, { method: 'GET', headers: { accept: 'text/html' } }),
    post: (path, form) => {
      const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
      return ask(path, { method: 'POST', body: new URLSearchParams(form).toString(), headers })
    },
    listen: (path) => listen(() => send(path, { method: 'GET', headers: { accept: 'text/event-stream' } })),
  }
}

function keepCookies(cookies: Map<string, string>, given: readonly string[]): void {
  for (const line of given) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
}

// As a browser waits that was told nothing else.
const BACK_MILLISECONDS = 3000

function listen(connect: () => ReturnType<typeof request>): WireStream {
  const seen = { opened: 0, refused: 0, told: [] as string[], closed: false, back: BACK_MILLISECONDS }
  let current: ReturnType<typeof request> | undefined
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    clearTimeout(timer)
    if (!seen.closed) timer = setTimeout(begin, seen.back)
  }
  const begin = () => {
    current = connect()
    current.once('error', again)
    current.once('response', (answer) => {
      if (answer.statusCode === 200) seen.opened += 1
      else seen.refused += 1
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        seen.told.push(...text.split('\n').filter((line) => line.startsWith('data: ')))
        const back = /^retry: (\d+)$/m.exec(text)?.[1]
        if (back !== undefined) seen.back = Number(back)
      })
      answer.once('error', again)
      answer.once('close', again)
    })
  }
  begin()
  return {
    opened: () => seen.opened,
    refused: () => seen.refused,
    told: () => seen.told,
    close: () => {
      seen.closed = true
      clearTimeout(timer)
      current?.destroy()
    },
  }
}
