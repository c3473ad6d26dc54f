import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { FactorProven, FactorRefused, FactorStarted } from '../factor/second-factor.ts'
import type { SentCodeShown } from '../factor/sent-codes.ts'
import { CodePage } from '../pages/code-page.tsx'
import { toMinutes } from '../pages/to-minutes.ts'
import { type OwnSession, withFreshProof } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { STATUS, toPageHeaders } from '../routes/status.ts'

/** The request and the session in which somebody changes how they are reached. */
export interface Changing {
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
}

/** What was typed and is not taken, with the words that say why. */
export interface Mistyped {
  readonly typed: string
  readonly message: string
}

/** A way to be reached that a person may change: a number, an address. What was typed is only believed after its code came back. */
export interface NewContact {
  /** The field of the form, which is also the first part of its message keys (`phone.title`). */
  readonly field: 'phone' | 'email'
  readonly path: string
  readonly drawForm: (work: Changing, wrong: Mistyped | undefined) => Promise<ComponentChild>
  /** What was typed as it is kept, or the key of what is wrong with it. */
  readonly read: (typed: string) => { readonly to: string } | { readonly problem: string }
  readonly start: (work: Changing, to: string) => Promise<FactorStarted | FactorRefused>
  readonly resend: (work: Changing, to: string) => Promise<FactorStarted | FactorRefused>
  readonly show: (work: Changing) => Promise<SentCodeShown | undefined>
  /** What the page of the code says of where it went. */
  readonly describe: (visit: AuthenticatorRequest, to: string) => { readonly intro: string; readonly sentTo?: string }
  readonly verify: (work: Changing, code: string) => Promise<(FactorProven & { readonly to: string }) | FactorRefused>
  /** Changes it and leads on; undefined when it belongs to somebody else. */
  readonly change: (work: Changing, to: string) => Promise<Response | undefined>
}

/** The pages of such a change: after a step up, a form, then the code that went to the new number or address. */
export function createNewContactRoutes(door: Door, contact: NewContact): readonly AuthenticatorRoute[] {
  const { path } = contact
  const route = { path, access: 'session', profile: PATHS.security } as const
  const pages = createPages(door, contact)
  const at = (visit: AuthenticatorRequest, run: (work: Changing) => Promise<Response>) =>
    withFreshProof(door, visit, { back: path, run: (own) => run({ visit, own }) })
  return [
    {
      ...route,
      method: 'GET',
      handle: (visit) => at(visit, (work) => (visit.query['code'] === '1' ? pages.code(work) : pages.form(work))),
    },
    { ...route, method: 'POST', handle: (visit) => at(visit, pages.act) },
  ]
}

const Form = z.strictObject({
  do: z.enum(['send', 'check', 'resend']),
  phone: z.string().max(40).optional(),
  email: z.string().max(300).optional(),
  code: z.string().max(40).optional(),
})

function createPages(door: Door, contact: NewContact) {
  const { basePath, audit } = door.ports
  const { field } = contact
  const here = `${basePath}${contact.path}`

  const form = async (work: Changing, wrong?: Mistyped): Promise<Response> => {
    const { t, page } = work.visit
    const body = await contact.drawForm(work, wrong)
    return page({ title: t(`${field}.title`), status: wrong ? 422 : 200, headers: toPageHeaders(), body })
  }

  const code = async (work: Changing, refused?: FactorRefused): Promise<Response> => {
    const { t, page } = work.visit
    const shown = await contact.show(work)
    if (!shown) return redirectTo(here)
    const notice = refused && { kind: refused.reason, retryAfter: refused.retryAfter }
    const describe = contact.describe(work.visit, shown.to)
    const body = (
      <CodePage
        t={t}
        action={here}
        {...describe}
        resend={shown.resend}
        notice={notice}
        cancelHref={`${basePath}${PATHS.security}`}
        back="page"
      />
    )
    const status = refused ? STATUS[refused.reason] : 200
    return page({ title: t(`${field}.title`), status, headers: toPageHeaders(refused?.retryAfter), body })
  }

  const send = async (work: Changing, typed: string): Promise<Response> => {
    const { t } = work.visit
    const read = contact.read(typed)
    if ('problem' in read) return form(work, { typed, message: t(read.problem) })
    const sent = await contact.start(work, read.to)
    if (sent.outcome === 'started') return redirectTo(`${here}?code=1`)
    return form(work, { typed, message: t(`code.refused.${sent.reason}`, { minutes: toMinutes(sent.retryAfter) }) })
  }

  const resend = async (work: Changing): Promise<Response> => {
    const shown = await contact.show(work)
    if (!shown) return redirectTo(here)
    const sent = await contact.resend(work, shown.to)
    return sent.outcome === 'started' ? redirectTo(`${here}?code=1`) : code(work, sent)
  }

  const check = async (work: Changing, typed: string): Promise<Response> => {
    const { visit, own } = work
    const result = await contact.verify(work, typed)
    if (result.outcome === 'refused') {
      const { accountId } = own.session
      await audit(visit.request, { type: `${field}-changed`, outcome: 'refused', accountId, detail: { reason: result.cause } })
      return code(work, result)
    }
    const done = await contact.change(work, result.to)
    return done ?? form(work, { typed: result.to, message: visit.t(`${field}.problem.taken`) })
  }

  const act = async (work: Changing): Promise<Response> => {
    const posted = Form.safeParse(work.visit.form)
    if (!posted.success) return form(work, { typed: '', message: work.visit.t(`${field}.problem.invalid`) })
    const { do: wanted, code: typed = '' } = posted.data
    if (wanted === 'check') return check(work, typed)
    return wanted === 'resend' ? resend(work) : send(work, posted.data[field] ?? '')
  }

  return { form, code, act }
}
