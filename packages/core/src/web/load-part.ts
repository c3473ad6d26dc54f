import type { ComposedPart } from '../compose/composition.ts'
import { NotThere } from '../define/not-there.ts'
import type { PartContext, Scope } from '../define/part-context.ts'
import type { SlotFill } from '../define/slot.ts'
import { isMadeUp } from '../records/record-read-error.ts'
import { isId } from '../store/ids.ts'
import { isUnavailable } from '../store/store-error.ts'
import type { ViewerAuditEntry, ViewerLane } from '../store/store.ts'
import { loadPages } from './download/load-pages.ts'
import type { Kernel } from './kernel.ts'
import { isByItself } from './live/by-itself.ts'
import { toPartContext } from './part-context.ts'
import { toStaffDetail, type ClientVisit, type DeskVisit, type SignedInVisit } from './visit.ts'

/** What a part gave, or that it failed; a failure never takes the page with it. */
export type Loaded = { readonly data: unknown } | { readonly failed: unknown }

/** Which function of the part is called, and what the access log says of it. */
export type Reading = 'part.read' | 'part.summary' | 'part.download' | 'part.fill' | 'feed.read'

/** One part that is to be read, by whom, and how. */
interface PartReading {
  readonly visit: SignedInVisit | ClientVisit | DeskVisit
  readonly composed: ComposedPart
  readonly reading: Reading
  /** What it puts into a place of another part's page, for `part.fill`. */
  readonly fill?: SlotFill
}

type Load = (context: PartContext<Scope>) => Promise<unknown>

/** Loads a part in a savepoint that sees only its declared types, and notes the read or its failure in the same transaction. */
export async function loadPart(kernel: Kernel, lane: ViewerLane, work: PartReading): Promise<Loaded> {
  const { visit, composed } = work
  const ground = findGround(kernel, work)
  const load = toLoad(work)
  if (!load) return { data: undefined }
  const count = (outcome: ViewerAuditEntry['outcome']) => kernel.meter.part({ part: composed.id, event: work.reading, outcome })
  let about: string | undefined
  const concerns = (clientId: string) => {
    about = isId(clientId) ? clientId : undefined
  }
  try {
    // Looking as somebody else is no reading, and a page that looks again by itself has no reader yet: what a part would mark as read stays as it was.
    const keeps = visit.preview === undefined && !isByItself(visit.request)
    const data = await lane.part(
      composed.reads,
      (db, accesses) => load(toPartContext(kernel, visit, { composed, db, accesses, concerns })),
      { keeps },
    )
    lane.audit({ ...toEntry(work, 'success', ground), about })
    count('success')
    return { data }
  } catch (error) {
    if (endsRequest(error)) throw error
    if (error instanceof NotThere) {
      lane.audit(toRefusal(work))
      count('refused')
      return { failed: error }
    }
    lane.audit({ ...toEntry(work, 'failure', ground), about })
    count('failure')
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return { failed: error }
  }
}

/** The page, its line on the start page, what it puts into another page, what it gives out as a feed, or every page there is. */
function toLoad({ composed, reading, fill }: PartReading): Load | undefined {
  // A fill is of a client part, which is only ever given the context of one.
  if (reading === 'part.fill') return fill?.load as Load | undefined
  if (reading === 'part.summary') return composed.part.summary?.load
  // A feed is of client parts only, as the composition made sure.
  if (reading === 'feed.read') return composed.part.feed?.load as Load | undefined
  return reading === 'part.read' ? composed.part.load : (context) => loadPages(composed, context)
}

/**
 * On which ground somebody reads a part whose right is explicit: what they are to the client, or a tick of their own. The basis alone does not say it for ever: an
 * organisation may let a basis bring the right that did not bring it before.
 */
function findGround(kernel: Kernel, { visit, composed }: PartReading): { readonly ground?: 'basis' | 'granted' } {
  const right = composed.readRight === undefined ? undefined : kernel.composition.rights.get(composed.readRight)
  if (right?.explicit !== true || !('access' in visit)) return {}
  return { ground: right.byBasis.includes(visit.access.basis) ? 'basis' : 'granted' }
}

/** What the log says; a read in a preview is called that, with as whom the administrator looked. */
function toEntry(
  { visit, composed, reading }: PartReading,
  outcome: ViewerAuditEntry['outcome'],
  ground: { readonly ground?: 'basis' | 'granted' },
): ViewerAuditEntry {
  const { preview } = visit
  const { id, reads, readRight } = composed
  const what = preview
    ? { eventType: 'part.preview', detail: { types: reads, ...ground, as: preview.personId } }
    : { eventType: reading, detail: { types: reads, ...ground, ...toStaffDetail(visit) } }
  const entry = { ...what, action: 'R' as const, outcome, part: id }
  return readRight === undefined ? entry : { ...entry, right: readRight }
}

/** What the log says when what was asked for is not there: the same as of a page of core. */
function toRefusal({ visit: { preview }, composed }: PartReading): ViewerAuditEntry {
  const detail = { reason: 'not-there', ...(preview ? { as: preview.personId } : {}) }
  return { eventType: 'part.refused', action: 'R', outcome: 'refused', part: composed.id, detail }
}

/** Whether a failure ends the whole request: a database that is away, and a place in a list that the visitor made up, are not the part's failure. */
export function endsRequest(error: unknown): boolean {
  return isUnavailable(error) || isMadeUp(error)
}
