import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type ServerOptions as TlsOptions } from 'node:https'
import { onTestFinished } from 'vitest'
import { readSubject } from '../find-client.ts'
import { toKey } from '../map/reference-index.ts'
import type { Json } from '../example-client.fixture.ts'
import { isJsonObject } from '../read/fhir-resource.ts'

/** A question as the stand-in received it. */
export interface Received {
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
}

/** What a stand-in holds and how it differs from one that does all. */
export interface StandIn {
  readonly resources: readonly Json[]
  readonly fhirVersion?: string
  /** Search parameters by type; what is not named is not offered. */
  readonly offers?: Readonly<Record<string, readonly string[]>>
  readonly operations?: readonly string[]
  readonly tls?: TlsOptions
  /** Answers in place of the stand-in when it returns true; `times` counts how often this very address was asked. */
  readonly answer?: (asked: { url: URL; times: number; response: ServerResponse }) => boolean
}

/** A running stand-in. */
export interface RunningServer {
  readonly url: string
  readonly received: readonly Received[]
}

const BY_CLIENT = ['patient', '_lastUpdated']

/** What a server offers that has every type a portal shows. */
export const OFFERS: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ['Patient', ['_id', 'organization', '_lastUpdated']],
  ...[
    'RelatedPerson',
    'Coverage',
    'CareTeam',
    'CarePlan',
    'Goal',
    'Observation',
    'Composition',
    'Consent',
    'Condition',
    'Procedure',
    'Flag',
  ].map((type) => [type, BY_CLIENT]),
  ...['EpisodeOfCare', 'Encounter', 'QuestionnaireResponse', 'DocumentReference', 'DiagnosticReport'].map((type) => [type, BY_CLIENT]),
  ...['AllergyIntolerance', 'Appointment', 'Communication', 'DeviceUseStatement', 'ProcedureRequest', 'ServiceRequest'].map((type) => [
    type,
    BY_CLIENT,
  ]),
  ...['Practitioner', 'PractitionerRole', 'Organization', 'Location'].map((type) => [type, []]),
  ['Questionnaire', ['url']],
])

/** Starts a FHIR server that searches, pages and reads as the specification says; it stops after the test. */
export async function startServer(standIn: StandIn): Promise<RunningServer> {
  const received: Received[] = []
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', origin)
    const times = received.filter(({ path, query }) => path + query === url.pathname + url.search).length + 1
    received.push({ path: url.pathname, query: url.search, headers: request.headers })
    if (standIn.answer?.({ url, times, response }) !== true) answerTo(url, response, standIn)
  }
  const server = standIn.tls ? createSecureServer(standIn.tls, handle) : createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const origin = `${standIn.tls ? 'https' : 'http'}://127.0.0.1:${port}`
  return { url: `${origin}/fhir`, received }
}

/** Answers with JSON, as FHIR unless said otherwise. */
export function send(response: ServerResponse, body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): true {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
  return true
}

/** A page of an answer to a search. */
export function pageOf(resources: readonly Json[], links: Readonly<Record<string, string>> = {}): Json {
  const link = Object.entries(links).map(([relation, url]) => ({ relation, url }))
  return { resourceType: 'Bundle', type: 'searchset', link, entry: resources.map((resource) => ({ resource })) }
}

function answerTo(url: URL, response: ServerResponse, standIn: StandIn): void {
  const [type = '', id] = url.pathname.replace('/fhir/', '').split('/')
  if (type === 'metadata') send(response, toStatement(standIn))
  else if (id === '$lastn' || id === undefined) send(response, search(type, url, standIn))
  else {
    const found = standIn.resources.find((resource) => resource['resourceType'] === type && resource['id'] === id)
    send(response, found ?? { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }, found ? 200 : 404)
  }
}

function toStatement({ fhirVersion = '4.0.1', offers = OFFERS, operations = [] }: StandIn): Json {
  const resource = Object.entries(offers).map(([type, names]) => ({
    type,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    searchParam: names.map((name) => ({ name, type: 'reference' })),
  }))
  const operation = operations.map((name) => ({ name, definition: `http://hl7.org/fhir/OperationDefinition/${name}` }))
  return { resourceType: 'CapabilityStatement', status: 'active', fhirVersion, rest: [{ mode: 'server', resource, operation }] }
}

function search(type: string, url: URL, { resources }: StandIn): Json {
  const { searchParams: asked } = url
  const found = resources.filter((resource) => resource['resourceType'] === type && matches(resource, asked))
  const size = Number(asked.get('_count') ?? '50')
  const from = Number(asked.get('_offset') ?? '0')
  const next = new URL(url)
  next.searchParams.set('_offset', String(from + size))
  return pageOf(found.slice(from, from + size), { self: url.href, ...(from + size < found.length && { next: next.href }) })
}

function matches(resource: Json, asked: URLSearchParams): boolean {
  const client = asked.get('patient') ?? asked.get('subject')?.replace('Patient/', '')
  const id = asked.get('_id')
  const since = asked.get('_lastUpdated')?.replace('ge', '')
  if (id !== null && resource['id'] !== id) return false
  if (since !== undefined && Date.parse(lastUpdatedOf(resource)) < Date.parse(since)) return false
  return client === undefined || toKey(subjectOf(resource)) === `Patient/${client}` || isAt(resource, client)
}

function lastUpdatedOf({ meta }: Json): string {
  return isJsonObject(meta) && typeof meta['lastUpdated'] === 'string' ? meta['lastUpdated'] : '2000-01-01T00:00:00Z'
}

function subjectOf(json: Json): string | undefined {
  return readSubject({ type: '', id: undefined, fullUrl: undefined, json, place: { file: '' } })?.reference
}

function isAt({ participant }: Json, client: string): boolean {
  return Array.isArray(participant) && JSON.stringify(participant).includes(`"actor":{"reference":"Patient/${client}"`)
}
