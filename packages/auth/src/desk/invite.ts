import type { Welcome } from '@voordeur/core'
import type { Door } from '../door.ts'
import { type DoorInvitations, INVITATIONS_ROUND } from '../invite/door-invitations.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { claimWelcome } from './claim-welcome.ts'
import { isEnrolled } from './entrance.ts'
import { readStaffPhone, refuseAccepted, refuseNoAccount } from './staff-errors.ts'

/**
 * Asks for a person to be invited at the identity provider; a round does it, and tries for a day. Whoever can sign in already is asked for no more,
 * and what was asked for the same `once` is not asked again. A number is only taken where the portal itself sends codes, and when the account has none.
 */
export async function invite(door: Door, invitations: DoorInvitations, asked: Welcome & { readonly accountId: string }): Promise<void> {
  const { accountId, by, via, phone } = asked
  refuseNoAccount(await door.ports.findAccount({ id: accountId }))
  if (await isEnrolled(door, accountId)) throw refuseAccepted()
  const number = phone !== undefined && door.factors.find('sms') ? readStaffPhone(door, phone) : undefined
  await door.ports.transaction(undefined, async (work) => {
    const db = toAuthDatabase(work.db)
    if (!(await claimWelcome(door, db, asked))) return
    await holdAccount(db, accountId)
    await invitations.ask(db, { accountId, by })
    const isNewPhone = number !== undefined && (await door.phones.add(db, accountId, number))
    const detail = { by, ...(via === undefined ? {} : { via }), phone: isNewPhone ? 'added' : 'unchanged', way: 'invitation' }
    await work.audit({ type: 'account-welcomed', outcome: 'success', accountId, detail })
  })
  await door.ports.hurry(INVITATIONS_ROUND)
}
