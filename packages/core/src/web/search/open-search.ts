import type { ComposedPart } from '../../compose/composition.ts'
import { createRecordReader } from '../../records/record-reader.ts'
import type { ViewerAuditEntry, ViewerLane } from '../../store/store.ts'
import type { SearchData } from '../../ui/pages/search-view.tsx'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { endsRequest, type Loaded } from '../load-part.ts'
import { keepApplying, listPanels, type OpenPanel } from '../part-access.ts'
import { toIdentity, toOwnQuery } from '../part-context.ts'
import type { ClientVisit } from '../visit.ts'
import { findInRecord } from './find-in-record.ts'
import { listFindingPlaces, listFoundTypes, type FindingPlace } from './finding-place.ts'

interface Search {
  readonly visit: ClientVisit
  readonly composed: ComposedPart
  readonly places: readonly FindingPlace[]
}

/**
 * Runs the search as the viewer, over the record types of the parts that they may open now and over nothing else; 404 when there are none.
 * The access log gets one entry: which kinds were searched and how many hits were shown, never the words, which are health data.
 */
export async function openSearch(
  kernel: Kernel,
  visit: ClientVisit,
  composed: ComposedPart,
): Promise<{ readonly loaded: Loaded; readonly panels: readonly OpenPanel[] }> {
  return kernel.store.forViewer(toIdentity(visit), async (lane) => {
    const panels = await keepApplying(lane, listPanels(kernel, visit))
    const places = listFindingPlaces(visit, panels)
    if (places.length === 0) throw new HttpProblem('not-found')
    return { panels, loaded: await loadSearch(kernel, lane, { visit, composed, places }) }
  })
}

async function loadSearch(kernel: Kernel, lane: ViewerLane, search: Search): Promise<Loaded> {
  const { visit, composed, places } = search
  const types = listFoundTypes(places)
  try {
    const data = await lane.part(
      types.map(({ name }) => name),
      (db) => {
        return findInRecord({ kernel, visit, records: createRecordReader(db, types), places, query: toOwnQuery(visit) })
      },
    )
    lane.audit(toEntry(search, 'success', data))
    return { data }
  } catch (error) {
    if (endsRequest(error) || error instanceof HttpProblem) throw error
    lane.audit(toEntry(search, 'failure'))
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return { failed: error }
  }
}

function toEntry({ visit, composed, places }: Search, outcome: ViewerAuditEntry['outcome'], data?: SearchData): ViewerAuditEntry {
  const types = listFoundTypes(places).map(({ name }) => name)
  const searched = { types: data?.kind ? [data.kind] : types, ...(data && { hits: data.hits.length }) }
  const entry = { action: 'R' as const, outcome, part: composed.id }
  if (visit.preview) return { ...entry, eventType: 'part.preview', detail: { ...searched, as: visit.preview.personId } }
  // The page with nothing but its form searched nothing.
  return data?.searched === false ? { ...entry, eventType: 'part.read' } : { ...entry, eventType: 'part.search', detail: searched }
}
