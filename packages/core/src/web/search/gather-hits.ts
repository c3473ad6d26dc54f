import type { HitPage, RecordHit } from '../../define/part-context.ts'
import { toCursor } from '../../records/record-cursor.ts'

/** The hits of one page that have a place, and where the page behind it begins. */
export interface GatheredHits<Hit> {
  readonly hits: readonly Hit[]
  /** Null when behind these no hit has a place. */
  readonly older: string | null
  /** False when there was nothing to look for. */
  readonly asks: boolean
}

/** One look at what was found: at most so many hits, from this place on. */
export type HitLook = (from: { readonly limit: number; readonly before?: string }) => Promise<HitPage>

const PAGE = 20
// One more than a page: whether there is an older page is decided by a hit that has a place, never by one that has none.
const FIRST_LOOK = PAGE + 1
const FURTHER_LOOK = 100
const MOST_LOOKS = 11

/**
 * Goes through what was found, newest first, until a page has hits with a place or nothing is left, so that a page tells nothing of
 * what no part shows: neither by being short or empty, nor by a way on that leads to nothing. After a thousand in a row without
 * a page (no record has that many) it stops as if nothing were left.
 */
export async function gatherHits<Hit>(
  look: HitLook,
  { before, toHit }: { readonly before: string | undefined; readonly toHit: (hit: RecordHit) => Hit | undefined },
): Promise<GatheredHits<Hit>> {
  let found = await look({ limit: FIRST_LOOK, ...(before && { before }) })
  const placed = listPlaced(found, toHit)
  for (let looks = 1; placed.length <= PAGE && found.older !== undefined && looks < MOST_LOOKS; looks += 1) {
    found = await look({ limit: FURTHER_LOOK, before: found.older })
    placed.push(...listPlaced(found, toHit))
  }
  const page = placed.slice(0, PAGE)
  const last = placed.length > PAGE ? page.at(-1) : undefined
  return { hits: page.map(({ hit }) => hit), older: last ? toCursor(last.at) : null, asks: found.asks }
}

function listPlaced<Hit>({ items }: HitPage, toHit: (hit: RecordHit) => Hit | undefined) {
  return items.flatMap((item) => {
    const hit = toHit(item)
    return hit === undefined ? [] : [{ hit, at: { id: item.record.id, at: new Date(item.record.at) } }]
  })
}
