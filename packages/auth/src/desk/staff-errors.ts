import type { AccountSummary, ActingStaff } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { readPhone } from '../factor/phone-number.ts'
import type { UserNameProblem } from '../password/passwords.ts'

/** A mobile number as staff typed it, in E.164; throws `PHONE_INVALID` with what is wrong. */
export function readStaffPhone({ phoneRules }: Door, typed: string): string {
  const read = readPhone(typed, phoneRules.countries)
  if ('number' in read) return read.number
  const message =
    read.problem === 'country'
      ? `Mobile numbers of ${phoneRules.countries.join(', ')} are taken. sms({ countries }) decides which.`
      : 'This is no mobile number. Write it as 06 12345678 or +31 6 12345678.'
  throw new AuthError('PHONE_INVALID', message)
}

/** An account that must exist; throws `ACCOUNT_UNKNOWN`. */
export function refuseNoAccount(account: AccountSummary | undefined): AccountSummary {
  if (account) return account
  throw new AuthError('ACCOUNT_UNKNOWN', 'There is no such account.')
}

const NAME_CODES = { invalid: 'USER_NAME_INVALID', taken: 'USER_NAME_TAKEN', address: 'USER_NAME_INVALID' } as const
const NAME_SENTENCES = {
  invalid: 'A user name has 3 to 100 letters, digits or . _ @ + -, and begins with a letter or digit.',
  taken: 'This user name belongs to another account. Choose another one.',
  address: 'A user name with an @ is only taken when it is the e-mail address of this very account. Choose another one.',
} as const

/** The refusal of a user name that staff want to give. */
export function refuseUserName(problem: UserNameProblem): AuthError {
  return new AuthError(NAME_CODES[problem], NAME_SENTENCES[problem])
}

/** The refusal to give a password or a welcome to who has a password of their own. */
export function refuseEnrolled(): AuthError {
  return new AuthError('ENROLLED', 'This person has a password of their own already. Wachtwoord vergeten gives a new one.')
}

/** The refusal to give a password or an invitation to who comes in by an identity provider already. */
export function refuseAccepted(): AuthError {
  return new AuthError('INVITATION_ACCEPTED', 'This person was invited at an identity provider, and signs in there.')
}

// The letters of Dutch and its neighbours only: one that looks like another would make two people of one.
const LETTER = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u017E'
const NAME = new RegExp(`^(?=.*[${LETTER}].*[${LETTER}])[${LETTER}\\p{M}\\p{N}\\p{P} ]{2,100}$`, 'u')

/** Who acts, as it stands in the access log: a name on one line, and how they came in. Throws `STAFF_UNNAMED`. */
export function readStaff({ by, via }: ActingStaff): { readonly by: string; readonly via?: string } {
  const name = by.trim()
  if (NAME.test(name)) return { by: name, ...(via === undefined ? {} : { via: toLine(via) }) }
  throw new AuthError('STAFF_UNNAMED', 'Say who does this: the name of a member of staff, in Latin letters and on one line.')
}

/** What a machine calls its user, as one plain line. */
function toLine(text: string): string {
  return text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 100)
}
