import type { AuthenticatorRequest } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { OwnSession } from '../routes/fresh-proof.ts'
import { toAuthDatabase } from '../tables.ts'
import { backToSecurity, endOthersWithin } from './after-change.ts'

/** Removes the authenticator app; the owner gets a mail, and every other session and device ends. */
export async function removeApp(door: Door, visit: AuthenticatorRequest, own: OwnSession): Promise<Response> {
  const { accountId } = own.session
  const owner = await door.ports.findAccount({ id: accountId })
  const fresh = await door.ports.transaction(visit.request, async (work) => {
    if (!owner || !(await door.apps.remove(toAuthDatabase(work.db), accountId))) return undefined
    await work.audit({ type: 'factor-removed', outcome: 'success', accountId, detail: { factor: 'app' } })
    await work.mail({ to: owner, key: 'mail.app-removed' })
    return endOthersWithin(door, work, own)
  })
  return backToSecurity(door, fresh, 'app-removed')
}
