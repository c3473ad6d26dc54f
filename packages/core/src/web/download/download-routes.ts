import { z } from 'zod'
import { findReadablePart } from '../find-part.ts'
import { readForm } from '../form-body.ts'
import { noteRefusal } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { toJsonResponse } from '../responses.ts'
import type { ClientRoute } from '../route.ts'
import { toAmsterdamDay } from '../../define/amsterdam.ts'
import { toProgressText } from '../../ui/pages/download-view.tsx'
import { toReader } from '../to-frame.ts'
import type { ClientVisit } from '../visit.ts'
import { findNewestDownload, takeDownload } from './downloads.ts'
import { DOWNLOAD_PART } from './download-part.ts'
import { toChunkStore } from './make-downloads.ts'
import { streamDownload } from './stream-download.ts'

const Nothing = z.strictObject({})
const Id = z.uuid()

/** Hands a download over, once: whoever may open its page, and asked for it, gets it; everything else is the same 404. */
export const takeDownloadRoute: ClientRoute = {
  method: 'POST',
  path: '/client/:client/download/:download',
  access: 'client',
  handle: async (kernel, visit) => {
    const id = await readAddress(kernel, visit)
    if (!Nothing.safeParse(await readForm(visit.request)).success) throw new HttpProblem('bad-request')
    const taken = await kernel.store.transaction((db) => takeDownload(db, visit, id))
    if (!taken) return refuse(kernel, visit)
    return new Response(streamDownload(toChunkStore(kernel), taken), {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(taken.size),
        // Without a name: it stays behind in a folder that others see.
        'content-disposition': `attachment; filename="dossier-${toAmsterdamDay(visit.now)}.zip"`,
        'cache-control': 'no-store',
      },
    })
  },
}

/** How far a download is, for a page that waits for it: numbers only, nothing of the client, so that it is no read. */
export const downloadProgressRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/download/:download',
  access: 'client',
  handle: async (kernel, visit) => {
    const id = await readAddress(kernel, visit)
    const newest = await findNewestDownload(kernel.store.system(), { accessId: visit.access.id, now: visit.now })
    if (newest?.id !== id) return refuse(kernel, visit)
    const { state, done, total } = newest
    const { locale, form, mode } = toReader(kernel, visit)
    const say = kernel.composition.messages.for('core')(locale, form, mode)
    return toJsonResponse({ state, done, total, text: toProgressText(say, newest) })
  },
}

async function readAddress(kernel: Kernel, visit: ClientVisit): Promise<string> {
  // The guard of its page, whole: who it is for, and how strongly they proved who they are.
  await findReadablePart(kernel, { ...visit, params: { ...visit.params, ...DOWNLOAD_PART } })
  const id = Id.safeParse(visit.params['download'])
  return id.success ? id.data : refuse(kernel, visit)
}

async function refuse(kernel: Kernel, visit: ClientVisit): Promise<never> {
  await noteRefusal(kernel, visit, { reason: 'no-download' })
  throw new HttpProblem('not-found')
}
