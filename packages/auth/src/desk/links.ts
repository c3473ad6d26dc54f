import type { AccountLinks } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { linkIdentity, unlinkIdentity } from '../identity/identities.ts'
import { PATHS } from '../routes/paths.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import type { PersonDirectory } from '../sign-in-method.ts'
import { readStaff, refuseNoAccount } from './staff-errors.ts'

/** What staff do for who signs in at an identity provider, or is known in a directory, and was not invited there by the portal: a colleague, or somebody who got another account. */
export function createLinks(door: Door): AccountLinks {
  const { ports, identities, devices } = door

  return {
    list: async (accountId) =>
      (await identities.list(accountId)).map(({ method, subject, linkedAt, linkedBy }) => ({ method, subject, linkedAt, linkedBy })),

    link: async (accountId, asked) => {
      const staff = readStaff(asked)
      const { issuer, readSubject, name, id: method } = findDirectory(door, asked.method)
      const subject = readSubject(asked.subject)
      if (subject === undefined) throw new AuthError('SUBJECT_INVALID', 'This is no id of a person at that provider. An address is none.')
      const owner = refuseNoAccount(await ports.findAccount({ id: accountId }))
      await ports.transaction(undefined, async (work) => {
        if (!(await linkIdentity(work.db, { issuer, subject, accountId, method, by: staff.by, at: ports.now() }))) return
        await work.audit({ type: 'identity-linked', outcome: 'success', accountId, detail: { ...staff, method } })
        if (asked.unannounced) return
        // Another way into an account is told to its owner, who alone knows whether it is theirs (ASVS 5.0, 6.3.7).
        await work.mail({ to: owner, key: 'mail.identity-linked', exact: { provider: name }, path: PATHS.signIn })
      })
    },

    unlink: async (accountId, asked) => {
      const staff = readStaff(asked)
      const { issuer, name, id: method } = findDirectory(door, asked.method)
      const owner = await ports.findAccount({ id: accountId })
      return ports.transaction(undefined, async (work) => {
        await holdAccount(toAuthDatabase(work.db), accountId)
        if (!(await unlinkIdentity(work.db, { issuer, accountId, method }))) return false
        await endAllSessions(door, work, accountId)
        // What was remembered was proven by who had the link: whoever gets the next one proves it anew.
        await devices.forgetAll(toAuthDatabase(work.db), accountId)
        await work.audit({ type: 'identity-unlinked', outcome: 'success', accountId, detail: { ...staff, method } })
        if (owner) await work.mail({ to: owner, key: 'mail.identity-unlinked', exact: { provider: name } })
        return true
      })
    },
  }
}

interface LinkedBy extends PersonDirectory {
  /** The method's. */
  readonly id: string
}

/** The methods by which people come in whom somebody linked to an account, each with where they are known. */
export function listDirectories({ methods }: Pick<Door, 'methods'>): readonly LinkedBy[] {
  return methods.flatMap((method) => {
    if ('provider' in method) return [{ ...method, name: method.provider.name }]
    return method.directory === undefined ? [] : [{ ...method.directory, id: method.id }]
  })
}

function findDirectory(door: Door, id: string): LinkedBy {
  const all = listDirectories(door)
  const found = all.find((each) => each.id === id)
  if (found) return found
  throw new AuthError('PROVIDER_UNKNOWN', `Nobody signs in by ${id} here. There is: ${all.map((each) => each.id).join(', ')}.`)
}
