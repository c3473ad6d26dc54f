import type { AccountLinks } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door, DoorProvider } from '../door.ts'
import { linkIdentity, unlinkIdentity } from '../identity/identities.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { readStaff, refuseNoAccount } from './staff-errors.ts'

/** What staff do for who signs in at an identity provider and was not invited there by the portal: a colleague, or somebody who got another account. */
export function createLinks(door: Door): AccountLinks {
  const { ports, identities } = door

  return {
    list: async (accountId) =>
      (await identities.list(accountId)).map(({ method, subject, linkedAt, linkedBy }) => ({ method, subject, linkedAt, linkedBy })),

    link: async (accountId, asked) => {
      const staff = readStaff(asked)
      const { issuer, readSubject, id: method } = findProvider(door, asked.method)
      const subject = readSubject(asked.subject)
      if (subject === undefined) throw new AuthError('SUBJECT_INVALID', 'This is no id of a person at that provider. An address is none.')
      refuseNoAccount(await ports.findAccount({ id: accountId }))
      await ports.transaction(undefined, async (work) => {
        if (!(await linkIdentity(work.db, { issuer, subject, accountId, method, by: staff.by, at: ports.now() }))) return
        await work.audit({ type: 'identity-linked', outcome: 'success', accountId, detail: { ...staff, method } })
      })
    },

    unlink: async (accountId, asked) => {
      const staff = readStaff(asked)
      const { issuer, id: method } = findProvider(door, asked.method)
      return ports.transaction(undefined, async (work) => {
        await holdAccount(toAuthDatabase(work.db), accountId)
        if (!(await unlinkIdentity(work.db, { issuer, accountId, method }))) return false
        await endAllSessions(door, work, accountId)
        await work.audit({ type: 'identity-unlinked', outcome: 'success', accountId, detail: { ...staff, method } })
        return true
      })
    },
  }
}

function listProviders({ methods }: Door): readonly DoorProvider[] {
  return methods.flatMap((method) => ('provider' in method ? [method] : []))
}

function findProvider(door: Door, id: string): DoorProvider {
  const found = listProviders(door).find((each) => each.id === id)
  if (found) return found
  const known = listProviders(door).map((each) => each.id)
  throw new AuthError('PROVIDER_UNKNOWN', `Nobody signs in by ${id} here. There is: ${known.join(', ')}.`)
}
