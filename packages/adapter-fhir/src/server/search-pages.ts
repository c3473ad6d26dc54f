import type { FhirBundle, FhirResource } from '../read/fhir-resource.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import type { Ask } from './ask-server.ts'
import { listErrorCodes } from './list-issue-codes.ts'
import { ServerFault } from './server-fault.ts'
import { isFhirId } from './is-fhir-id.ts'
import { toShownAddress } from './to-shown-address.ts'

/** What one search may cost. */
export interface SearchLimits {
  readonly pageSize: number
  readonly maxPages: number
}

/** One page of an answer. */
export interface SearchPage {
  readonly resources: readonly FhirResource[]
  readonly bytes: number
}

/** How a search is walked. */
export interface SearchOptions {
  /** Base address of the server, ending in a slash. */
  readonly base: URL
  readonly limits: SearchLimits
  /** What the server must say it searched by: the id of a client. */
  readonly mustHold?: string | undefined
}

/**
 * Asks for every page of a search, each by the address the one before it names, which must be of the same server. Throws
 * `ServerFault` or `FhirUnreadable` as soon as the answer can not be whole.
 */
export async function* searchPages(ask: Ask, path: string, { base, limits, mustHold }: SearchOptions): AsyncGenerator<SearchPage> {
  const seen = new Set<string>()
  let address: URL | undefined = withCount(new URL(path, base), limits.pageSize)
  while (address) {
    seen.add(address.href)
    const { bundle, bytes } = await ask(address)
    const links = readLinks(bundle, address)
    if (seen.size === 1) refuseOtherSearch(links.get('self'), address, mustHold)
    yield { resources: bundle.resources.map((resource) => withPlace(resource, base, seen.size)), bytes }
    address = toNext(links.get('next'), address)
    if (address && seen.has(address.href)) throw new ServerFault('the pages of the answer go round in a circle', { again: false })
    if (address && seen.size >= limits.maxPages)
      throw new ServerFault(`the answer has more than ${limits.maxPages} pages`, { again: false })
  }
}

/** Asks for one resource by its address; what is answered in its place is no answer. */
export async function readResource(ask: Ask, path: string, base: URL): Promise<SearchPage> {
  const address = new URL(path, base)
  const { bundle, bytes } = await ask(address)
  const found = bundle.resources.filter(({ type, id }) => path === `${type}/${id ?? ''}`)
  if (found.length === 0) throw new ServerFault('the server answers with something else than what was asked for', { again: false })
  return { resources: found.map((resource) => withPlace(resource, base, 1)), bytes }
}

function readLinks({ links, resources }: FhirBundle, address: URL): ReadonlyMap<string, string> {
  if (!links) throw new FhirUnreadable('NOT_FHIR', 'the answer to a search is no Bundle', { file: toShownAddress(address) })
  const errors = listErrorCodes(resources)
  if (errors.length > 0) throw new ServerFault(`the server could not answer in full: ${errors.join(', ')}`, { again: false })
  return new Map(links.map(({ relation, url }) => [relation, url]))
}

function withCount(address: URL, pageSize: number): URL {
  const counted = new URL(address)
  if (!counted.searchParams.has('_count')) counted.search += `${counted.search === '' ? '?' : '&'}_count=${pageSize}`
  return counted
}

// Our token and certificate go where the organisation said, and nowhere else.
function toNext(link: string | undefined, from: URL): URL | undefined {
  if (link === undefined) return undefined
  const next = URL.canParse(link, from) ? new URL(link, from) : undefined
  if (next?.origin === from.origin && next.username === '' && next.password === '') return next
  throw new ServerFault('the next page is at another server than this one, so it is not fetched', { again: false })
}

// A server leaves out of `self` what it did not search by (FHIR, search 3.1.1.1): such an answer is about everyone.
function refuseOtherSearch(self: string | undefined, from: URL, mustHold: string | undefined): void {
  if (self === undefined || mustHold === undefined || !self.includes('?') || !URL.canParse(self, from)) return
  const values = [...new URL(self, from).searchParams.values()]
  if (!values.some((value) => value === mustHold || value.endsWith(`/${mustHold}`)))
    throw new ServerFault('the server did not search by client, so its answer is not used', { again: false })
}

// A resource is found again by its own address; without an id, by where it stood in the answer.
function withPlace(resource: FhirResource, base: URL, page: number): FhirResource {
  const { file, path } = resource.place
  if (isFhirId(resource.id) && /^[A-Za-z]+$/.test(resource.type))
    return { ...resource, place: { file: toShownAddress(new URL(`${resource.type}/${resource.id}`, base)) } }
  const parts = [...(page > 1 ? [`page ${page}`] : []), ...(path === undefined ? [] : [path])]
  return { ...resource, place: { file, ...(parts.length > 0 && { path: parts.join(', ') }) } }
}
