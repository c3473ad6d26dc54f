import type { AuthenticatorRequest, AuthenticatorWork } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { FieldError } from '../pages/field-error.ts'
import { toAuthDatabase } from '../tables.ts'

/** Why the own password changes, for the access log. */
export type PasswordReason = 'first' | 'reset' | 'own'

const Twice = z.object({ password: z.string().max(512).default(''), again: z.string().max(512).default('') })

/** What was typed twice as a new password: its hash, or what is wrong with it. Throws `BUSY` when too many are being hashed. */
export async function judgeNewPassword(
  door: Door,
  visit: AuthenticatorRequest,
  accountId: string,
): Promise<{ readonly hash: string } | { readonly errors: readonly FieldError<'password' | 'again'>[] }> {
  const { t, form } = visit
  const typed = Twice.safeParse(form)
  if (!typed.success) return { errors: [{ field: 'password', message: t('password.problem.too-long') }] }
  if (typed.data.password === '') return { errors: [{ field: 'password', message: t('form.problem.empty') }] }
  const { password, again } = typed.data
  if (password.normalize('NFKC') !== again.normalize('NFKC'))
    return { errors: [{ field: 'again', message: t('password.problem.not-equal') }] }
  const judged = await door.passwords?.judge(accountId, password)
  if (judged === undefined) return { errors: [{ field: 'password', message: t('form.problem.empty') }] }
  if ('hash' in judged) return judged
  const count = judged.problem === 'used-before' ? door.policy.passwordHistory : door.policy.passwordLength
  return { errors: [{ field: 'password', message: t(`password.problem.${judged.problem}`, { count }) }] }
}

/**
 * Sets an own password in a transaction: what was temporary is worthless, every remembered device is forgotten, the owner gets
 * a mail. Ending sessions is the caller's: one may go on.
 */
export async function setOwnPassword(
  door: Door,
  work: AuthenticatorWork,
  change: { readonly accountId: string; readonly hash: string; readonly why: PasswordReason },
): Promise<void> {
  const { accountId, hash, why } = change
  const db = toAuthDatabase(work.db)
  await door.passwords?.setHash(db, accountId, hash)
  await door.credentials.dropAll(db, accountId)
  await door.devices.forgetAll(db, accountId)
  await work.audit({ type: 'password-changed', outcome: 'success', accountId, detail: { why } })
}
