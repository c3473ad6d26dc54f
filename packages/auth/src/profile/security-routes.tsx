import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import { listDirectories } from '../desk/links.ts'
import type { Door } from '../door.ts'
import { hidePhone } from '../factor/phone-number.ts'
import { type SecurityDone, SecurityPage, type SecurityPageProps } from '../pages/security-page.tsx'
import { findOwnSession, type OwnSession, withFreshProof } from '../routes/fresh-proof.ts'
import { isOwnWay } from '../routes/is-own-way.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { toPageHeaders } from '../routes/status.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { backToSecurity, endOtherSessions, unlessOver } from './after-change.ts'

const Form = z.strictObject({ do: z.enum(['end-session', 'end-device', 'end-others']), id: z.string().max(64).optional() })

/** How the person signs in, on which devices, and in which sessions; ending one, or all others. */
export function createSecurityRoutes(door: Door): readonly AuthenticatorRoute[] {
  const route = { path: PATHS.security, access: 'session', profile: PATHS.security } as const
  const own = async (visit: AuthenticatorRequest, run: (own: OwnSession) => Promise<Response>) => {
    const session = await findOwnSession(door, visit)
    return session ? run(session) : redirectTo(`${door.ports.basePath}${PATHS.signIn}`)
  }
  return [
    { ...route, method: 'GET', handle: (visit) => own(visit, (session) => show(door, visit, session)) },
    {
      ...route,
      method: 'POST',
      // Whoever found a screen open must not be able to shut its owner out (ASVS 7.5.2).
      handle: (visit) =>
        withFreshProof(door, visit, { back: `${PATHS.security}?gedaan=confirmed`, run: (session) => act(door, visit, session) }),
    },
  ]
}

const DONE: readonly SecurityDone[] = [
  'confirmed',
  'password',
  'username',
  'phone',
  'email',
  'app',
  'app-removed',
  'device',
  'session',
  'others',
]

async function show(door: Door, visit: AuthenticatorRequest, own: OwnSession): Promise<Response> {
  const { t, query, request } = visit
  const done = isOwnWay(request) ? DONE.find((each) => each === query['gedaan']) : undefined
  const body = <SecurityPage {...await readSecurity(door, visit, own)} done={done} />
  return visit.page({ title: t('security.title'), headers: toPageHeaders(), body })
}

async function readSecurity(door: Door, visit: AuthenticatorRequest, own: OwnSession): Promise<SecurityPageProps> {
  const { ports, sessions, devices, passwords } = door
  const { accountId, id } = own.session
  const path = (to: string) => `${ports.basePath}${to}`
  const account = await ports.findAccount({ id: accountId })
  const standing = await passwords?.find(accountId)
  const device = await devices.find(door.deviceCookie.read(visit.request), accountId)
  return {
    t: visit.t,
    now: visit.now,
    locale: visit.locale,
    action: path(PATHS.security),
    providers: await listProviderNames(door, accountId),
    userName: standing?.userName,
    password: standing && { changedAt: standing.changedAt?.toISOString(), href: path(PATHS.ownPassword) },
    email: { address: account?.email ?? '', href: path(PATHS.email) },
    ...(await readFactors(door, accountId, path)),
    devices: (await devices.list(accountId)).map((each) => ({
      id: each.id,
      label: each.label,
      since: each.createdAt.toISOString(),
      lastSeen: each.lastSeenAt.toISOString(),
      current: each.id === device,
    })),
    sessions: (await sessions.list(accountId)).map((each) => ({
      id: each.id,
      label: each.label,
      since: each.createdAt.toISOString(),
      lastSeen: each.lastSeenAt.toISOString(),
      current: each.id === id,
    })),
  }
}

async function listProviderNames({ methods, identities }: Door, accountId: string): Promise<readonly string[]> {
  const linked = new Set((await identities.list(accountId)).map(({ method }) => method))
  return listDirectories({ methods }).flatMap(({ id, name }) => (linked.has(id) ? [name] : []))
}

async function readFactors(
  { phones, apps, factors }: Door,
  accountId: string,
  path: (to: string) => string,
): Promise<Pick<SecurityPageProps, 'phone' | 'app'>> {
  const phone = await phones.find(accountId)
  const app = await apps.find(accountId)
  return {
    phone: factors.find('sms') && { number: phone && hidePhone(phone.number), href: path(PATHS.phone) },
    app: factors.find('app') && {
      isSet: app !== undefined,
      mayRemove: app !== undefined && phone !== undefined,
      href: path(PATHS.app),
      action: path(PATHS.app),
    },
  }
}

async function act(door: Door, visit: AuthenticatorRequest, own: OwnSession): Promise<Response> {
  const form = Form.safeParse(visit.form)
  if (!form.success) return redirectTo(`${door.ports.basePath}${PATHS.security}`)
  const { do: wanted, id = '' } = form.data
  if (wanted === 'end-others') return endOthers(door, visit, own)
  if (wanted === 'end-session') await endSession(door, visit, { own, id })
  else await endDevice(door, visit, { own, id })
  return backToSecurity(door, undefined, wanted === 'end-session' ? 'session' : 'device')
}

interface Ending {
  readonly own: OwnSession
  readonly id: string
}

/** Only a session of this very account is ended: an id that is somebody else's ends nothing. */
async function endSession({ sessions, ports }: Door, { request }: AuthenticatorRequest, { own, id }: Ending): Promise<void> {
  const { accountId } = own.session
  const isOwn = (await sessions.list(accountId)).some((session) => session.id === id)
  if (!isOwn) return
  await sessions.revoke(id)
  await ports.audit(request, { type: 'session-ended', outcome: 'success', accountId, detail: { reason: 'by-owner' } })
}

async function endDevice({ devices, ports }: Door, { request }: AuthenticatorRequest, { own, id }: Ending): Promise<void> {
  const { accountId } = own.session
  if (await devices.forget(accountId, id)) await ports.audit(request, { type: 'device-forgotten', outcome: 'success', accountId })
}

async function endOthers(door: Door, visit: AuthenticatorRequest, own: OwnSession): Promise<Response> {
  const { ports, devices, deviceCookie } = door
  const { accountId } = own.session
  const device = await devices.find(deviceCookie.read(visit.request), accountId)
  return unlessOver(door, async () => {
    const fresh = await ports.transaction(visit.request, async (work) => {
      const db = toAuthDatabase(work.db)
      await holdAccount(db, accountId)
      const issued = await endOtherSessions(door, work, own)
      const forgotten = await devices.forgetAll(db, accountId, device)
      await work.audit({ type: 'session-ended', outcome: 'success', accountId, detail: { reason: 'others-by-owner', devices: forgotten } })
      return issued
    })
    return backToSecurity(door, fresh, 'others')
  })
}
