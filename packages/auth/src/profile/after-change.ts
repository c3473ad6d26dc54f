import type { AuthenticatorWork } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { SecurityDone } from '../pages/security-page.tsx'
import type { OwnSession } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import type { IssuedSession } from '../sessions/sessions.ts'
import { toAuthDatabase } from '../tables.ts'

/** Ends every other session and every remembered device, in the transaction of what changed; this session goes on with a new token. */
export async function endOthersWithin(door: Door, work: AuthenticatorWork, own: OwnSession): Promise<IssuedSession | undefined> {
  await door.devices.forgetAll(toAuthDatabase(work.db), own.session.accountId)
  return door.sessionsIn(work.db).revokeOthers(own.token)
}

/** Back to the tab on signing in with the word of what was done, and with the new token of this session. */
export function backToSecurity({ ports, sessionCookie }: Door, fresh: IssuedSession | undefined, done: SecurityDone): Response {
  return redirectTo(`${ports.basePath}${PATHS.security}?gedaan=${done}`, fresh ? [sessionCookie.set(fresh.token)] : [])
}
