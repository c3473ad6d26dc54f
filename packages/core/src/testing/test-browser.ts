import type { Portal } from '../join-rooms.ts'
import { toTestCookie } from './test-authenticator.ts'

/** An answer, read whole. */
export interface TestAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  /** The answer as JSON; throws when it is none. */
  readonly json: () => unknown
}

/** Someone at a browser; every request is one of this account. */
export interface TestBrowser {
  readonly accountId: string | undefined
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<TestAnswer>
  readonly json: (path: string) => Promise<TestAnswer>
  /** Sends a form; one with files is a `FormData`, and goes as `multipart/form-data`. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>> | FormData,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<TestAnswer>
}

/** A browser of this account, or of nobody. */
export function createTestBrowser(portal: Pick<Portal, 'fetch'>, origin: string, accountId?: string): TestBrowser {
  const cookie: Readonly<Record<string, string>> = accountId === undefined ? {} : { cookie: toTestCookie(accountId) }
  const ask = async (path: string, init: RequestInit) => readAnswer(await portal.fetch(new Request(`${origin}${path}`, init)))
  return {
    accountId,
    get: (path, headers = {}) => ask(path, { headers: { accept: 'text/html', ...cookie, ...headers } }),
    json: (path) => ask(path, { headers: { accept: 'application/json', ...cookie } }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        headers: { origin, 'sec-fetch-site': 'same-origin', ...cookie, ...headers },
      }),
  }
}

async function readAnswer(response: Response): Promise<TestAnswer> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  return { status: response.status, headers: response.headers, text, bytes, json: () => JSON.parse(text) as unknown }
}
