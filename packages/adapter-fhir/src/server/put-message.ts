import { DeliveryError, type OutgoingMessage } from '@voordeur/core'
import type { FhirVersion } from '../read/fhir-resource.ts'
import { createAsk } from './ask-server.ts'
import { createFhirFetch, type FhirFetch } from './create-fhir-fetch.ts'
import { isFhirId } from './is-fhir-id.ts'
import { readCapabilities } from './read-capabilities.ts'
import { readCertificate } from './read-certificate.ts'
import { readHeaders } from './read-headers.ts'
import type { ServerPorts } from './read-server.ts'
import { ServerFault } from './server-fault.ts'
import type { ServerOptions } from './server-options.ts'
import { toCommunication } from './to-communication.ts'

/** To which server, about whom. */
export interface MessagePlace {
  readonly server: ServerOptions
  readonly version?: FhirVersion | undefined
  readonly maxBytes: number
  readonly clientId: string
  readonly signal: AbortSignal
}

// What the server found wrong with the message itself, or that it takes none under an id of ours: it will never take it.
const REFUSED: ReadonlySet<number> = new Set([400, 405, 410, 412, 422, 501])

/**
 * Puts a message on a FHIR server under the portal's own id, so that the same message again is the same resource. Throws `DeliveryError`:
 * `REFUSED` for what the server will never take, `UNREACHABLE` or `UNCERTAIN` for what may be tried again.
 */
export async function putMessage(message: OutgoingMessage, place: MessagePlace, ports: ServerPorts): Promise<void> {
  const { server, maxBytes, clientId } = place
  if (!isFhirId(clientId) || !isFhirId(message.id)) throw new DeliveryError('REFUSED')
  const tls = await readCertificate(server, { ...ports, log: () => {} })
  const headers = readHeaders(server.headers, ports.readVariable)
  const { fetch, close } = createFhirFetch({ tls, headers, timeoutMs: server.timeoutSeconds * 1_000, maxBytes })
  try {
    await put({ fetch, ports }, message, place)
  } catch (error) {
    if (error instanceof ServerFault) throw new DeliveryError('UNCERTAIN')
    throw error
  } finally {
    close()
  }
}

async function put(
  { fetch, ports }: { readonly fetch: FhirFetch; readonly ports: ServerPorts },
  message: OutgoingMessage,
  place: MessagePlace,
): Promise<void> {
  const { server, clientId, signal, maxBytes } = place
  const base = new URL(server.url.endsWith('/') ? server.url : `${server.url}/`)
  const ask = createAsk({ fetch, patience: ports, tries: 1, maxBytes, version: place.version, signal })
  const version = place.version ?? (await readCapabilities(ask, base, undefined)).version
  const body = JSON.stringify(toCommunication(message, clientId, version))
  const { status } = await fetch(new URL(`Communication/${message.id}`, base), signal, body)
  if (status === 200 || status === 201) return
  throw new DeliveryError(REFUSED.has(status) ? 'REFUSED' : 'UNREACHABLE', status)
}
