import type { AccountSummary, AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { FactorRefused } from '../factor/second-factor.ts'
import { createSentCodes, type SentCodes } from '../factor/sent-codes.ts'
import { type Limit, WINDOW } from '../limit/limits.ts'
import { CodePage } from '../pages/code-page.tsx'
import { EmailPage } from '../pages/email-page.tsx'
import { type OwnSession, withFreshProof } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { STATUS, toPageHeaders } from '../routes/status.ts'
import type { IssuedSession } from '../sessions/sessions.ts'
import { backToSecurity, endOthersWithin } from './after-change.ts'

// A mail takes longer than a text message, and so does its reader.
const CODE_SECONDS = 30 * 60
const CODES_PER_HOUR = 5

const Email = z
  .email()
  .max(254)
  .transform((value) => value.toLowerCase())
const Form = z.strictObject({
  do: z.enum(['send', 'check', 'resend']),
  email: z.string().max(300).optional(),
  code: z.string().max(40).optional(),
})

/** Another mail address: asked after a step up, confirmed at the new one, announced at the old. Whether somebody else has it is never said before it is confirmed. */
export function createEmailRoutes(door: Door): readonly AuthenticatorRoute[] {
  const codes = createSentCodes(door.factorPorts, CODE_SECONDS)
  const route = { path: PATHS.email, access: 'session', profile: PATHS.security } as const
  const at = (visit: AuthenticatorRequest, run: (work: Changing) => Promise<Response>) =>
    withFreshProof(door, visit, { back: PATHS.email, run: (own) => run({ door, codes, visit, own }) })
  return [
    { ...route, method: 'GET', handle: (visit) => at(visit, (work) => (visit.query['code'] === '1' ? showCode(work) : showForm(work))) },
    { ...route, method: 'POST', handle: (visit) => at(visit, act) },
  ]
}

interface Changing {
  readonly door: Door
  readonly codes: SentCodes
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
}

const toKey = ({ own }: Changing) => ({ accountId: own.session.accountId, boundTo: own.session.id, purpose: 'email', factor: 'new-email' })

async function showForm({ door, visit, own }: Changing, wrong?: { readonly typed: string; readonly message: string }): Promise<Response> {
  const { t } = visit
  const { basePath } = door.ports
  const account = await door.ports.findAccount({ id: own.session.accountId })
  const body = (
    <EmailPage
      t={t}
      action={`${basePath}${PATHS.email}`}
      current={account?.email ?? ''}
      typed={wrong?.typed ?? ''}
      errors={wrong ? [{ field: 'email', message: wrong.message }] : []}
      cancelHref={`${basePath}${PATHS.security}`}
    />
  )
  return visit.page({ title: t('email.title'), status: wrong ? 422 : 200, headers: toPageHeaders(), body })
}

async function showCode(work: Changing, refused?: FactorRefused): Promise<Response> {
  const { door, codes, visit } = work
  const { t } = visit
  const { basePath } = door.ports
  const shown = await codes.show(toKey(work))
  if (!shown) return redirectTo(`${basePath}${PATHS.email}`)
  const body = (
    <CodePage
      t={t}
      action={`${basePath}${PATHS.email}`}
      intro={t('email.code.intro', { email: shown.to })}
      resend={shown.resend}
      notice={
        refused ? { kind: refused.reason, ...(refused.retryAfter === undefined ? {} : { retryAfter: refused.retryAfter }) } : undefined
      }
      cancelHref={`${basePath}${PATHS.security}`}
      back="page"
    />
  )
  return visit.page({
    title: t('email.title'),
    status: refused ? STATUS[refused.reason] : 200,
    headers: toPageHeaders(refused?.retryAfter),
    body,
  })
}

async function act(work: Changing): Promise<Response> {
  const form = Form.safeParse(work.visit.form)
  if (!form.success) return showForm(work, { typed: '', message: work.visit.t('email.problem.invalid') })
  const { do: wanted, email = '', code = '' } = form.data
  if (wanted === 'check') return check(work, code)
  return wanted === 'resend' ? send(work, undefined) : begin(work, email)
}

async function begin(work: Changing, typed: string): Promise<Response> {
  const email = Email.safeParse(typed.trim())
  if (!email.success) return showForm(work, { typed: typed.slice(0, 254), message: work.visit.t('email.problem.invalid') })
  return send(work, email.data)
}

/** Sends the first code to a new address, or the next one to the address that was named before. */
async function send(work: Changing, to: string | undefined): Promise<Response> {
  const { door, codes, visit, own } = work
  const { accountId } = own.session
  const limit: Limit = { key: `mail-code:${accountId}`, most: CODES_PER_HOUR, seconds: WINDOW.hour }
  const claim = await door.limits.claim([limit])
  const account = await door.ports.findAccount({ id: accountId })
  if (!claim.admitted || !account)
    return refuse(work, { outcome: 'refused', reason: 'throttled', cause: 'mail-limit', retryAfter: WINDOW.hour }, to)
  const request = {
    key: toKey(work),
    request: visit.request,
    deliver: async (
      transaction: Parameters<Parameters<SentCodes['resend']>[0]['deliver']>[0],
      { code, to: email }: { readonly code: string; readonly to: string },
    ) => transaction.mail({ to: { ...account, email }, key: 'mail.email-code', exact: { code }, values: { minutes: CODE_SECONDS / 60 } }),
  }
  const sent = to === undefined ? await codes.resend(request) : await codes.start({ ...request, to })
  if (sent.outcome === 'started') return redirectTo(`${door.ports.basePath}${PATHS.email}?code=1`)
  await door.limits.release([limit])
  return refuse(work, sent, to)
}

function refuse(work: Changing, refused: FactorRefused, typed: string | undefined): Promise<Response> {
  if (typed === undefined) return showCode(work, refused)
  const minutes = Math.ceil((refused.retryAfter ?? 0) / 60)
  return showForm(work, { typed, message: work.visit.t(`code.refused.${refused.reason}`, { minutes }) })
}

async function check(work: Changing, code: string): Promise<Response> {
  const { door, codes, visit, own } = work
  const { accountId } = own.session
  const result = await codes.verify(toKey(work), code)
  if (result.outcome === 'refused') {
    await door.ports.audit(visit.request, { type: 'email-changed', outcome: 'refused', accountId, detail: { reason: result.cause } })
    return showCode(work, result)
  }
  const before = await door.ports.findAccount({ id: accountId })
  const changed = await changeTo(work, result.to, before)
  if (!changed.done) return showForm(work, { typed: result.to, message: visit.t('email.problem.taken') })
  return backToSecurity(door, changed.fresh, 'email')
}

interface Changed {
  readonly done: boolean
  readonly fresh?: IssuedSession | undefined
}

async function changeTo({ door, visit, own }: Changing, email: string, before: AccountSummary | undefined): Promise<Changed> {
  const { accountId } = own.session
  return door.ports.transaction(visit.request, async (transaction) => {
    // Somebody else's address: by now the reader has shown that the mail arrives with them, so that they may know.
    if (!before || !(await transaction.changeEmail(accountId, email))) return { done: false }
    await transaction.audit({ type: 'email-changed', outcome: 'success', accountId, detail: { by: 'owner' } })
    await transaction.mail({ to: before, key: 'mail.email-changed' })
    return { done: true, fresh: await endOthersWithin(door, transaction, own) }
  })
}
