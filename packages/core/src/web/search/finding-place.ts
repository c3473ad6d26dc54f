import type { ComposedPart } from '../../compose/composition.ts'
import type { PartSearch } from '../../define/part-search.ts'
import type { RecordType } from '../../define/record.ts'
import { isProven, type OpenPanel } from '../part-access.ts'
import type { SignedInVisit } from '../visit.ts'

/** Where hits of one record type find their place: a part that this viewer may open now. */
export interface FindingPlace {
  readonly part: ComposedPart
  readonly search: PartSearch
}

/**
 * Where this viewer can find something: every record type that a part on these open panels finds, in the order of the panels.
 * A part that asks a stronger proof of who is looking finds nothing before it is given.
 */
export function listFindingPlaces(visit: SignedInVisit, panels: readonly OpenPanel[]): readonly FindingPlace[] {
  return panels
    .flatMap(({ parts }) => parts)
    .filter((part) => isProven(visit, part))
    .flatMap((part) => part.part.search.map((search) => ({ part, search })))
}

/** The record types of these places, each once. */
export function listFoundTypes(places: readonly FindingPlace[]): readonly RecordType[] {
  return [...Map.groupBy(places, ({ search }) => search.type.name).values()].flatMap(([first]) => first?.search.type ?? [])
}
