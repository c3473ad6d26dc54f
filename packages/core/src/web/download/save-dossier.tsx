import type { ComposedPanel, ComposedPart } from '../../compose/composition.ts'
import { renderSavedPage } from '../../ui/saved/saved-document.tsx'
import { SavedIndex } from '../../ui/saved/saved-index.tsx'
import { toFullDate } from '../../ui/spoken-date.ts'
import type { Kernel } from '../kernel.ts'
import { listOpenPanels } from '../list-open-panels.ts'
import { isProven } from '../part-access.ts'
import { readPhoto } from '../photo-route.ts'
import { toReader } from '../to-frame.ts'
import type { ClientVisit } from '../visit.ts'
import { LOG_FILE, saveLog } from './save-log.tsx'
import type { FilePlaces } from './save-files.ts'
import { savePart, toPartFile } from './save-part.tsx'
import { toSavedFrame } from './saved-frame.ts'
import type { ZipWriter } from './zip-writer.ts'

/** A part that is saved, and the panel it stands in. */
export interface SavedPart {
  readonly panel: ComposedPanel
  readonly composed: ComposedPart
}

/** What saving a dossier needs. */
export interface DossierWork {
  readonly owner: ClientVisit
  readonly parts: readonly SavedPart[]
  readonly zip: ZipWriter
  /** The owner as they are now; throws when they may not have it any more. */
  readonly requireOwner: () => Promise<ClientVisit>
  /** Says how many parts are done. */
  readonly notePart: (done: number) => Promise<void>
}

const INDEX_FILE = 'index.html'

// What the portal re-encoded a photo as; a name never comes from data.
const PHOTO_FILES: Readonly<Record<string, string>> = { 'image/webp': 'photos/client.webp' }

/** Every part of every panel that this viewer may read, that applies, and for which they proved themselves strongly enough. */
export async function listSavedParts(kernel: Kernel, owner: ClientVisit): Promise<readonly SavedPart[]> {
  const panels = await listOpenPanels(kernel, owner)
  return panels.flatMap(({ panel, parts }) =>
    parts.filter((composed) => isProven(owner, composed) && !kernel.coreParts.has(composed.id)).map((composed) => ({ panel, composed })),
  )
}

/** Writes a whole dossier into a ZIP: pages to read, the same data for computers, the photo and the access log. */
export async function saveDossier(kernel: Kernel, work: DossierWork): Promise<void> {
  const { parts, zip } = work
  const files = new Set(parts.map(({ composed }) => composed.id))
  const places: FilePlaces = new Map()
  await saveFront(kernel, work)
  for (const [done, { composed }] of parts.entries()) {
    await work.notePart(done)
    await savePart(kernel, await work.requireOwner(), { composed, files, places, zip, index: INDEX_FILE, requireOwner: work.requireOwner })
  }
  await work.notePart(parts.length)
  await saveLog(kernel, await work.requireOwner(), { zip, index: INDEX_FILE })
  await work.notePart(parts.length + 1)
}

async function saveFront(kernel: Kernel, { owner, parts, zip }: DossierWork): Promise<void> {
  const frame = toSavedFrame(kernel, owner)
  const { t } = frame
  const photo = await readPhoto(kernel, owner)
  const photoFile = photo && PHOTO_FILES[photo.mime]
  const index = <SavedIndex t={t} client={owner.client.name} photo={photoFile} panels={toPanels(kernel, owner, parts)} log={LOG_FILE} />
  await zip.add(INDEX_FILE, renderSavedPage(frame, { title: t('core.download.saved.contents'), index: undefined, pieces: [index] }))
  const facts = {
    client: owner.client.name,
    portal: frame.portalName,
    organisation: frame.organisation,
    when: toFullDate(owner.now.toISOString(), frame.locale),
    name: frame.savedBy,
  }
  await zip.add('README.txt', [[t('core.download.readme', facts), t('core.download.warning'), ''].join('\n\n')])
  if (photo && photoFile !== undefined) await zip.add(photoFile, [photo.bytes])
}

function toPanels(kernel: Kernel, owner: ClientVisit, parts: readonly SavedPart[]) {
  const { locale, form, mode } = toReader(kernel, owner)
  const say = kernel.composition.messages(locale, form, mode)
  return [...Map.groupBy(parts, ({ panel }) => panel)].map(([panel, ofPanel]) => ({
    title: panel.title,
    files: ofPanel.map(({ composed }) => ({ href: toPartFile(composed.id), title: say(composed.titleKey) })),
  }))
}
