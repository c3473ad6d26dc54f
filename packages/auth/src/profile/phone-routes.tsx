import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import { hidePhone, readPhone } from '../factor/phone-number.ts'
import type { FactorRefused } from '../factor/second-factor.ts'
import { createSmsCodes, type SmsCodes } from '../factor/sms-codes.ts'
import { toSmsNotice } from '../factor/sms-notice.ts'
import { CodePage } from '../pages/code-page.tsx'
import { PhonePage } from '../pages/phone-page.tsx'
import { type OwnSession, withFreshProof } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { STATUS, toPageHeaders } from '../routes/status.ts'
import { toAuthDatabase } from '../tables.ts'
import { backToSecurity, endOthersWithin } from './after-change.ts'

const Form = z.strictObject({
  do: z.enum(['send', 'check', 'resend']),
  phone: z.string().max(40).optional(),
  code: z.string().max(40).optional(),
})

/** Another mobile number: asked after a step up, confirmed at the new one, announced at the old. */
export function createPhoneRoutes(door: Door): readonly AuthenticatorRoute[] {
  const codes = createSmsCodes(door.factorPorts, door.phoneRules.budget)
  const route = { path: PATHS.phone, access: 'session', profile: PATHS.security } as const
  const at = (visit: AuthenticatorRequest, run: (work: Changing) => Promise<Response>) =>
    withFreshProof(door, visit, { back: PATHS.phone, run: (own) => run({ door, codes, visit, own }) })
  return [
    { ...route, method: 'GET', handle: (visit) => at(visit, (work) => (visit.query['code'] === '1' ? showCode(work) : showForm(work))) },
    { ...route, method: 'POST', handle: (visit) => at(visit, act) },
  ]
}

interface Changing {
  readonly door: Door
  readonly codes: SmsCodes
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
}

const toKey = ({ own }: Changing) => ({ accountId: own.session.accountId, boundTo: own.session.id, purpose: 'phone', factor: 'new-phone' })

async function showForm({ door, visit, own }: Changing, wrong?: { readonly typed: string; readonly message: string }): Promise<Response> {
  const { t } = visit
  const { basePath } = door.ports
  const phone = await door.phones.find(own.session.accountId)
  const errors = wrong ? [{ field: 'phone' as const, message: wrong.message }] : []
  const body = (
    <PhonePage
      t={t}
      action={`${basePath}${PATHS.phone}`}
      current={phone && hidePhone(phone.number)}
      typed={wrong?.typed ?? ''}
      errors={errors}
      cancelHref={`${basePath}${PATHS.security}`}
    />
  )
  return visit.page({ title: t('phone.title'), status: wrong ? 422 : 200, headers: toPageHeaders(), body })
}

async function showCode(work: Changing, refused?: FactorRefused): Promise<Response> {
  const { door, codes, visit } = work
  const { t } = visit
  const { basePath } = door.ports
  const shown = await codes.show(toKey(work))
  if (!shown) return redirectTo(`${basePath}${PATHS.phone}`)
  const body = (
    <CodePage
      t={t}
      action={`${basePath}${PATHS.phone}`}
      intro={t('phone.code.intro')}
      sentTo={hidePhone(shown.to)}
      resend={shown.resend}
      notice={
        refused ? { kind: refused.reason, ...(refused.retryAfter === undefined ? {} : { retryAfter: refused.retryAfter }) } : undefined
      }
      cancelHref={`${basePath}${PATHS.security}`}
      back="page"
    />
  )
  return visit.page({
    title: t('phone.title'),
    status: refused ? STATUS[refused.reason] : 200,
    headers: toPageHeaders(refused?.retryAfter),
    body,
  })
}

async function act(work: Changing): Promise<Response> {
  const form = Form.safeParse(work.visit.form)
  if (!form.success) return showForm(work, { typed: '', message: work.visit.t('phone.problem.invalid') })
  const { do: wanted, phone = '', code = '' } = form.data
  if (wanted === 'check') return check(work, code)
  return wanted === 'resend' ? resend(work) : send(work, phone)
}

async function send(work: Changing, typed: string): Promise<Response> {
  const { door, codes, visit } = work
  const read = readPhone(typed, door.phoneRules.countries)
  if ('problem' in read) return showForm(work, { typed, message: visit.t(`phone.problem.${read.problem}`) })
  const sent = await codes.start({ key: toKey(work), number: read.number, request: visit.request })
  if (sent.outcome === 'started') return redirectTo(`${door.ports.basePath}${PATHS.phone}?code=1`)
  return showForm(work, { typed, message: visit.t(`code.refused.${sent.reason}`, { minutes: toMinutes(sent) }) })
}

async function resend(work: Changing): Promise<Response> {
  const { door, codes, visit } = work
  const shown = await codes.show(toKey(work))
  if (!shown) return redirectTo(`${door.ports.basePath}${PATHS.phone}`)
  const sent = await codes.resend({ key: toKey(work), number: shown.to, request: visit.request })
  return sent.outcome === 'started' ? redirectTo(`${door.ports.basePath}${PATHS.phone}?code=1`) : showCode(work, sent)
}

const toMinutes = ({ retryAfter = 0 }: FactorRefused): number => Math.ceil(retryAfter / 60)

async function check(work: Changing, code: string): Promise<Response> {
  const { door, codes, visit, own } = work
  const { accountId } = own.session
  const result = await codes.verify(toKey(work), code)
  if (result.outcome === 'refused') {
    await door.ports.audit(visit.request, { type: 'phone-changed', outcome: 'refused', accountId, detail: { reason: result.cause } })
    return showCode(work, result)
  }
  const owner = await door.ports.findAccount({ id: accountId })
  const fresh = await door.ports.transaction(visit.request, async (transaction) => {
    const before = await door.phones.replace(toAuthDatabase(transaction.db), accountId, result.to)
    await transaction.audit({ type: 'phone-changed', outcome: 'success', accountId, detail: { by: 'owner' } })
    if (owner) await transaction.mail({ to: owner, key: 'mail.phone-changed' })
    if (owner && before !== undefined) await transaction.text({ to: before, body: toSmsNotice(door.ports, owner, 'sms.phone-changed') })
    return endOthersWithin(door, transaction, own)
  })
  return backToSecurity(door, fresh, 'phone')
}
