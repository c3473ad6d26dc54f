import { SourceRefused, type SyncStep } from '@voordeur/core'
import type { FhirVersion } from '../read/fhir-resource.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import { createAsk, type Ask, type Patience } from './ask-server.ts'
import { createFhirFetch } from './create-fhir-fetch.ts'
import { canTellChanges, findChangedClients } from './find-changed-clients.ts'
import { listClients } from './list-clients.ts'
import { planQuestions, type QuestionPlan } from './plan-questions.ts'
import { readCapabilities, type Capabilities } from './read-capabilities.ts'
import { readCertificate } from './read-certificate.ts'
import { readClient, type ClientReading } from './read-client.ts'
import { createDirectory } from './read-directory.ts'
import { readHeaders } from './read-headers.ts'
import type { SearchOptions } from './search-pages.ts'
import { ServerFault } from './server-fault.ts'
import type { ServerMemory } from './server-memory.ts'
import type { ServerOptions } from './server-options.ts'
import { toShownAddress } from './to-shown-address.ts'

/** A server with the records of clients, and how to read it. */
export interface ServerToRead {
  readonly server: ServerOptions
  readonly version?: FhirVersion | undefined
  readonly maxBytes: number
  readonly since: string | undefined
  readonly signal: AbortSignal
  readonly log: (message: string) => void
  readonly memory: ServerMemory
}

/** What reading a server needs of the machine. */
export interface ServerPorts extends Patience {
  readonly readVariable: (name: string) => string | undefined
}

interface OpenServer {
  readonly ask: Ask
  readonly search: SearchOptions
  readonly capabilities: Capabilities
  readonly plan: QuestionPlan
}

/** Clients who were not read, and clients who are to be read again. */
interface Leftover {
  readonly unread: readonly string[]
  readonly owed: readonly string[]
}

// One client whose questions fail may be the client's fault; so many in a row are the server's.
const SILENT_CLIENTS = 3

/** The steps of a server: each client in the order of their ids, read whole or not at all, and at the end who was not read. */
export async function* readServer(input: ServerToRead, ports: ServerPorts): AsyncGenerator<SyncStep> {
  const { server, maxBytes, signal } = input
  const base = new URL(server.url.endsWith('/') ? server.url : `${server.url}/`)
  const tls = await readCertificate(server, { ...ports, log: input.log })
  const headers = readHeaders(server.headers, ports.readVariable)
  const connection = createFhirFetch({ tls, headers, timeoutMs: server.timeoutSeconds * 1_000, maxBytes })
  const ask = createAsk({ fetch: connection.fetch, patience: ports, tries: server.tries, maxBytes, version: input.version, signal })
  try {
    const capabilities = await readCapabilities(ask, base, input.version)
    const plan = planQuestions(capabilities, server.without)
    const search = { base, limits: server }
    yield* readAll({ ask, search, capabilities, plan }, input, ports.now)
  } catch (error) {
    throw toRefusal(error, base)
  } finally {
    connection.close()
  }
}

async function* readAll(open: OpenServer, input: ServerToRead, now: () => Date): AsyncGenerator<SyncStep> {
  const { plan, search } = open
  const began = now()
  const { ids, rejected } = await listClients(open.ask, input.server.clients, search)
  const notAsked = plan.notAsked.map(({ type, reason }) => ({
    place: { file: toShownAddress(new URL('metadata', search.base)) },
    reason,
    type,
  }))
  if (notAsked.length + rejected.length > 0) yield { rejected: [...notAsked, ...rejected] }
  const changed = await findChanged(open, input, began)
  const toRead = changed ? ids.filter((id) => changed.has(id)) : ids
  input.log(`FHIR server ${toShownAddress(search.base)}: ${ids.length} clients, ${toRead.length} to be read`)
  yield { expectedClients: toRead.length }
  const { unread, owed } = yield* readEach(toRead, open, input)
  input.memory.note({ since: input.since, at: began, isWhole: changed === undefined, owed })
  const left = [...ids.filter((id) => changed?.has(id) === false), ...unread]
  yield { completeSnapshot: true, ...(left.length > 0 && { unread: left }) }
}

async function findChanged(open: OpenServer, input: ServerToRead, now: Date): Promise<ReadonlySet<string> | undefined> {
  const { since, memory } = input
  if (since === undefined || memory.mustReadAll(since, now) || !canTellChanges(open.capabilities, open.plan)) return undefined
  const changed = await findChangedClients(open.ask, open.plan, { ...open.search, since })
  return changed && new Set([...changed, ...memory.listOwed()])
}

async function* readEach(ids: readonly string[], open: OpenServer, input: ServerToRead): AsyncGenerator<SyncStep, Leftover> {
  const { ask, search, plan, capabilities } = open
  const reading: ClientReading = {
    ask,
    search,
    questions: plan.questions,
    notAsked: plan.notAsked,
    directory: createDirectory(ask, search.base, capabilities),
    version: capabilities.version,
    maxBytes: input.maxBytes,
  }
  const unread: string[] = []
  const owed: string[] = []
  let silent = 0
  for (const id of ids) {
    input.signal.throwIfAborted()
    const read = await readClient(id, reading)
    silent = read.isUnanswered ? silent + 1 : 0
    if (read.isUnread) unread.push(id)
    if (read.isOwed) owed.push(id)
    yield read.step
    if (silent >= SILENT_CLIENTS) {
      throw new SourceRefused('the server does not answer any more; the clients read so far are kept, and the next run reads again', {
        file: toShownAddress(search.base),
      })
    }
  }
  return { unread, owed }
}

function toRefusal(error: unknown, base: URL): unknown {
  if (error instanceof FhirUnreadable) return new SourceRefused(error.message, error.place)
  if (error instanceof ServerFault) return new SourceRefused(error.message, { file: toShownAddress(base) })
  return error
}
