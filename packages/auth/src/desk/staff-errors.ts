import type { AccountSummary, ActingStaff } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { readPhone } from '../factor/phone-number.ts'

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

const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}]{2,100}$/u

/** Who acts, as it stands in the access log: a name on one line, and how they came in. Throws `STAFF_UNNAMED`. */
export function readStaff({ by, via }: ActingStaff): { readonly by: string; readonly via?: string } {
  const name = by.trim()
  if (NAME.test(name)) return { by: name, ...(via === undefined ? {} : { via }) }
  throw new AuthError('STAFF_UNNAMED', 'Say who does this: the name of a member of staff, on one line.')
}
