import type { AccountSummary, Welcome } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { Passwords } from '../password/passwords.ts'
import { PATHS } from '../routes/paths.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { claimWelcome } from './claim-welcome.ts'
import { readStaffPhone, refuseEnrolled, refuseNoAccount, refuseUserName } from './staff-errors.ts'

/**
 * Sends what a person needs for the first sign-in: user name and temporary password in two mails, or one link, as the policy
 * says. The number is only taken when the account has none. Whoever has an own password already is sent nothing, and what was done for the
 * same `once` is not done again.
 */
export async function welcome(door: Door, passwords: Passwords, asked: Welcome & { readonly accountId: string }): Promise<void> {
  const { accountId, by, via } = asked
  const account = refuseNoAccount(await door.ports.findAccount({ id: accountId }))
  const standing = await passwords.find(accountId)
  if (standing?.hasOwn) throw refuseEnrolled()
  const number = asked.phone === undefined ? undefined : readStaffPhone(door, asked.phone)
  const userName = standing?.userName ?? (await chooseUserName(passwords, account, asked.userName))
  const temporary = door.policy.welcome === 'temporary-password' ? await passwords.makeTemporary() : undefined
  await door.ports.transaction(undefined, async (work) => {
    const db = toAuthDatabase(work.db)
    if (!(await claimWelcome(door, db, asked))) return
    await holdAccount(db, accountId)
    if (await passwords.hasOwn(db, accountId)) throw refuseEnrolled()
    // Whoever tried the name before its owner could has not shut it.
    await passwords.lift(db, userName)
    if (!standing) await passwords.name(db, accountId, { userName, state: 'given' })
    const isNewPhone = number !== undefined && (await door.phones.add(db, accountId, number))
    if (temporary) {
      const lifeSeconds = door.policy.temporaryPasswordHours * 60 * 60
      const { expiresAt } = await door.credentials.issueTemporary(db, { accountId, purpose: 'first', lifeSeconds, hash: temporary.hash })
      await work.mail({ to: account, key: 'mail.first-user-name', exact: { userName }, path: PATHS.signIn, expiresAt })
      await work.mail({
        to: account,
        key: 'mail.first-password',
        exact: { password: temporary.password },
        values: { hours: door.policy.temporaryPasswordHours },
        expiresAt,
      })
    } else {
      const lifeSeconds = door.policy.welcomeLinkHours * 60 * 60
      const { secret, expiresAt } = await door.credentials.issueLink(db, { accountId, purpose: 'first', lifeSeconds })
      const values = { days: Math.floor(door.policy.welcomeLinkHours / 24), hours: door.policy.welcomeLinkHours }
      await work.mail({
        to: account,
        key: 'mail.first-link',
        exact: { userName, secret },
        values,
        path: `${PATHS.link}#${secret}`,
        expiresAt,
      })
    }
    await work.audit({
      type: 'account-welcomed',
      outcome: 'success',
      accountId,
      detail: { by, ...(via === undefined ? {} : { via }), phone: isNewPhone ? 'added' : 'unchanged' },
    })
  })
}

async function chooseUserName(passwords: Passwords, account: AccountSummary, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return passwords.suggestUserName(account)
  const read = await passwords.readUserName(account.id, wanted)
  if ('userName' in read) return read.userName
  throw refuseUserName(read.problem)
}
