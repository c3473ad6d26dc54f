import type { ComponentChild } from 'preact'
import type { Attempt } from '../define/attempt.ts'
import type { ViewTools } from '../define/part.ts'
import type { Slot } from '../define/slot.ts'
import { createId, isId } from '../store/ids.ts'
import type { ComposedPart } from '../compose/composition.ts'
import type { Kernel } from './kernel.ts'
import { toLinks, withQuery, type Links } from './links.ts'
import { toMay } from './part-access.ts'
import { toReader } from './to-frame.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/** What stands on a page beside what its part loaded. */
export interface Around {
  /** A form that could not be taken. */
  readonly attempt?: Attempt
  /** What other parts put into the places of this page. */
  readonly slots?: Slots
}

/** Shows what other parts put into one place of a page. */
export type Slots = (slot: Slot, place: unknown) => ComponentChild

/** What a part's view is given beside its data. */
export function toViewTools(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  { composed, attempt, slots = () => null }: Around & { readonly composed: ComposedPart },
): ViewTools {
  const { locale, form, mode } = toReader(kernel, visit)
  const links = toLinks(kernel, visit)
  const clientId = 'client' in visit ? visit.client.id : undefined
  const own = links.part(composed, composed.part.scope === 'client' ? clientId : undefined)
  return {
    t: kernel.composition.messages.for(composed.plugin)(locale, form, mode),
    locale,
    form,
    simple: mode === 'simple',
    now: visit.now,
    link: (target = {}) => withQuery(toPath(kernel, links, { target: target.part, own, clientId }), target.query),
    action: (name, query) => withQuery(`${own}/${name}`, query),
    may: toMay(kernel, visit, composed),
    attempt: (name) => (attempt?.action === name ? attempt : undefined),
    key: (name) => (attempt?.action === name && isId(attempt.values['key'] ?? '') ? (attempt.values['key'] ?? '') : createId(visit.now)),
    media: (id, size = 'full') => withQuery(`${own}/media/${encodeURIComponent(id)}`, size === 'small' ? { size } : {}),
    feed: () => withQuery(links.part(requireFeedPage(kernel, composed), clientId), { part: composed.id }),
    slot: (slot, place) => slots(requireSlot(composed, slot), place),
    file: (recordId) => links.file(requireFiles(composed), { clientId: clientId ?? '', recordId }),
  }
}

/** What is opened was declared: an address that is always a 404 is a mistake of the part, and is found when it is made. */
function requireFiles(composed: ComposedPart): ComposedPart {
  if (composed.files.length > 0) return composed
  throw new TypeError(`The part "${composed.id}" opens a file and declares no \`files\`.`)
}

/** The page on which a reader makes the secret address of a feed and takes it back. */
const FEEDS = 'core.feeds'

function requireFeedPage(kernel: Kernel, composed: ComposedPart): ComposedPart {
  const page = composed.part.feed && kernel.composition.parts.get(FEEDS)
  if (page) return page
  throw new TypeError(`The part "${composed.id}" leads to its feed and declares no \`feed\`.`)
}

function requireSlot({ id, part }: ComposedPart, slot: Slot): Slot {
  if (part.slots.some((declared) => declared.id === slot.id)) return slot
  throw new TypeError(`The part "${id}" shows the slot "${slot.id}" and does not declare it in \`slots\`.`)
}

function toPath(
  kernel: Kernel,
  links: Links,
  place: { readonly target: string | undefined; readonly own: string; readonly clientId: string | undefined },
): string {
  if (place.target === undefined) return place.own
  const composed = kernel.composition.parts.get(place.target)
  return composed ? links.part(composed, composed.part.scope === 'client' ? place.clientId : undefined) : place.own
}
