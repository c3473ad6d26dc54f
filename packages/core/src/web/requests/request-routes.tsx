import { z } from 'zod'
import { toAmsterdamDay } from '../../define/amsterdam.ts'
import type { Translate } from '../../define/messages.ts'
import { confirmRequest } from '../../flows/requests/confirm-request.ts'
import { CONFIRM_JOB, CONFIRM_PATH } from '../../flows/requests/mail-confirmations.ts'
import { createRequestSeal } from '../../flows/requests/request-content.ts'
import { takeRequest } from '../../flows/requests/take-request.ts'
import { AccessRequestView, type AccessRequestViewProps } from '../../ui/pages/access-request-view.tsx'
import { RequestConfirmView } from '../../ui/pages/request-confirm-view.tsx'
import { RequestSentView } from '../../ui/pages/request-sent-view.tsx'
import { readForm } from '../form-body.ts'
import type { Kernel } from '../kernel.ts'
import { toLimitNetwork, toLimitSite } from '../proxy/to-limit-network.ts'
import { toRedirect } from '../responses.ts'
import type { PublicRoute } from '../route.ts'
import { toReader } from '../to-frame.ts'
import type { Visit } from '../visit.ts'
import { createFormToken, readFormToken } from './form-token.ts'
import { ASKED_BASES, readRequest } from './request-input.ts'
import { evidenceRoutes } from './evidence-routes.tsx'
import { toRequestCookie } from './request-cookie.ts'
import { EVIDENCE_PATH, REQUEST_PATH } from './request-path.ts'
import { showPage } from './show-page.tsx'

const SENT_PATH = `${REQUEST_PATH}/verstuurd`
const ACCESS = { public: 'Whoever has no access yet asks for it here; it looks nothing up.' }

/** The public form by which people ask for access, where the organisation has one. */
export function listRequestRoutes(kernel: Kernel): readonly PublicRoute[] {
  if (!kernel.composition.access.requests) return []
  return [
    { method: 'GET', path: REQUEST_PATH, access: ACCESS, handle: async (_kernel, visit) => showForm(kernel, visit) },
    { method: 'POST', path: REQUEST_PATH, access: ACCESS, handle: async (_kernel, visit) => take(kernel, visit) },
    { method: 'GET', path: SENT_PATH, access: ACCESS, handle: async (_kernel, visit) => showSent(kernel, visit) },
    { method: 'GET', path: CONFIRM_PATH, access: ACCESS, handle: async (_kernel, visit) => showConfirm(kernel, visit) },
    { method: 'POST', path: CONFIRM_PATH, access: ACCESS, handle: async (_kernel, visit) => confirm(kernel, visit) },
    ...evidenceRoutes,
  ]
}

async function take(kernel: Kernel, visit: Visit): Promise<Response> {
  const { form = '', website = '', ...typed } = await readForm(visit.request)
  const sent = toRedirect(`${kernel.basePath}${SENT_PATH}`)
  if (website !== '') return sent
  const token = readFormToken(form, { keys: toTokenKeys(kernel), now: visit.now })
  const read = readRequest(typed, { today: toAmsterdamDay(visit.now) })
  const again = token.is === 'old' ? {} : { token: form }
  if ('problems' in read) return showForm(kernel, visit, { typed, ...again, problems: read.problems, status: 422 })
  if (token.is !== 'good') return showForm(kernel, visit, { typed, ...again, notice: token.is, status: 422 })
  const { locale } = toReader(kernel, visit)
  const ports = { store: kernel.store, seal: createRequestSeal(kernel.keys), now: kernel.now }
  const from = { network: toLimitNetwork(visit.network), site: toLimitSite(visit.network) }
  const taken = await takeRequest({ id: token.id, content: { ...read.content, locale }, ...from }, ports)
  if (taken.is !== 'taken')
    return refuse(showForm(kernel, visit, { typed, ...again, notice: taken.is, status: BUSY[taken.is] }), taken.retryAfter)
  await kernel.hurry(CONFIRM_JOB)
  return sent
}

// One network has to wait (RFC 6585, 4), or everybody has.
const BUSY = { often: 429, busy: 503 } as const

function refuse(page: Response, seconds: number): Response {
  page.headers.set('retry-after', String(seconds))
  return page
}

const toTokenKeys = (kernel: Kernel) => kernel.keys.keys('access request form')

interface Shown extends Partial<Pick<AccessRequestViewProps, 'typed' | 'token' | 'problems' | 'notice'>> {
  readonly status?: number
}

function showForm(kernel: Kernel, visit: Visit, shown: Shown = {}): Response {
  const { composition, basePath } = kernel
  const { typed = {}, problems = [], notice, token = createFormToken(toTokenKeys(kernel)[0], visit.now), status = 200 } = shown
  const body = (t: Translate) => (
    <AccessRequestView
      t={t}
      organisation={composition.organisation.name}
      phone={composition.organisation.phone}
      intro={composition.access.requests?.intro}
      action={`${basePath}${REQUEST_PATH}`}
      backHref={toBack(kernel, visit)}
      token={token}
      typed={typed}
      problems={problems}
      notice={notice}
      bases={ASKED_BASES}
      evidenceFor={composition.access.requests?.evidenceFor ?? []}
    />
  )
  return showPage(kernel, visit, { title: 'core.request.title', status, body })
}

function toBack({ basePath, authenticator }: Kernel, { visitor }: Visit): string {
  return `${basePath}${visitor ? '/' : authenticator.signInPath}`
}

function showSent(kernel: Kernel, visit: Visit): Response {
  const { phone } = kernel.composition.organisation
  const body = (t: Translate) => <RequestSentView t={t} phone={phone} backHref={toBack(kernel, visit)} />
  return showPage(kernel, visit, { title: 'core.request.sent.title', body })
}

const Confirmation = z.object({ secret: z.string().max(200) })

async function confirm(kernel: Kernel, visit: Visit): Promise<Response> {
  const form = Confirmation.safeParse(await readForm(visit.request))
  const secret = form.success ? form.data.secret.trim() : ''
  const { store, now, composition } = kernel
  const ports = { store, seal: createRequestSeal(kernel.keys), now, evidenceFor: composition.access.requests?.evidenceFor ?? [] }
  if (!(await confirmRequest(secret, ports))) return showConfirm(kernel, visit, true)
  return toRedirect(`${kernel.basePath}${EVIDENCE_PATH}`, { 'set-cookie': toRequestCookie(kernel, secret) })
}

function showConfirm(kernel: Kernel, visit: Visit, isRefused = false): Response {
  const { basePath } = kernel
  const body = (t: Translate) => (
    <RequestConfirmView t={t} action={`${basePath}${CONFIRM_PATH}`} isRefused={isRefused} againHref={`${basePath}${REQUEST_PATH}`} />
  )
  return showPage(kernel, visit, { title: 'core.request.confirm.title', status: isRefused ? 422 : 200, body })
}
