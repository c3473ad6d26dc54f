import type { AuthenticatorPorts } from '@voordeur/core'
import type { Kysely } from 'kysely'
import { createPortalCookie } from './cookie.ts'
import { createCredentials } from './credential/credentials.ts'
import { createDeviceCookie } from './device/device-cookie.ts'
import { createDevices } from './device/devices.ts'
import type { Door, DoorMethod, PhoneRules } from './door.ts'
import { createApps } from './factor/apps.ts'
import { createFactors, type DoorFactor } from './factor/factors.ts'
import { createPhones } from './factor/phones.ts'
import type { FactorPorts, SecondFactor } from './factor/second-factor.ts'
import { createFlows, FLOW_SECONDS } from './flow/flows.ts'
import { createIdentities } from './identity/identities.ts'
import { openInvitations } from './invite/door-invitations.ts'
import { createLimits } from './limit/limits.ts'
import type { SignInPolicy } from './policy/sign-in-policy.ts'
import { createRedirects } from './redirect/redirects.ts'
import { createLuciaSessions } from './sessions/lucia-sessions.ts'
import type { MethodPorts, SignInMethod } from './sign-in-method.ts'
import { toAuthDatabase } from './tables.ts'

/** What a door is made of. */
export interface DoorPlan {
  readonly policy: SignInPolicy
  readonly methods: readonly SignInMethod[]
  readonly factors: readonly SecondFactor[]
  readonly phoneRules: PhoneRules
}

const SWEEP_SECONDS = 10 * 60

/** Opens every method and factor on the portal's database and keys. */
export async function openDoor({ policy, methods, factors, phoneRules }: DoorPlan, ports: AuthenticatorPorts): Promise<Door> {
  const { now } = ports
  const database = () => toAuthDatabase(ports.db())
  const factorPorts: FactorPorts = { ...ports, database }
  const opened: DoorMethod[] = []
  for (const method of methods)
    opened.push(await openMethod(method, { ...ports, database, policy, identities: createIdentities(database, method.id) }))
  const openFactors: DoorFactor[] = []
  for (const factor of factors) openFactors.push({ id: factor.id, restricted: factor.restricted, ...(await factor.open(factorPorts)) })
  const sessionsIn = (db: Kysely<unknown>) => createLuciaSessions({ database: () => toAuthDatabase(db), now })
  const door = {
    ports,
    factorPorts,
    policy,
    database,
    sessions: createLuciaSessions({ database, now }),
    sessionsIn,
    sessionCookie: createPortalCookie('portal', ports),
    flowCookie: createPortalCookie('portal_login', ports, FLOW_SECONDS),
    deviceCookie: createDeviceCookie(ports, policy.rememberDeviceDays),
    methods: opened,
    passwords: opened.map((method) => ('passwords' in method ? method.passwords : undefined)).find((kept) => kept !== undefined),
    factors: createFactors(factorPorts, openFactors),
    flows: createFlows(database, now),
    redirects: createRedirects({ database, now, seal: ports.seal('redirect') }),
    identities: createIdentities(database),
    invitations: await openInvitations(methods, ports, database),
    devices: createDevices({ database, now, days: policy.rememberDeviceDays }),
    credentials: createCredentials(database, now),
    phones: createPhones(database, now),
    phoneRules,
    apps: createApps({ database, now, seal: ports.seal('app-secret'), offerKeys: ports.keys('app-offer') }),
    limits: createLimits(database, now),
  }
  return { ...door, sweepWhenDue: createSweep(door) }
}

async function openMethod(method: SignInMethod, ports: MethodPorts): Promise<DoorMethod> {
  const { id, maxAssurance, secondFactor = 'portal' } = method
  const shown = { id, maxAssurance, secondFactor }
  return 'provider' in method
    ? { ...shown, provider: method.provider, ...(await method.open(ports)) }
    : { ...shown, ...(await method.open(ports)) }
}

/** Sessions, flows and attempts only grow by signing in, so that is where they are swept. */
function createSweep(door: Omit<Door, 'sweepWhenDue'>): () => Promise<void> {
  const { ports } = door
  let due = ports.now().getTime() + SWEEP_SECONDS * 1000
  return async () => {
    const at = ports.now().getTime()
    if (at < due) return
    due = at + SWEEP_SECONDS * 1000
    try {
      await sweep(door)
    } catch {
      // Who signs in has nothing to do with it; what is out of time counts for nothing before it is removed.
      ports.log('What had its time in signing in could not be removed. It is tried again in ten minutes.')
    }
  }
}

async function sweep(door: Omit<Door, 'sweepWhenDue'>): Promise<void> {
  for (const each of [...door.methods, door.factors, door.flows, door.redirects, door.devices, door.credentials, door.limits])
    await each.sweep()
  for (const { accountId } of await door.sessions.sweep()) {
    await door.ports.audit(undefined, { type: 'session-ended', outcome: 'success', accountId, detail: { reason: 'expired' } })
  }
}
