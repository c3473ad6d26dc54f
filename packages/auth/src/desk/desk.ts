import type { AccountDesk } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { readPhone } from '../factor/phone-number.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { decideEntrance, isElsewhere, isEnrolled, readInvitation } from './entrance.ts'
import { invite } from './invite.ts'
import { listStranded } from './list-stranded.ts'
import { createRecovery } from './recovery.ts'
import { readStaff, refuseNoAccount, refuseUserName } from './staff-errors.ts'
import { welcome } from './welcome.ts'

/** What staff do for accounts. Everything they do is in the access log, with their name. */
export function createDesk(door: Door): AccountDesk {
  const { ports, phones, apps, sessions, devices, factors, passwords, invitations } = door

  return {
    welcome: async (accountId, asked) => {
      const wanted = { ...asked, ...readStaff(asked), accountId }
      const entrance = await decideEntrance(door, accountId, asked.audience)
      if (entrance === 'own') return
      return 'invitations' in entrance ? invite(door, entrance.invitations, wanted) : welcome(door, entrance.passwords, wanted)
    },

    isEnrolled: (accountId) => isEnrolled(door, accountId),

    readPhone: (typed) => {
      const read = readPhone(typed, door.phoneRules.countries)
      return 'number' in read ? read.number : undefined
    },

    standing: async (accountId) => {
      const standing = await passwords?.find(accountId)
      const phone = await phones.find(accountId)
      const invitation = await readInvitation(door, accountId)
      return {
        ...(invitation === undefined ? {} : { invitation }),
        ...((await isElsewhere(door, accountId)) ? { signsInElsewhere: true } : {}),
        userName: standing?.userName,
        phoneEnd: phone?.number.slice(-2),
        hasApp: (await apps.find(accountId)) !== undefined,
        isLocked: (standing !== undefined && (await passwords?.isShut(standing.userName))) || (await factors.isEnded(accountId)),
        sessions: (await sessions.list(accountId)).length,
        devices: (await devices.list(accountId)).length,
      }
    },

    unlock: async (accountId, given) => {
      const staff = readStaff(given)
      const standing = await passwords?.find(accountId)
      await ports.transaction(undefined, async (work) => {
        const db = toAuthDatabase(work.db)
        if (standing) await passwords?.lift(db, standing.userName)
        await factors.lift(db, accountId)
        await work.audit({ type: 'account-unlocked', outcome: 'success', accountId, detail: staff })
      })
    },

    endEverywhere: async (accountId, given) => {
      const staff = readStaff(given)
      refuseNoAccount(await ports.findAccount({ id: accountId }))
      await ports.transaction(undefined, async (work) => {
        const db = toAuthDatabase(work.db)
        await holdAccount(db, accountId)
        await endAllSessions(door, work, accountId)
        await door.credentials.dropAll(db, accountId)
        const forgotten = await devices.forgetAll(db, accountId)
        await work.audit({
          type: 'session-ended',
          outcome: 'success',
          accountId,
          detail: { reason: 'by-staff', ...staff, devices: forgotten },
        })
      })
    },

    rename: async (accountId, change) => {
      const staff = readStaff(change)
      const owner = refuseNoAccount(await ports.findAccount({ id: accountId }))
      const standing = await passwords?.find(accountId)
      if (!passwords || !standing) throw new AuthError('ENROL_UNSUPPORTED', 'This account has no user name of this portal.')
      const read =
        change.userName === undefined ? { userName: standing.userName } : await passwords.readUserName(accountId, change.userName)
      if ('problem' in read) throw refuseUserName(read.problem)
      const name = { userName: read.userName, state: change.userName === undefined ? 'due' : 'chosen' } as const
      await ports.transaction(undefined, async (work) => {
        await passwords.name(toAuthDatabase(work.db), accountId, name)
        await work.audit({ type: 'user-name-changed', outcome: 'success', accountId, detail: { ...staff, state: name.state } })
        if (change.userName !== undefined) await work.mail({ to: owner, key: 'mail.user-name-changed', exact: { userName: name.userName } })
      })
    },

    ...createRecovery(door),

    ...(invitations ? { listStranded: () => listStranded(door, invitations) } : {}),
  }
}
