import type { ComposedPart } from '../compose/composition.ts'
import type { SlotFill } from '../define/slot.ts'
import type { ViewerLane } from '../store/store.ts'
import type { Kernel } from './kernel.ts'
import { loadPart } from './load-part.ts'
import { isProven, type OpenPanel } from './part-access.ts'
import type { ClientVisit } from './visit.ts'

/** What a part puts into a place of another part's page, with what it loaded for it. */
export interface LoadedFill {
  readonly composed: ComposedPart
  readonly fill: SlotFill
  readonly data: unknown
}

/**
 * Loads what other parts put into the places of a page: those of the open panels that this session proves enough for. Each in a savepoint with the
 * record types of its own part and an entry of its own in the access log; one that fails is not there.
 */
export async function loadFills(
  kernel: Kernel,
  lane: ViewerLane,
  page: { readonly visit: ClientVisit; readonly composed: ComposedPart; readonly panels: readonly OpenPanel[] },
): Promise<readonly LoadedFill[]> {
  const filled: LoadedFill[] = []
  // The query is that of the page and no business of another part.
  const visit = { ...page.visit, query: {} }
  for (const { composed, fill } of listFills(page.visit, page)) {
    const loaded = await loadPart(kernel, lane, { visit, composed, reading: 'part.fill', fill })
    if ('data' in loaded) filled.push({ composed, fill, data: loaded.data })
  }
  return filled
}

function listFills(
  visit: ClientVisit,
  { composed: host, panels }: { readonly composed: ComposedPart; readonly panels: readonly OpenPanel[] },
): readonly Omit<LoadedFill, 'data'>[] {
  const places = host.part.slots.map(({ id }) => id)
  return panels
    .flatMap(({ parts }) => parts.filter((part) => isProven(visit, part)))
    .flatMap((composed) => composed.part.fills.filter(({ slot }) => places.includes(slot.id)).map((fill) => ({ composed, fill })))
}
