import type { Credentials } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import type { NewPasswordProblem } from '../password/passwords.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { readStaff, readStaffPhone, refuseAccepted, refuseEnrolled, refuseUserName } from './staff-errors.ts'

/**
 * Gives an account a user name, an own password and a mobile number at once; only one that has no password of its own yet, so
 * that nobody at a desk takes over what somebody uses. Throws `AuthError` with what is wrong.
 */
export async function enrol(door: Door, accountId: string, credentials: Credentials): Promise<void> {
  const { userName, password, phone, by, via } = credentials
  const staff = by === undefined ? {} : readStaff({ by, ...(via === undefined ? {} : { via }) })
  const { ports, passwords } = door
  if (!passwords)
    throw new AuthError(
      'ENROL_UNSUPPORTED',
      'None of the ways to sign in uses a user name and password. Add password() to auth({ methods }).',
    )
  const standing = await passwords.find(accountId)
  if (standing?.hasOwn) throw refuseEnrolled()
  if (!standing) await refuseInvited(door, accountId)
  const read = await passwords.readUserName(accountId, userName)
  if ('problem' in read) throw refuseUserName(read.problem)
  const number = phone === undefined ? undefined : readStaffPhone(door, phone)
  const judged = await judge(door, accountId, { userName: read.userName, password })
  await ports.transaction(undefined, async (work) => {
    const db = toAuthDatabase(work.db)
    await holdAccount(db, accountId)
    // Asked before for a quick answer, and here for a true one.
    if (await passwords.hasOwn(db, accountId)) throw refuseEnrolled()
    await passwords.name(db, accountId, { userName: read.userName, state: 'chosen' })
    await passwords.setHash(db, accountId, judged.hash)
    const isNewPhone = number !== undefined && (await door.phones.add(db, accountId, number))
    await passwords.lift(db, read.userName)
    await door.credentials.dropAll(db, accountId)
    await door.devices.forgetAll(db, accountId)
    await endAllSessions(door, work, accountId)
    await work.audit({
      type: 'account-enrolled',
      outcome: 'success',
      accountId,
      detail: { ...staff, phone: isNewPhone ? 'added' : 'unchanged' },
    })
  })
}

/** Nobody at a desk opens a second way to what somebody already reaches by an identity provider. */
async function refuseInvited({ invitations }: Door, accountId: string): Promise<void> {
  if (await invitations?.find(accountId)) throw refuseAccepted()
}

async function judge(
  { passwords, policy }: Door,
  accountId: string,
  wanted: { readonly userName: string; readonly password: string },
): Promise<{ readonly hash: string }> {
  const judged = await passwords?.judge(accountId, wanted.password, wanted.userName)
  if (judged !== undefined && 'hash' in judged) return judged
  throw new AuthError('PASSWORD_REFUSED', PROBLEMS[judged?.problem ?? 'predictable'](policy.passwordLength))
}

const PREDICTABLE =
  'This password is one of the first that are guessed: a common word, a row of keys, or the name of the portal or its user. Choose a few words that do not belong together.'

const PROBLEMS: Readonly<Record<NewPasswordProblem, (length: number) => string>> = {
  'too-short': (length) => `A password has at least ${length} characters.`,
  'too-long': () => 'A password has at most 128 characters.',
  lower: () => 'A password has a lower case letter.',
  upper: () => 'A password has a capital letter.',
  digit: () => 'A password has a digit.',
  predictable: () => PREDICTABLE,
  temporary: () => 'This password looks like a temporary one. Choose another one.',
  'used-before': () => 'The account had this password before. Choose another one.',
}
