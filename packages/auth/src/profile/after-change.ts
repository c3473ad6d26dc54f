import type { AccountSummary, AuthenticatorRequest, AuthenticatorWork } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import type { SecurityDone } from '../pages/security-page.tsx'
import type { OwnSession } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import type { IssuedSession } from '../sessions/sessions.ts'
import { toAuthDatabase } from '../tables.ts'

/** A change to how its owner signs in; `run` does it in the transaction it is given, and says whether it could. */
export interface SignInChange {
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
  readonly done: SecurityDone
  readonly run: (work: AuthenticatorWork, owner: AccountSummary) => Promise<boolean>
}

/**
 * Changes how an owner signs in and leads back; undefined when it could not be done. Whatever else the account had open ends with
 * it: every other session and sign-in in progress, every remembered device, every link and temporary password. When this session
 * was itself ended at that moment, nothing was changed.
 */
export async function changeSignIn(door: Door, { visit, own, done, run }: SignInChange): Promise<Response | undefined> {
  const owner = await door.ports.findAccount({ id: own.session.accountId })
  if (!owner) return toSignIn(door)
  return unlessOver(door, async () => {
    const fresh = await door.ports.transaction(visit.request, async (work) => {
      await holdAccount(toAuthDatabase(work.db), owner.id)
      return (await run(work, owner)) ? endEverythingElse(door, work, own) : undefined
    })
    return fresh && backToSecurity(door, fresh, done)
  })
}

/** Runs a change of the session that makes it; when that was ended at this moment nothing was changed, and it leads to the door. */
export async function unlessOver<T>(door: Door, run: () => Promise<T>): Promise<T | Response> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AuthError && error.code === 'SIGN_IN_OVER') return toSignIn(door)
    throw error
  }
}

/** Ends every other session of the account, and the secret addresses it made; throws `SIGN_IN_OVER` when this one is over itself. */
export async function endOtherSessions(door: Door, work: AuthenticatorWork, own: OwnSession): Promise<IssuedSession> {
  const fresh = await door.sessionsIn(work.db).revokeOthers(own.token)
  if (fresh) {
    await work.endFeeds(own.session.accountId)
    return fresh
  }
  throw new AuthError('SIGN_IN_OVER', 'This session was ended while it changed something. Nothing was changed.')
}

// The cookie without a session says there that it ended.
const toSignIn = ({ ports }: Door): Response => redirectTo(`${ports.basePath}${PATHS.signIn}`)

async function endEverythingElse(door: Door, work: AuthenticatorWork, own: OwnSession): Promise<IssuedSession> {
  const { accountId } = own.session
  const fresh = await endOtherSessions(door, work, own)
  await door.devices.forgetAll(toAuthDatabase(work.db), accountId)
  await door.credentials.dropAll(toAuthDatabase(work.db), accountId)
  return fresh
}

/** Back to the tab on signing in with the word of what was done, and with the new token of this session. */
export function backToSecurity({ ports, sessionCookie }: Door, fresh: IssuedSession | undefined, done: SecurityDone): Response {
  return redirectTo(`${ports.basePath}${PATHS.security}?gedaan=${done}`, fresh ? [sessionCookie.set(fresh.token)] : [])
}
