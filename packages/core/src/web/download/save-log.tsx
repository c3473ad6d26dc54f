import type { ComponentChild } from 'preact'
import { appendAudit } from '../../audit/append-audit.ts'
import { listAccessEvents } from '../../audit/list-access-events.ts'
import { toNen7513 } from '../../audit/nen7513.ts'
import { readToldAudit } from '../../audit/read-told-audit.ts'
import { AccessLogTable } from '../../ui/pages/access-log-view.tsx'
import { renderSavedPage } from '../../ui/saved/saved-document.tsx'
import { decideSeenParts } from '../decide-seen-parts.ts'
import type { Kernel } from '../kernel.ts'
import { toLine } from '../parts/access-log-line.ts'
import { toWho, type ClientVisit } from '../visit.ts'
import { DOWNLOAD_PART_ID } from './download-part.ts'
import { toSavedFrame } from './saved-frame.ts'
import type { ZipWriter } from './zip-writer.ts'

/** The file in which the access log can be read. */
export const LOG_FILE = 'access-log.html'

const LINES_AT_ONCE = 500

/** Saves the access log of this client: for people, and in the words of NEN 7513. That it was read is an entry of its own. */
export async function saveLog(
  kernel: Kernel,
  visit: ClientVisit,
  work: { readonly zip: ZipWriter; readonly index: string },
): Promise<void> {
  const { zip, index } = work
  const entry = {
    eventType: 'audit.read',
    action: 'R',
    outcome: 'success',
    part: DOWNLOAD_PART_ID,
    at: visit.now,
  } as const
  await appendAudit(kernel.store.system(), { ...entry, ...toWho(visit) })
  const frame = toSavedFrame(kernel, visit)
  await zip.add('access-log.json', toJson(kernel, visit))
  await zip.add(LOG_FILE, renderSavedPage(frame, { title: frame.t('core.accessLog.title'), index, pieces: view(kernel, visit) }))
}

/** What happened at this very moment is in it too. */
function toEnd({ now }: ClientVisit): Date {
  return new Date(now.getTime() + 1)
}

async function* toJson(kernel: Kernel, visit: ClientVisit): AsyncGenerator<string> {
  const { composition, origin, basePath } = kernel
  const source = { organisation: composition.organisation.name, origin: `${origin}${basePath}` }
  let before = '[\n'
  const period = { clientId: visit.client.id, until: toEnd(visit), seen: decideSeenParts(kernel, visit) }
  for await (const entry of readToldAudit(kernel.store.system, period)) {
    yield before + JSON.stringify(toNen7513(entry, source))
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** Newest first, equal lines of a day as one. */
async function* view(kernel: Kernel, visit: ClientVisit): AsyncGenerator<ComponentChild> {
  const { t, locale, now } = toSavedFrame(kernel, visit)
  const words = { composition: kernel.composition, t }
  const seen = decideSeenParts(kernel, visit)
  const query = { clientId: visit.client.id, from: new Date(0), until: toEnd(visit), limit: LINES_AT_ONCE, seen }
  let page = await listAccessEvents(kernel.store.system(), query)
  for (;;) {
    yield <AccessLogTable t={t} locale={locale} now={now} lines={page.events.map((event) => toLine(event, words))} />
    if (page.older === undefined) return
    page = await listAccessEvents(kernel.store.system(), { ...query, before: page.older })
  }
}
