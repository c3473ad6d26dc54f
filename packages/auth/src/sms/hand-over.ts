import { DeliveryError, type DeliveryCode } from '@voordeur/core'
import { z } from 'zod'

/** One request that hands a message to a provider. */
export interface HandOver<T> {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The form of the answer when the message was taken. What a provider adds to it later is left aside. */
  readonly taken: z.ZodType<T>
  /** What a 4xx means when the provider's own words say more than its status; undefined when they do not. */
  readonly readRefusal?: (answer: unknown) => DeliveryCode | undefined
}

/** Hands over a message in exactly one request. Throws `DeliveryError`, which never carries what was sent or answered. */
export async function handOver<T>(call: HandOver<T>, signal: AbortSignal): Promise<T> {
  // Nothing has gone out yet, so nothing was taken.
  if (signal.aborted) throw new DeliveryError('UNREACHABLE')
  const response = await ask(call, signal)
  const answer = await readAnswer(response)
  if (!response.ok) throw new DeliveryError(decideRefusal(response.status, call.readRefusal?.(answer)), response.status)
  const taken = call.taken.safeParse(answer)
  if (!taken.success) throw new DeliveryError('UNCERTAIN', response.status)
  return taken.data
}

function ask({ url, headers, body }: HandOver<unknown>, signal: AbortSignal): Promise<Response> {
  // Bird answers 403 to who does not say what program it is; the others read past it.
  const all = { ...headers, Accept: 'application/json', 'User-Agent': 'voordeur' }
  return fetch(url, { method: 'POST', redirect: 'error', headers: all, body, signal }).catch((error: unknown) =>
    Promise.reject(new DeliveryError(isNeverSent(error) ? 'UNREACHABLE' : 'UNCERTAIN')),
  )
}

// Not about this message but about our account, our address or the hour: it passes.
const OURS = new Set([401, 402, 403, 404, 405, 407, 421, 425, 426, 429])
// Too slow, or another request with the same id is under way: the message may be there.
const OPEN = new Set([408, 409])

function decideRefusal(status: number, said: DeliveryCode | undefined): DeliveryCode {
  if (status < 400 || status >= 500 || OPEN.has(status)) return 'UNCERTAIN'
  if (OURS.has(status)) return 'UNREACHABLE'
  return said ?? 'REFUSED'
}

const Failure = z.object({ cause: z.object({ code: z.string().default(''), syscall: z.string().default('') }) })

const BEFORE_THE_REQUEST = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT'])
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/

/** Whether the request certainly never left: no address, no connection, or a certificate that is not the provider's. */
function isNeverSent(error: unknown): boolean {
  const { data } = Failure.safeParse(error)
  if (data === undefined) return false
  const { code, syscall } = data.cause
  return syscall === 'connect' || syscall === 'getaddrinfo' || BEFORE_THE_REQUEST.has(code) || CERTIFICATE.test(code)
}

const MOST_BYTES = 65_536

/** The answer as JSON; undefined when it is none, is too long, or was broken off. */
async function readAnswer(response: Response): Promise<unknown> {
  try {
    const bytes: Uint8Array[] = []
    let length = 0
    for await (const chunk of response.body ?? []) {
      length += chunk.byteLength
      if (length > MOST_BYTES) return undefined
      bytes.push(chunk)
    }
    return JSON.parse(Buffer.concat(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
