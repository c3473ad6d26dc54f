import { setImmediate } from 'node:timers/promises'
import type { ComposedPart } from '../../compose/composition.ts'
import { isId } from '../../store/ids.ts'
import { loadMedia } from '../files/open-media.ts'
import type { Kernel } from '../kernel.ts'
import { toIdentity } from '../part-context.ts'
import type { ClientVisit } from '../visit.ts'
import type { ZipWriter } from './zip-writer.ts'

/** Where in the ZIP the photos and files of a part's own stand, by their id; the large one for a list too. */
export type MediaPlaces = ReadonlyMap<string, string>

/** Runs through the pieces of a page as they will be drawn, to see which photos and files stand on it. */
export async function findMedia(draw: (note: (id: string) => void) => AsyncIterable<unknown>): Promise<readonly string[]> {
  const ids = new Set<string>()
  for await (const _ of draw((id) => void ids.add(id))) await setImmediate()
  return [...ids].filter((id) => isId(id))
}

/**
 * Saves photos and files of a part's own, one in memory at a time; what is not there for this viewer has no place. That they are saved is noted in the access
 * log before the first is read. `requireOwner` is asked again before each.
 */
export async function saveMedia(
  kernel: Kernel,
  ids: readonly string[],
  to: { readonly composed: ComposedPart; readonly zip: ZipWriter; readonly requireOwner: () => Promise<ClientVisit> },
): Promise<MediaPlaces> {
  const { composed, zip, requireOwner } = to
  const places = new Map<string, string>()
  if (ids.length === 0) return places
  const right = composed.readRight === undefined ? {} : { right: composed.readRight }
  const entry = {
    eventType: 'file.download',
    action: 'R',
    outcome: 'success',
    part: composed.id,
    detail: { media: ids },
    ...right,
  } as const
  await kernel.store.forViewer(toIdentity(await requireOwner()), async (lane) => lane.audit(entry))
  for (const id of ids) {
    const visit = await requireOwner()
    const file = await kernel.store.forViewer(toIdentity(visit), (lane) => loadMedia(kernel, lane, { visit, composed, id, size: 'full' }))
    if (!file) continue
    const place = `files/${composed.id}/media-${places.size + 1}.${file.mime === 'image/webp' ? 'webp' : 'pdf'}`
    places.set(id, place)
    await zip.add(place, [file.bytes], { asIs: true })
  }
  return places
}
