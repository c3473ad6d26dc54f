import type { ComposedPart } from '../../compose/composition.ts'
import type { MediaFile } from '../../define/part-media.ts'
import { isId } from '../../store/ids.ts'
import type { ViewerAuditEntry, ViewerLane } from '../../store/store.ts'
import type { Kernel } from '../kernel.ts'
import { endsRequest } from '../load-part.ts'
import { toPartContext } from '../part-context.ts'
import { toStaffDetail, type ClientVisit, type DeskVisit, type SignedInVisit } from '../visit.ts'

/** A photo or file of a part's own, and who looks at it. */
interface MediaReading extends AskedMedia {
  readonly visit: SignedInVisit | ClientVisit | DeskVisit
  readonly concerns?: (clientId: string) => void
}

/** Which photo or file of a part's own is asked for, and how large. */
export interface AskedMedia {
  readonly composed: ComposedPart
  readonly id: string
  readonly size: 'full' | 'small'
}

/**
 * What a part hands out of its own tables, to somebody who may read the part, and nothing that it writes is kept. Throws a TypeError for bytes of another
 * kind than a part may hand out.
 */
export async function loadMedia(
  kernel: Kernel,
  lane: ViewerLane,
  { visit, composed, id, size, concerns }: MediaReading,
): Promise<MediaFile | undefined> {
  const { media } = composed.part
  if (!media || !isId(id)) return undefined
  // The size is no query of the part's page.
  const bare = { ...visit, query: {} }
  const file = await lane.part(
    composed.reads,
    (db, accesses) => media.load(toPartContext(kernel, bare, { composed, db, accesses, ...(concerns && { concerns }) }), { id, size }),
    { keeps: false },
  )
  if (file) requireKnownType(composed, file)
  return file
}

/**
 * The same for who opens it at its address; undefined for what is not there for them. A full one is noted as opened in
 * the same transaction; a small one belongs to the list on the page that was noted already.
 */
export async function openMedia(
  kernel: Kernel,
  lane: ViewerLane,
  { visit, ...asked }: MediaReading,
): Promise<MediaFile | 'failed' | undefined> {
  let about: string | undefined
  const concerns = (clientId: string) => {
    about = isId(clientId) ? clientId : undefined
  }
  const note = (outcome: ViewerAuditEntry['outcome']) => lane.audit({ ...toEntry(visit, asked, outcome), about })
  try {
    const file = await loadMedia(kernel, lane, { visit, ...asked, concerns })
    if (file && !isOfPage(file, asked)) note('success')
    return file
  } catch (error) {
    if (endsRequest(error)) throw error
    note('failure')
    kernel.log.failure({ traceId: visit.traceId, route: asked.composed.id, error })
    return 'failed'
  }
}

/** A small photo stands on the page that was noted; a document has no small one, so that a part may hand out all of it. */
function isOfPage({ mime }: MediaFile, { size }: Pick<AskedMedia, 'size'>): boolean {
  return size === 'small' && mime === 'image/webp'
}

/** A part in plain JavaScript may give what its types forbid: a page of HTML, say. */
export function requireKnownType({ id }: ComposedPart, { mime, bytes }: MediaFile): void {
  const known: readonly string[] = ['image/webp', 'application/pdf']
  if (known.includes(mime) && bytes instanceof Uint8Array) return
  throw new TypeError(`The media of "${id}" are neither a photo (image/webp) nor a PDF.`)
}

/** What the log says: which file, in which part, with which right; in a preview also as whom the administrator looked. */
function toEntry(
  visit: SignedInVisit | ClientVisit | DeskVisit,
  { composed, id }: AskedMedia,
  outcome: ViewerAuditEntry['outcome'],
): ViewerAuditEntry {
  const { preview } = visit
  const what = preview
    ? { eventType: 'part.preview', detail: { media: id, as: preview.personId } }
    : { eventType: 'file.opened', detail: { media: id, ...toStaffDetail(visit) } }
  const right = composed.readRight === undefined ? {} : { right: composed.readRight }
  return { ...what, action: 'R', outcome, part: composed.id, ...right }
}
