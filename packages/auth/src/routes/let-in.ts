import { type Assurance, ASSURANCE_LEVELS, type AuthenticatorRequest } from '@voordeur/core'
import type { Door, DoorMethod } from '../door.ts'
import { nextStep } from '../flow/next-step.ts'
import type { FlowBeginning } from '../flow/flows.ts'
import { seal } from '../seal.ts'
import type { Identified, Refused, Visitor } from '../sign-in-method.ts'
import { beginFlow } from './flow-visit.ts'
import { endFlow } from './end-flow.ts'
import { openSession } from './open-session.ts'

/** Somebody a method identified, and who may come in. */
export interface LettingIn {
  readonly method: DoorMethod
  readonly result: Identified
  readonly next: string
}

/** What a method may ask about the browser in front of it. */
export function toVisitor({ deviceCookie, devices }: Door, request: Request): Visitor {
  const tokens = deviceCookie.read(request)
  return { findDevice: (accountId) => devices.find(tokens, accountId) }
}

/** What is left of a method's answer: nobody who is blocked, no more assurance than it can prove, and no less than it promised. */
export async function judge(door: Door, method: DoorMethod, result: Identified | Refused): Promise<Identified | Refused> {
  if (result.outcome === 'refused') return result
  const { accountId } = result
  const account = await door.ports.findAccount({ id: accountId })
  if (!account || account.blocked) return { outcome: 'refused', reason: 'invalid', cause: 'blocked', accountId }
  const assurance = atMost(method.maxAssurance, result.assurance)
  if (method.secondFactor === 'provider' && !isMultiple(assurance)) {
    return { outcome: 'refused', reason: 'invalid', cause: 'one-factor', accountId }
  }
  return { ...result, assurance }
}

/** A session, or the next step of signing in. */
export async function letIn(door: Door, visit: AuthenticatorRequest, { method, result, next }: LettingIn): Promise<Response> {
  const beginning = toBeginning(door, { method, result, next })
  // Straight on when nothing is due: there is no flow to keep.
  if (nextStep({ ...beginning, isOver: false, isRefused: false, isIdentified: true }) !== 'done') return beginFlow(door, visit, beginning)
  if (result.device !== undefined) await door.devices.touch(result.device)
  return openSession(door, visit, { ...beginning, cookies: await endFlow(door, visit) })
}

function toBeginning(door: Door, { method, result, next }: LettingIn): FlowBeginning {
  const { accountId, assurance, temporary, isNameDue = false, epoch, ending } = result
  return {
    accountId,
    purpose: temporary ?? 'sign-in',
    next,
    assurance,
    isFactorDue: isFactorDue(door, method, result),
    isPasswordDue: temporary !== undefined,
    isNameDue,
    epoch,
    method: method.id,
    ending: ending === undefined ? undefined : seal(door.ports.seal('ending'), accountId, Buffer.from(ending)),
  }
}

/**
 * What is temporary always needs the second factor, on a known device too. An identity provider may have proven two by itself, or be
 * trusted to.
 */
function isFactorDue({ factors, policy }: Door, method: DoorMethod, { assurance, temporary, device }: Identified): boolean {
  if (factors.all.length === 0) return false
  if (temporary !== undefined) return true
  if (isMultiple(assurance) || method.secondFactor === 'trusted') return false
  return policy.secondFactorAt === 'always' || device === undefined
}

const isMultiple = (assurance: Assurance): boolean => ASSURANCE_LEVELS.indexOf(assurance) >= ASSURANCE_LEVELS.indexOf('mfa')

function atMost(limit: Assurance, proven: Assurance): Assurance {
  return ASSURANCE_LEVELS.indexOf(proven) > ASSURANCE_LEVELS.indexOf(limit) ? limit : proven
}
