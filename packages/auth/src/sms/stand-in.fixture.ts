import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ProviderAnswer, TextReceived } from './sms-senders-contract.ts'

/** A request as a stand-in reads it. */
export interface ProviderRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a provider documents: how it reads a request (throws when it is not as documented) and what it answers. */
export interface ProviderRules {
  readonly read: (request: ProviderRequest) => TextReceived
  readonly taken: (text: TextReceived) => { readonly status: number; readonly body: unknown }
  /** The documented form of a refusal with this status. */
  readonly refused: (status: number) => unknown
}

/** A server on this machine in the place of a provider. */
export interface StandIn {
  readonly endpoint: string
  readonly received: () => readonly TextReceived[]
  readonly answer: (how: ProviderAnswer) => void
  /** Answers with this from now on, whatever is asked. */
  readonly answerWith: (status: number, body: unknown) => void
  readonly close: () => Promise<void>
}

/** Opens a stand-in that holds a sender to what its provider documents. */
export async function openStandIn(rules: ProviderRules): Promise<StandIn> {
  const texts: TextReceived[] = []
  const problems: string[] = []
  let how: ProviderAnswer = 'take'
  let fixed: { status: number; body: unknown } | undefined

  const server = createServer((request, response) => {
    void readRequest(request).then((read) => {
      try {
        const text = rules.read(read)
        texts.push(text)
        return fixed ? say(response, fixed.status, fixed.body) : reply({ request, response, rules, how, text })
      } catch (error) {
        problems.push(String(error))
        return say(response, 418, {})
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    received: () => {
      if (problems.length > 0) throw new Error(`not as the provider documents it: ${problems.join('; ')}`)
      return texts
    },
    answer: (next) => {
      how = next
    },
    answerWith: (status, body) => {
      fixed = { status, body }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The address of a server of this machine where nobody listens any more. */
export async function openNothing(): Promise<string> {
  const { endpoint, close } = await openStandIn({
    read: () => ({ recipient: '', body: '' }),
    taken: () => ({ status: 200, body: {} }),
    refused: () => ({}),
  })
  await close()
  return endpoint
}

/** Throws unless the two are the same, key by key. */
export function mustEqual(what: string, given: unknown, wanted: unknown): void {
  if (JSON.stringify(given) !== JSON.stringify(wanted))
    throw new Error(`${what} is ${JSON.stringify(given)}, not ${JSON.stringify(wanted)}`)
}

async function readRequest(request: IncomingMessage): Promise<ProviderRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  return { method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(chunks).toString('utf8') }
}

interface Reply {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly rules: ProviderRules
  readonly how: ProviderAnswer
  readonly text: TextReceived
}

function reply({ request, response, rules, how, text }: Reply): void {
  if (how === 'hang') return
  if (how === 'drop') return void request.socket.destroy()
  if (how === 'redirect') return void response.writeHead(307, { Location: '/elsewhere' }).end()
  if (how === 'no json') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<p>${text.body}</p>`)
  if (how === 'wrong form') return say(response, 200, { answer: [text.body, text.recipient] })
  if (typeof how === 'number') return say(response, how, rules.refused(how))
  const { status, body } = rules.taken(text)
  return say(response, status, body)
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
