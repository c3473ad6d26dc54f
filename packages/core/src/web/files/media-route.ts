import type { MediaFile } from '../../define/part-media.ts'
import { hasPorts, openWithPorts } from '../desk/run-ports.ts'
import { findReadablePart } from '../find-part.ts'
import { noteRefusal } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { DESK_PATH } from '../links.ts'
import { isOpen, keepApplying, listPanels } from '../part-access.ts'
import { toIdentity } from '../part-context.ts'
import type { ClientRoute, DeskRoute } from '../route.ts'
import type { ClientVisit, SignedInVisit } from '../visit.ts'
import { toDisposition } from './file-name.ts'
import { FILE_POLICY } from './file-policy.ts'
import { openMedia, type AskedMedia } from './open-media.ts'

/** A photo or file that a part keeps itself, behind the guard of the part. Whatever is not there for this viewer is the same 404. */
export const mediaRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/:plugin/:part/media/:id',
  access: 'client',
  handle: async (kernel, visit) => {
    const composed = await findReadablePart(kernel, visit)
    const asked = { composed, ...readAsked(visit) }
    const file = await kernel.store.forViewer(toIdentity(visit, composed), async (lane) =>
      isOpen(await keepApplying(lane, listPanels(kernel, visit)), composed) ? openMedia(kernel, lane, { visit, ...asked }) : undefined,
    )
    return answerMedia(kernel, visit, { composed, file })
  },
}

/** The same at the desk. */
export const deskMediaRoute: DeskRoute = {
  method: 'GET',
  path: `${DESK_PATH}/:plugin/:part/media/:id`,
  access: 'desk',
  handle: async (kernel, visit) => {
    const composed = await findReadablePart(kernel, visit)
    const asked = { composed, ...readAsked(visit) }
    const open = () => kernel.store.forViewer(toIdentity(visit, composed), (lane) => openMedia(kernel, lane, { visit, ...asked }))
    const file = hasPorts(composed) ? await openWithPorts(kernel, visit, asked) : await open()
    return answerMedia(kernel, visit, { composed, file })
  },
}

/** Which file is asked for, and how large. */
function readAsked({ params, query }: SignedInVisit): Pick<AskedMedia, 'id' | 'size'> {
  return { id: params['id'] ?? '', size: query['size'] === 'small' ? 'small' : 'full' }
}

/** What a part handed out, as its bytes; 404 for what is not there, with a line in the log. */
async function answerMedia(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  { composed, file }: Pick<AskedMedia, 'composed'> & { readonly file: MediaFile | 'failed' | undefined },
): Promise<Response> {
  if (file === 'failed') throw new HttpProblem('failed')
  if (!file) {
    await noteRefusal(kernel, visit, { reason: 'no-file', part: composed.id })
    throw new HttpProblem('not-found')
  }
  return new Response(new Uint8Array(file.bytes), { headers: toHeaders(file) })
}

function toHeaders({ mime, bytes, name }: MediaFile): Record<string, string> {
  return {
    'content-type': mime,
    'content-length': String(bytes.byteLength),
    'content-disposition': toDisposition(name, mime === 'image/webp' ? 'webp' : 'pdf'),
    'content-security-policy': FILE_POLICY,
    // Every piece would be a read of its own in the log, so a file is given whole (RFC 9110, 14.3).
    'accept-ranges': 'none',
  }
}
