import { ASSURANCE_LEVELS, type Assurance, type AuthenticatorRequest, type AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { DoorFactor } from '../factor/factors.ts'
import type { FactorChallenge } from '../factor/second-factor.ts'
import { type CodeAsked, showCodePage, showNoFactor, toCodeRefusal } from './code-page.tsx'
import { findOwnSession, type OwnSession } from './fresh-proof.ts'
import { isOwnWay } from './is-own-way.ts'
import { toNext } from './next-page.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

const Form = z.strictObject({
  do: z.enum(['check', 'resend', 'other']),
  code: z.string().max(40).optional(),
  next: z.string().max(2000).optional(),
  factor: z.string().max(32).optional(),
})

/** The page on which a session proves itself once more, before something that asks it. */
export function createStepUpRoutes(door: Door): readonly AuthenticatorRoute[] {
  const at = (visit: AuthenticatorRequest, run: (work: StepUp) => Promise<Response>) => open(door, visit, run)
  return [
    { method: 'GET', path: PATHS.stepUp, access: 'session', handle: (visit) => at(visit, (work) => show(work)) },
    { method: 'POST', path: PATHS.stepUp, access: 'session', handle: (visit) => at(visit, act) },
  ]
}

interface StepUp {
  readonly door: Door
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
  readonly enrolled: readonly DoorFactor[]
  readonly factor: DoorFactor
  readonly challenge: FactorChallenge
  readonly next: string
}

async function open(door: Door, visit: AuthenticatorRequest, run: (work: StepUp) => Promise<Response>): Promise<Response> {
  const own = await findOwnSession(door, visit)
  if (!own) return redirectTo(`${door.ports.basePath}${PATHS.signIn}`)
  const { accountId, id } = own.session
  const enrolled = await door.factors.listEnrolled(accountId)
  const wanted = visit.form['factor'] ?? visit.query['factor']
  const factor = enrolled.find((each) => each.id === wanted) ?? enrolled[0]
  if (!factor) return showNoFactor(door, visit)
  const challenge: FactorChallenge = { accountId, boundTo: id, purpose: 'step-up', request: visit.request }
  return run({ door, visit, own, enrolled, factor, challenge, next: toNext(door, visit.form['next'] ?? visit.query['next']) })
}

function show(work: StepUp, more: Partial<CodeAsked> = {}): Promise<Response> {
  const { door, visit, factor, enrolled, challenge, next } = work
  const { t, query } = visit
  return showCodePage(door, visit, {
    challenge,
    factor,
    enrolled,
    action: `${door.ports.basePath}${PATHS.stepUp}`,
    hidden: { next, factor: factor.id },
    title: t('stepup.title'),
    intro: t('stepup.intro'),
    // Back to the tab whose page asked for it, or to the start.
    cancelHref: `${door.ports.basePath}${next.startsWith(`${door.ports.basePath}/profiel/`) ? PATHS.security : '/'}`,
    back: 'page',
    ...(query['nieuw'] === '1' && isOwnWay(visit.request) ? { notice: { kind: 'resent' } as const } : {}),
    ...more,
  })
}

async function act(work: StepUp): Promise<Response> {
  const { visit, factor, enrolled } = work
  const form = Form.safeParse(visit.form)
  if (!form.success) return show(work, { notice: { kind: 'invalid' }, status: 400 })
  if (form.data.do === 'check') return check(work, form.data.code ?? '')
  const wanted = form.data.do === 'other' ? (enrolled.find(({ id }) => id !== factor.id) ?? factor) : factor
  return send({ ...work, factor: wanted })
}

async function send(work: StepUp): Promise<Response> {
  const { door, factor, challenge, next } = work
  const sent = factor.id === 'app' ? ({ outcome: 'started' } as const) : await door.factors.start(factor, challenge)
  if (sent.outcome === 'refused') return show(work, toCodeRefusal(sent))
  const query = new URLSearchParams({ next, factor: factor.id, ...(factor.id === 'app' ? {} : { nieuw: '1' }) }).toString()
  return redirectTo(`${door.ports.basePath}${PATHS.stepUp}?${query}`)
}

async function check(work: StepUp, code: string): Promise<Response> {
  const { door, visit, own, factor, challenge, next } = work
  // An app is asked without a word before it; its tries are counted from here on.
  if (factor.id === 'app') await door.factors.start(factor, challenge)
  const result = await door.factors.verify(factor, challenge, code)
  if (result.outcome === 'refused') return show(work, toCodeRefusal(result))
  const fresh = await door.sessions.rotate(own.token, atLeastMfa(own.session.assurance))
  if (!fresh) return redirectTo(`${door.ports.basePath}${PATHS.signIn}`)
  await door.ports.audit(visit.request, { type: 'step-up', outcome: 'success', accountId: own.session.accountId })
  return redirectTo(next, [door.sessionCookie.set(fresh.token)])
}

/** What an identity provider proved more strongly stays what it is. */
function atLeastMfa(assurance: Assurance): Assurance {
  return ASSURANCE_LEVELS.indexOf(assurance) > ASSURANCE_LEVELS.indexOf('mfa') ? assurance : 'mfa'
}
