import type { AccountLinks } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door, DoorProvider } from '../door.ts'
import { linkIdentity, unlinkIdentity } from '../identity/identities.ts'
import { PATHS } from '../routes/paths.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { readStaff, refuseNoAccount } from './staff-errors.ts'

/** What staff do for who signs in at an identity provider and was not invited there by the portal: a colleague, or somebody who got another account. */
export function createLinks(door: Door): AccountLinks {
  const { ports, identities, devices } = door

  return {
    list: async (accountId) =>
      (await identities.list(accountId)).map(({ method, subject, linkedAt, linkedBy }) => ({ method, subject, linkedAt, linkedBy })),

    link: async (accountId, asked) => {
      const staff = readStaff(asked)
      const { issuer, readSubject, provider, id: method } = findProvider(door, asked.method)
      const subject = readSubject(asked.subject)
      if (subject === undefined) throw new AuthError('SUBJECT_INVALID', 'This is no id of a person at that provider. An address is none.')
      const owner = refuseNoAccount(await ports.findAccount({ id: accountId }))
      await ports.transaction(undefined, async (work) => {
        if (!(await linkIdentity(work.db, { issuer, subject, accountId, method, by: staff.by, at: ports.now() }))) return
        await work.audit({ type: 'identity-linked', outcome: 'success', accountId, detail: { ...staff, method } })
        if (asked.unannounced) return
        // Another way into an account is told to its owner, who alone knows whether it is theirs (ASVS 5.0, 6.3.7).
        await work.mail({ to: owner, key: 'mail.identity-linked', exact: { provider: provider.name }, path: PATHS.signIn })
      })
    },

    unlink: async (accountId, asked) => {
      const staff = readStaff(asked)
      const { issuer, provider, id: method } = findProvider(door, asked.method)
      const owner = await ports.findAccount({ id: accountId })
      return ports.transaction(undefined, async (work) => {
        await holdAccount(toAuthDatabase(work.db), accountId)
        if (!(await unlinkIdentity(work.db, { issuer, accountId, method }))) return false
        await endAllSessions(door, work, accountId)
        // What was remembered was proven by who had the link: whoever gets the next one proves it anew.
        await devices.forgetAll(toAuthDatabase(work.db), accountId)
        await work.audit({ type: 'identity-unlinked', outcome: 'success', accountId, detail: { ...staff, method } })
        if (owner) await work.mail({ to: owner, key: 'mail.identity-unlinked', exact: { provider: provider.name } })
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
