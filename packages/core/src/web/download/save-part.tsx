import type { ComponentChild } from 'preact'
import type { ComposedPart } from '../../compose/composition.ts'
import type { ViewTools } from '../../define/part.ts'
import { renderSavedPage } from '../../ui/saved/saved-document.tsx'
import { toFullDate } from '../../ui/spoken-date.ts'
import { toFreshness } from '../freshness.ts'
import type { Kernel } from '../kernel.ts'
import { loadPart } from '../load-part.ts'
import { isProven, mayRead } from '../part-access.ts'
import { toIdentity } from '../part-context.ts'
import { toViewTools } from '../tools.ts'
import type { ClientVisit } from '../visit.ts'
import { DownloadFailure } from './download-failure.ts'
import { findMedia, saveMedia, type MediaPlaces } from './save-media.ts'
import { placeFiles, saveFiles, type FilePlaces } from './save-files.ts'
import { toSavedFrame } from './saved-frame.ts'
import type { ZipWriter } from './zip-writer.ts'

/** What saving one part needs. */
export interface PartWork {
  readonly composed: ComposedPart
  /** The ids of all parts in the ZIP: a link to another part leads nowhere. */
  readonly files: ReadonlySet<string>
  /** Where files were saved that an earlier part opens too. */
  readonly places: FilePlaces
  readonly zip: ZipWriter
  /** The file with the contents. */
  readonly index: string
  readonly requireOwner: () => Promise<ClientVisit>
}

/** The file in which a part can be read. */
export function toPartFile(partId: string): string {
  return `${partId}.html`
}

/** Saves one part with the files it opens: read as its page reads it, behind the same policies and with an entry of its own in the access log. */
export async function savePart(kernel: Kernel, visit: ClientVisit, work: PartWork): Promise<void> {
  const { composed, zip } = work
  const pages = await loadAll(kernel, visit, composed)
  const updatedAt = toFreshness(kernel, visit, composed)?.updatedAt
  const about = { part: composed.id, savedAt: visit.now.toISOString(), updatedAt: updatedAt ?? null }
  await zip.add(`data/${composed.id}.json`, toJson(about, pages))
  const placed = await placeFiles(kernel, visit, work)
  const frame = toSavedFrame(kernel, visit)
  const bare = toSavedTools(kernel, visit, work)
  const fresh = updatedAt && <p>{frame.t('core.download.saved.fresh', { when: toFullDate(updatedAt, frame.locale) })}</p>
  const draw = (media: ViewTools['media']) =>
    renderSavedPage(frame, {
      title: bare.t(composed.part.title),
      index: work.index,
      pieces: view(composed, { fresh, pages, tools: { ...bare, media } }),
    })
  const media = await placeMedia(kernel, { ...work, draw })
  await zip.add(
    toPartFile(composed.id),
    draw((id) => media.get(id) ?? '#'),
  )
  await saveFiles(kernel, placed, work)
}

/** Which photos and files stand on a page is known when it was drawn once; what they are called in the ZIP, when they were read. */
async function placeMedia(
  kernel: Kernel,
  work: PartWork & { readonly draw: (media: ViewTools['media']) => AsyncIterable<unknown> },
): Promise<MediaPlaces> {
  if (!work.composed.part.media) return new Map()
  const ids = await findMedia((note) =>
    work.draw((id) => {
      note(id)
      return '#'
    }),
  )
  return saveMedia(kernel, ids, work)
}

async function loadAll(kernel: Kernel, visit: ClientVisit, composed: ComposedPart): Promise<readonly unknown[]> {
  // Asked again, because the list of parts was made a while ago.
  if (!mayRead(kernel, visit, composed) || !isProven(visit, composed)) throw new Error('The rights changed while the download was made.')
  const loaded = await kernel.store.forViewer(toIdentity(visit), (lane) =>
    loadPart(kernel, lane, { visit, composed, reading: 'part.download' }),
  )
  if ('data' in loaded && Array.isArray(loaded.data)) return loaded.data as readonly unknown[]
  const cause = 'failed' in loaded ? loaded.failed : undefined
  throw cause instanceof DownloadFailure ? cause : new Error('A part could not be loaded.', { cause })
}

function* toJson(about: object, pages: readonly unknown[]): Generator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"pages":[`
  for (const [index, page] of pages.entries()) yield `${index === 0 ? '' : ','}\n${JSON.stringify(page) ?? 'null'}`
  yield '\n]}\n'
}

function* view(
  { part }: ComposedPart,
  shown: { readonly fresh: ComponentChild; readonly pages: readonly unknown[]; readonly tools: ViewTools },
): Generator<ComponentChild> {
  yield shown.fresh
  for (const page of shown.pages) yield part.view(page, shown.tools)
}

/** A link leads to the other page or to the file, or nowhere; nothing can be sent. */
function toSavedTools(kernel: Kernel, visit: ClientVisit, { composed, files, places }: PartWork): ViewTools {
  return {
    ...toViewTools(kernel, visit, { composed }),
    link: ({ part = composed.id } = {}) => (files.has(part) ? toPartFile(part) : '#'),
    action: () => '#',
    may: () => false,
    feed: () => '#',
    file: (recordId) => places.get(recordId) ?? '#',
  }
}
