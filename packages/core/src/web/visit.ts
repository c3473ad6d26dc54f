import { isRepresenting } from '../access/access-state.ts'
import type { Visitor, VisitorAccess } from '../access/find-visitor.ts'
import type { SystemAuditEntry } from '../audit/append-audit.ts'
import type { ClientReference, Viewer } from '../define/viewer.ts'
import type { Locale } from '../define/messages.ts'
import { HttpProblem } from './http-problem.ts'
import type { Preview } from './preview.ts'
import { toSingleValues } from './form-body.ts'
import { toTraceId } from './trace.ts'

/** One request, read once. */
export interface Visit {
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly traceId: string
  readonly network: string | undefined
  readonly now: Date
  readonly wantsJson: boolean
  readonly visitor: Visitor | undefined
  /** Set where a portal administrator looks as somebody else; nothing is changed there, and the log says so. */
  readonly preview?: Preview
}

/** A request of someone who is signed in. */
export interface SignedInVisit extends Visit {
  readonly visitor: Visitor
  readonly viewer: Viewer
}

/** A request of someone who has open access to the client in the path. */
export interface ClientVisit extends SignedInVisit {
  readonly access: VisitorAccess
  readonly client: ClientReference
}

/** A request of a member of staff at the organisation's desk. */
export interface DeskVisit extends SignedInVisit {
  /** The rights of the sets that this person has now. */
  readonly desk: { readonly rights: ReadonlySet<string> }
}

/** What a router hands over. */
export interface Incoming {
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>> | undefined
  readonly network: string | undefined
  readonly now: Date
}

/** Reads a request into a visit without a visitor yet; 400 for parameters that stand twice or are no text. */
export function readVisit(incoming: Incoming): Visit {
  return {
    request: incoming.request,
    url: incoming.url,
    params: mapValues(incoming.params ?? {}, decodeSegment),
    query: toSingleValues(incoming.url.searchParams),
    traceId: toTraceId(incoming.request.headers),
    network: incoming.network,
    now: incoming.now,
    wantsJson: prefersJson(incoming.request.headers.get('accept') ?? ''),
    visitor: undefined,
  }
}

/** The language a visitor who is not signed in reads. */
export function toVisitorLocale(headers: Headers, fallback: Locale): Locale {
  const first = headers.get('accept-language')?.split(',')[0]?.trim().slice(0, 2).toLowerCase()
  return first === 'nl' || first === 'en' ? first : fallback
}

/** Who looks at whom, as an entry of the access log names it. */
export function toWho(
  visit: SignedInVisit | ClientVisit,
): Pick<SystemAuditEntry, 'accountId' | 'traceId' | 'network' | 'clientId' | 'accessId' | 'basis'> {
  const { network, traceId } = visit
  const who = { accountId: visit.visitor.id, traceId, ...(network === undefined ? {} : { network }) }
  return 'access' in visit ? { ...who, clientId: visit.access.clientId, accessId: visit.access.id, basis: visit.access.basis } : who
}

/** Which member of staff it was, in the detail of an entry of the access log: to the client's side it is an employee of the organisation. */
export function toStaffDetail(visit: SignedInVisit | ClientVisit | DeskVisit): { readonly by?: string; readonly via?: string } {
  return 'desk' in visit ? { by: visit.visitor.name, via: visit.visitor.email } : {}
}

/** The viewer that a part sees. */
export function toViewer(visitor: Visitor, access?: VisitorAccess): Viewer {
  const { id, name, email, locale, form, assurance } = visitor
  const viewer = { account: form === null ? { id, name, email, locale } : { id, name, email, locale, form }, assurance }
  return access ? { ...viewer, access: toViewerAccess(access) } : viewer
}

function toViewerAccess(access: VisitorAccess): NonNullable<Viewer['access']> {
  const { id, basis, portalAdmin, rights } = access
  return { id, basis, represents: isRepresenting(access), portalAdmin, rights, client: toClientReference(access) }
}

/** The client that an access is to. */
export function toClientReference({ clientId: id, clientName: name, clientLocation: location }: VisitorAccess): ClientReference {
  return location === null ? { id, name } : { id, name, location }
}

function prefersJson(accept: string): boolean {
  return accept.split(',')[0]?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

function decodeSegment(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new HttpProblem('bad-request')
  }
}

function mapValues(record: Readonly<Record<string, string>>, map: (value: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
