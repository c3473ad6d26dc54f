import type { AccountSummary, AuthenticatorRequest, AuthenticatorWork } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { OwnSession } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { toAuthDatabase } from '../tables.ts'
import { changeSignIn } from './after-change.ts'

/** Removes the authenticator app of who can prove themselves another way: nobody may lock themselves out. */
export async function removeApp(door: Door, visit: AuthenticatorRequest, own: OwnSession): Promise<Response> {
  const { accountId } = own.session
  const others = (await door.factors.listEnrolled(accountId)).filter(({ id }) => id !== 'app')
  const removed = others.length > 0 ? await changeSignIn(door, { visit, own, done: 'app-removed', run: remove }) : undefined
  return removed ?? redirectTo(`${door.ports.basePath}${PATHS.security}`)

  async function remove(work: AuthenticatorWork, owner: AccountSummary): Promise<boolean> {
    if (!(await door.apps.remove(toAuthDatabase(work.db), accountId))) return false
    await work.audit({ type: 'factor-removed', outcome: 'success', accountId, detail: { factor: 'app' } })
    await work.mail({ to: owner, key: 'mail.app-removed' })
    return true
  }
}
