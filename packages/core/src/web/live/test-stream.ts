import { TEST_ORIGIN } from '../../testing/test-config.ts'
import { toTestCookie } from '../../testing/test-authenticator.ts'
import type { Portal } from '../../join-rooms.ts'

/** A stream as a page reads it. */
export interface TestStream {
  readonly response: Response
  /** The data of the next line that tells something; undefined when the stream has ended. */
  readonly next: () => Promise<unknown>
  /** In how many milliseconds the page was last told to come back; undefined when it was not. */
  readonly comesBackIn: () => number | undefined
  readonly close: () => Promise<void>
}

/** Opens a stream as this account. */
export async function openTestStream(portal: Pick<Portal, 'fetch'>, path: string, accountId: string | undefined): Promise<TestStream> {
  const headers: HeadersInit = { accept: 'text/event-stream', ...(accountId === undefined ? {} : { cookie: toTestCookie(accountId) }) }
  const response = await portal.fetch(new Request(`${TEST_ORIGIN}${path}`, { headers }))
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let back: number | undefined
  const readLine = async (): Promise<string | undefined> => {
    const end = rest.indexOf('\n\n')
    if (end >= 0) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      return line
    }
    const { value, done } = await reader.read()
    if (done) return undefined
    rest += decoder.decode(value, { stream: true })
    return readLine()
  }
  const next = async (): Promise<unknown> => {
    const line = await readLine()
    if (line === undefined) return undefined
    if (line.startsWith('retry: ')) back = Number(line.slice('retry: '.length))
    return line.startsWith('data: ') ? (JSON.parse(line.slice(6)) as unknown) : next()
  }
  return { response, next, comesBackIn: () => back, close: () => reader.cancel() }
}
