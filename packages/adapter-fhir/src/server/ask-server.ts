import { readBundleBytes } from '../read/read-bundle-file.ts'
import type { FhirBundle, FhirVersion } from '../read/fhir-resource.ts'
import type { FhirAnswer, FhirFetch } from './create-fhir-fetch.ts'
import { decideWait } from './decide-wait.ts'
import { listIssueCodes } from './list-issue-codes.ts'
import { ServerFault } from './server-fault.ts'
import { toShownAddress } from './to-shown-address.ts'

/** An answer that was read. */
export interface ReadAnswer {
  readonly bundle: FhirBundle
  readonly bytes: number
}

/** Asks one question until it is answered. Throws `ServerFault` when it is not, `FhirUnreadable` when the answer can not be read. */
export type Ask = (address: URL) => Promise<ReadAnswer>

/** What asking needs of the machine. */
export interface Patience {
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly now: () => Date
}

/** How questions are asked. */
export interface AskSettings {
  readonly fetch: FhirFetch
  readonly patience: Patience
  readonly tries: number
  readonly maxBytes: number
  readonly version: FhirVersion | undefined
  readonly signal: AbortSignal
}

// Busy, or something between us and the server: the same question may be answered later (RFC 9110, 15).
const AGAIN: ReadonlySet<number> = new Set([429, 502, 503, 504])

const SENTENCES: Readonly<Record<number, string>> = {
  401: 'the server does not know us (401): the token or certificate is missing, wrong or has expired',
  403: 'the server does not let us read this (403): our identity lacks the right',
  429: 'the server is asked too much (429)',
}

/** A reader of one server's answers. */
export function createAsk(settings: AskSettings): Ask {
  return async (address) => {
    const answer = await fetchPatiently(address, settings)
    const file = toShownAddress(address)
    const { maxBytes, version } = settings
    const options = { file, limits: { maxBytes }, ...(version !== undefined && { version }) }
    return { bundle: readBundleBytes(answer.bytes, options), bytes: answer.bytes.length }
  }
}

async function fetchPatiently(address: URL, settings: AskSettings): Promise<FhirAnswer> {
  const { patience, signal, tries } = settings
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await settings.fetch(address, signal)
      const fault = findFault(answer)
      if (!fault) return answer
      throw fault
    } catch (error) {
      if (!(error instanceof ServerFault) || !error.again || attempt >= tries) throw error
      const delay = decideWait({ attempt, retryAfter: error.retryAfter, now: patience.now(), random: patience.random() })
      if (delay === undefined) throw error
      await patience.wait(delay, signal)
    }
  }
}

function findFault({ status, retryAfter, contentType, bytes }: FhirAnswer): ServerFault | undefined {
  if (status === 200) {
    if (/\b(json|xml)\b/i.test(contentType) && !/html/i.test(contentType)) return undefined
    return new ServerFault('the answer is neither JSON nor XML; is this the base address of a FHIR server?', { again: false, status })
  }
  const codes = listIssueCodes(bytes)
  const reason = SENTENCES[status] ?? describe(status)
  return new ServerFault(codes.length > 0 ? `${reason}: ${codes.join(', ')}` : reason, { again: AGAIN.has(status), status, retryAfter })
}

function describe(status: number): string {
  if (status >= 300 && status < 400)
    return `the server sends on to another address (${status}), which is not followed; set that address instead`
  return `the server answers with status ${status}`
}
