import type { AuthenticatorRequest } from '@voordeur/core'
import { toBrowserLabel } from '../device/browser-label.ts'
import type { Door } from '../door.ts'
import type { FactorChallenge } from '../factor/second-factor.ts'
import type { Flow, FlowBeginning } from '../flow/flows.ts'
import { type FlowStep, nextStep } from '../flow/next-step.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { backToDoor } from './back-to-door.ts'
import { endFlow } from './end-flow.ts'
import { openSession } from './open-session.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

const PAGES: Readonly<Record<Exclude<FlowStep, 'done' | 'dead'>, string>> = {
  identify: PATHS.signIn,
  'second-factor': PATHS.code,
  'set-password': PATHS.password,
  'set-username': PATHS.userName,
}

/** Runs a page of a sign-in in progress when that is where it is; otherwise leads to where it is, or back to the door. */
export async function atStep(
  door: Door,
  visit: AuthenticatorRequest,
  at: { readonly step: FlowStep; readonly run: (flow: Flow) => Promise<Response> },
): Promise<Response> {
  const token = door.flowCookie.read(visit.request)
  const flow = token === undefined ? undefined : await door.flows.find(token)
  if (!flow) return redirectTo(`${door.ports.basePath}${PATHS.signIn}`)
  const account = await door.ports.findAccount({ id: flow.accountId })
  if (!account || account.blocked) return backToDoor(door)
  const step = nextStep(flow)
  if (step === at.step) return at.run(flow)
  // A page that is looked at makes no session, whoever led there: only the post that did the last thing that was due.
  return step === 'done' && visit.request.method !== 'POST' ? backToDoor(door) : leadOn(door, visit, flow)
}

/** Begins a sign-in in progress, and leads to its first step. A flow cookie that was there before is never taken over. */
export async function beginFlow(door: Door, visit: AuthenticatorRequest, beginning: FlowBeginning): Promise<Response> {
  await endFlow(door, visit)
  const { token, flow } = await door.flows.begin(beginning)
  if (flow.isFactorDue) await startPreferred(door, visit, flow)
  const response = await leadOn(door, visit, flow)
  response.headers.append('set-cookie', door.flowCookie.set(token))
  return response
}

/** Leads to the page of the next step; at the end, to the session. */
export async function leadOn(door: Door, visit: AuthenticatorRequest, flow: Flow): Promise<Response> {
  const step = nextStep(flow)
  if (step === 'done') return finish(door, visit, flow)
  if (step === 'dead') return backToDoor(door)
  return redirectTo(`${door.ports.basePath}${PAGES[step]}`)
}

/** What a second factor is asked for in a flow. */
export function toChallenge(flow: Flow, request: Request): FactorChallenge {
  return { accountId: flow.accountId, boundTo: flow.id, purpose: 'sign-in', request }
}

/** The code is on its way before its page is shown: showing a page changes nothing. */
async function startPreferred({ factors, flows }: Door, { request }: AuthenticatorRequest, flow: Flow): Promise<void> {
  const [preferred] = await factors.listEnrolled(flow.accountId)
  if (!preferred) return
  await flows.change(flow, { factor: preferred.id })
  await factors.start(preferred, toChallenge(flow, request))
}

async function finish(door: Door, visit: AuthenticatorRequest, flow: Flow): Promise<Response> {
  if (nextStep(flow) !== 'done' || !(await door.flows.end(flow))) return backToDoor(door)
  const device = flow.remember ? await rememberDevice(door, visit, flow) : []
  if (!device) return backToDoor(door)
  const cookies = [door.flowCookie.clear(), ...device]
  const { accountId, assurance, next, purpose, epoch, method, ending } = flow
  // Who set a new password proves that they know it: no session comes out of a mail.
  if (purpose === 'reset') return redirectTo(`${door.ports.basePath}${PATHS.signIn}?wachtwoord=gewijzigd`, cookies)
  return openSession(door, visit, { accountId, assurance, next, epoch, method, ending, cookies })
}

/** The cookie of a device that is remembered from now on; undefined when the account's sessions were ended meanwhile. */
function rememberDevice(door: Door, { request }: AuthenticatorRequest, flow: Flow): Promise<readonly string[] | undefined> {
  const { ports, devices, deviceCookie } = door
  const { accountId, epoch } = flow
  return ports.transaction(request, async (work) => {
    const db = toAuthDatabase(work.db)
    if ((await holdAccount(db, accountId)) !== epoch) return undefined
    const token = await devices.remember(db, accountId, toBrowserLabel(request))
    await work.audit({ type: 'device-remembered', outcome: 'success', accountId })
    return [deviceCookie.add(request, token)]
  })
}
