import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { DoorFactor } from '../factor/factors.ts'
import type { Flow } from '../flow/flows.ts'
import { type CodeAsked, showCodePage, showNoFactor, toCodeRefusal } from './code-page.tsx'
import { backToDoor } from './back-to-door.ts'
import { atStep, leadOn, toChallenge } from './flow-visit.ts'
import { isOwnWay } from './is-own-way.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

const Form = z.strictObject({
  do: z.enum(['check', 'resend', 'other']),
  code: z.string().max(40).optional(),
  remember: z.literal('on').optional(),
})

/** The page of the code on the way in. */
export function createCodeRoutes(door: Door): readonly AuthenticatorRoute[] {
  const at = (visit: AuthenticatorRequest, run: (work: Asking) => Promise<Response>) =>
    atStep(door, visit, { step: 'second-factor', run: (flow) => open({ door, visit, flow }, run) })
  return [
    { method: 'GET', path: PATHS.code, handle: (visit) => at(visit, (work) => show(work)) },
    { method: 'POST', path: PATHS.code, handle: (visit) => at(visit, act) },
  ]
}

interface AtStep {
  readonly door: Door
  readonly visit: AuthenticatorRequest
  readonly flow: Flow
}

interface Asking extends AtStep {
  readonly factor: DoorFactor
  readonly enrolled: readonly DoorFactor[]
}

async function open(at: AtStep, run: (work: Asking) => Promise<Response>): Promise<Response> {
  const enrolled = await at.door.factors.listEnrolled(at.flow.accountId)
  const factor = enrolled.find(({ id }) => id === at.flow.factor) ?? enrolled[0]
  return factor ? run({ ...at, factor, enrolled }) : showNoFactor(at.door, at.visit)
}

function show({ door, visit, flow, factor, enrolled }: Asking, more: Partial<CodeAsked> = {}): Promise<Response> {
  const { basePath } = door.ports
  const { policy } = door
  return showCodePage(door, visit, {
    challenge: toChallenge(flow, visit.request),
    factor,
    enrolled,
    action: `${basePath}${PATHS.code}`,
    cancelHref: `${basePath}${PATHS.signIn}`,
    mayRemember: policy.rememberDevice === 'ask' && policy.secondFactorAt === 'new-device',
    ...(visit.query['nieuw'] === '1' && isOwnWay(visit.request) ? { notice: { kind: 'resent' } } : {}),
    ...more,
  })
}

async function act(work: Asking): Promise<Response> {
  const form = Form.safeParse(work.visit.form)
  if (!form.success) return show(work, { notice: { kind: 'invalid' }, status: 400 })
  const { do: wanted, code = '', remember } = form.data
  if (wanted === 'check') return check(work, { code, remember: remember === 'on' })
  const other = work.enrolled.find(({ id }) => id !== work.factor.id)
  return send({ ...work, factor: wanted === 'other' ? (other ?? work.factor) : work.factor })
}

/** Starts the factor, or sends its next code; which of the two it is, the factor knows. */
async function send(work: Asking): Promise<Response> {
  const { door, visit, flow, factor } = work
  await door.flows.change(flow, { factor: factor.id })
  const sent = await door.factors.start(factor, toChallenge(flow, visit.request))
  if (sent.outcome === 'started') return redirectTo(`${door.ports.basePath}${PATHS.code}${factor.id === 'app' ? '' : '?nieuw=1'}`)
  return show(work, toCodeRefusal(sent))
}

interface Check {
  readonly code: string
  readonly remember: boolean
}

async function check(work: Asking, { code, remember }: Check): Promise<Response> {
  const { door, visit, flow, factor } = work
  const { flows, factors, policy } = door
  const result = await factors.verify(factor, toChallenge(flow, visit.request), code)
  if (result.outcome === 'refused') {
    if (!result.isOver) return show(work, { ...toCodeRefusal(result), isRemembered: remember })
    // Whoever found no try left may stand beside the one who just proved it: the fifth wrong code ended it already.
    if (result.cause !== 'too-many-tries') await flows.end(flow)
    return backToDoor(door)
  }
  const isRemembered = policy.secondFactorAt === 'new-device' && (policy.rememberDevice === 'always' || remember)
  const change = { isFactorDue: false, assurance: 'mfa', remember: isRemembered } as const
  if (!(await flows.change(flow, change))) return backToDoor(door)
  return leadOn(door, visit, { ...flow, ...change })
}
