import type { Translate } from '../../define/messages.ts'
import type { Upload } from '../../define/upload.ts'
import { addEvidence } from '../../flows/requests/confirm-request.ts'
import { findByLink, MOST_EVIDENCE, type LinkedRequest } from '../../flows/requests/find-by-link.ts'
import { createRequestSeal } from '../../flows/requests/request-content.ts'
import type { EvidenceFile } from '../../flows/requests/take-request.ts'
import { RequestEvidenceView } from '../../ui/pages/request-evidence-view.tsx'
import type { Kernel } from '../kernel.ts'
import { toRedirect } from '../responses.ts'
import type { PublicRoute } from '../route.ts'
import { toFrame } from '../to-frame.ts'
import { readReceived, type FormRule } from '../uploads/receive-form.ts'
import type { Visit } from '../visit.ts'
import { readRequestCookie } from './request-cookie.ts'
import { EVIDENCE_PATH, REQUEST_PATH } from './request-path.ts'
import { showPage } from './show-page.tsx'

const LARGEST_FORM = 20 * 1024 * 1024
const ACCESS = {
  public: 'Whoever confirmed a request sends evidence along; the secret of the mailed link is asked for before a file is read.',
}
const FILES = { evidence: { accepts: ['photo', 'pdf'], most: MOST_EVIDENCE } } as const

/** Where evidence is sent along with a request that was confirmed: nobody else has a file read, decoded or kept. */
export const evidenceRoutes: readonly PublicRoute[] = [
  { method: 'GET', path: EVIDENCE_PATH, access: ACCESS, handle: async (kernel, visit) => show(kernel, visit) },
  { method: 'POST', path: EVIDENCE_PATH, access: ACCESS, admit, handle: async (kernel, visit) => take(kernel, visit) },
]

async function admit(kernel: Kernel, visit: Visit): Promise<FormRule | undefined> {
  const request = await find(kernel, visit)
  return request && { files: FILES, largest: LARGEST_FORM }
}

function find(kernel: Kernel, { request, now }: Visit): Promise<LinkedRequest | undefined> {
  return findByLink(kernel.store.system(), readRequestCookie(request.headers), { seal: createRequestSeal(kernel.keys), now })
}

async function take(kernel: Kernel, visit: Visit): Promise<Response> {
  const { files, problems } = await readReceived(visit.request, FILES)
  const { t } = toFrame(kernel, visit)
  if (problems.length > 0)
    return show(
      kernel,
      visit,
      problems.map(({ message, values }) => t(message, values)),
    )
  const evidence = files.flatMap(toEvidence)
  if (evidence.length === 0) return show(kernel, visit, [t('core.request.problem.evidence')])
  const { store, keys, now, composition } = kernel
  const ports = { store, seal: createRequestSeal(keys), now, evidenceFor: composition.access.requests?.evidenceFor ?? [] }
  const added = await addEvidence(readRequestCookie(visit.request.headers), evidence, ports)
  if (added === 'full') return show(kernel, visit, [t('core.upload.too-many', { most: MOST_EVIDENCE })])
  return toRedirect(`${kernel.basePath}${EVIDENCE_PATH}`)
}

function toEvidence(file: Upload): readonly EvidenceFile[] {
  return file.kind === 'csv' ? [] : [{ name: file.name, mime: file.mime, bytes: file.bytes }]
}

async function show(kernel: Kernel, visit: Visit, problems: readonly string[] = []): Promise<Response> {
  const request = await find(kernel, visit)
  if (!request) return toRedirect(`${kernel.basePath}${REQUEST_PATH}`)
  const isConfirmed = request.state === 'open'
  const body = (t: Translate) => (
    <RequestEvidenceView
      t={t}
      organisation={kernel.composition.organisation.name}
      action={`${kernel.basePath}${EVIDENCE_PATH}`}
      isConfirmed={isConfirmed}
      evidence={request.evidence}
      room={MOST_EVIDENCE - request.evidence.length}
      problems={problems}
    />
  )
  const title = isConfirmed ? 'core.request.done.title' : 'core.request.evidence.title'
  return showPage(kernel, visit, { title, status: problems.length > 0 ? 422 : 200, body })
}
