import { Agent as PlainAgent, request as requestPlain, type IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import type { TlsMaterial } from './read-certificate.ts'
import { ServerFault } from './server-fault.ts'
import { toShownAddress } from './to-shown-address.ts'

/** An answer as it came over the line. */
export interface FhirAnswer {
  readonly status: number
  readonly contentType: string
  readonly retryAfter: string | undefined
  readonly bytes: Uint8Array
}

/** Asks once, or with a body puts it there. Throws `ServerFault` when there is no whole answer, and the signal's reason when it was stopped. */
export type FhirFetch = (address: URL, signal: AbortSignal, put?: string) => Promise<FhirAnswer>

/** How questions are asked. */
export interface FetchSettings {
  readonly tls: TlsMaterial
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly maxBytes: number
}

const FHIR_JSON = 'application/fhir+json; charset=utf-8'
const ACCEPT = 'application/fhir+json, application/json;q=0.9, application/fhir+xml;q=0.8'

/**
 * A connection to one server. `node:https` and not `fetch`, which takes no client certificate without a further package; it
 * also follows no redirect and unpacks nothing, so that what is measured is what came.
 */
export function createFhirFetch(settings: FetchSettings): { readonly fetch: FhirFetch; readonly close: () => void } {
  const secure = new Agent({ ...settings.tls, keepAlive: true, minVersion: 'TLSv1.2' })
  const plain = new PlainAgent({ keepAlive: true })
  return {
    async fetch(address, signal, put) {
      const late = new AbortController()
      // Taken away when the answer is there: thousands of questions are asked within one time-out.
      const timer = setTimeout(() => late.abort(), settings.timeoutMs)
      try {
        const sent = put === undefined ? {} : { method: 'PUT' }
        const type = put === undefined ? {} : { 'content-type': FHIR_JSON }
        const options = {
          ...sent,
          headers: { ...settings.headers, ...type, accept: ACCEPT },
          signal: AbortSignal.any([signal, late.signal]),
        }
        const response = await new Promise<IncomingMessage>((resolve, reject) => {
          const asked =
            address.protocol === 'https:'
              ? request(address, { ...options, agent: secure }, resolve)
              : requestPlain(address, { ...options, agent: plain }, resolve)
          asked.once('error', reject).end(put)
        })
        return await toAnswer(response, settings.maxBytes, address)
      } catch (error) {
        signal.throwIfAborted()
        throw toFault(error, { isLate: late.signal.aborted, isSecure: address.protocol === 'https:' })
      } finally {
        clearTimeout(timer)
      }
    },
    close() {
      secure.destroy()
      plain.destroy()
    },
  }
}

async function toAnswer(response: IncomingMessage, maxBytes: number, address: URL): Promise<FhirAnswer> {
  const { headers } = response
  const packing = headers['content-encoding'] ?? 'identity'
  if (packing !== 'identity') {
    response.destroy()
    throw new ServerFault('the answer is packed, which was not asked for', { again: false })
  }
  return {
    status: response.statusCode ?? 0,
    contentType: headers['content-type'] ?? '',
    retryAfter: headers['retry-after'],
    bytes: await readLimited(response, maxBytes, address),
  }
}

async function readLimited(response: IncomingMessage, maxBytes: number, address: URL): Promise<Uint8Array> {
  const refuse = (): never => {
    response.destroy()
    throw new FhirUnreadable('TOO_LARGE', `the answer is larger than ${maxBytes} bytes`, { file: toShownAddress(address) })
  }
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) refuse()
  const chunks: Buffer[] = []
  let size = 0
  // Without an encoding a response gives buffers.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) refuse()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// What is wrong with a certificate stays wrong; a connection that is refused or breaks may work a moment later.
function toFault(error: unknown, { isLate, isSecure }: { isLate: boolean; isSecure: boolean }): unknown {
  if (error instanceof ServerFault || error instanceof FhirUnreadable) return error
  if (isLate) return new ServerFault('the server did not answer in time', { again: true })
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  if (isOfTls(code))
    return new ServerFault(`no safe connection with the server (${code}); see its certificate, ours and caFile`, { again: false })
  // A server that does not accept our certificate may just hang up (TLS 1.3).
  const hint = isSecure && code === 'ECONNRESET' ? '; does it accept our certificate?' : ''
  return new ServerFault(`no connection with the server, or it broke (${code})${hint}`, { again: true })
}

function isOfTls(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/.test(code)
}
