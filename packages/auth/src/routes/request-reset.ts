import { createHmac, randomUUID } from 'node:crypto'
import type { AccountSummary, AuthenticatorMail } from '@voordeur/core'
import { type Kysely, sql } from 'kysely'
import type { Door } from '../door.ts'
import { WINDOW } from '../limit/limits.ts'
import { NOBODY } from '../nobody.ts'
import type { Passwords } from '../password/passwords.ts'
import { toUserName } from '../password/user-name.ts'
import { type AuthTables, toAuthDatabase } from '../tables.ts'
import { PATHS } from './paths.ts'

/** What was typed to ask for a new password. */
export interface ResetRequest {
  readonly userName: string
  readonly email: string
  readonly request: Request
}

const PER_PAIR_HOUR = 5
const NO_READER: Pick<AccountSummary, 'email' | 'locale' | 'form'> = { email: 'niemand@example.invalid', locale: 'nl', form: undefined }

/**
 * Sends a link or a temporary password when user name and address belong together. What it does is the same when they do not:
 * the same statements in the same transaction, of which only the entry in the access log is left. The password an account has
 * keeps working until a new one is set. Throws `BUSY` when too many passwords are being hashed.
 */
export async function requestReset(door: Door, passwords: Passwords, asked: ResetRequest): Promise<void> {
  const { ports, policy, limits } = door
  const userName = toUserName(asked.userName)
  const email = asked.email.trim().toLowerCase()
  // Of name and address together: who knows the name alone uses up nothing of its owner.
  const hidden = createHmac('sha256', ports.secret('reset-pair')).update(`${userName}\0${email}`).digest('base64url')
  const claim = await limits.claim([{ key: `reset:pair:${hidden}`, most: PER_PAIR_HOUR, seconds: WINDOW.hour }])
  if (!claim.admitted) {
    await ports.audit(asked.request, { type: 'password-reset-asked', outcome: 'refused', detail: { reason: 'throttled' } })
    return
  }
  const standing = await passwords.findByName(asked.userName)
  const account = await ports.findAccount({ id: standing?.accountId ?? NOBODY })
  const owner = account && !account.blocked && account.email === email ? account : undefined
  const temporary = policy.reset === 'temporary-password' ? await passwords.makeTemporary() : undefined
  await ports.transaction(asked.request, async (work) => {
    const db = toAuthDatabase(work.db)
    await sql`savepoint reset`.execute(db)
    const mail = await issue(door, db, { accountId: owner?.id ?? randomUUID(), temporary })
    await work.mail({ to: owner ?? NO_READER, ...mail })
    // One statement either way: the commit ends a savepoint that was gone back to.
    await (owner ? sql`release savepoint reset` : sql`rollback to savepoint reset`).execute(db)
    const who = standing ? { accountId: standing.accountId } : {}
    await work.audit({ type: 'password-reset-asked', outcome: owner ? 'success' : 'refused', ...who })
  })
}

interface Issuing {
  readonly accountId: string
  readonly temporary: { readonly password: string; readonly hash: string } | undefined
}

/** Keeps the hash of what is sent, and gives the mail that sends it. */
async function issue(
  { policy, credentials }: Door,
  db: Kysely<AuthTables>,
  { accountId, temporary }: Issuing,
): Promise<Omit<AuthenticatorMail, 'to'>> {
  if (temporary) {
    const lifeSeconds = policy.temporaryPasswordHours * 60 * 60
    const { expiresAt } = await credentials.issueTemporary(db, { accountId, purpose: 'reset', lifeSeconds, hash: temporary.hash })
    const values = { hours: policy.temporaryPasswordHours }
    return { key: 'mail.reset-temporary', exact: { password: temporary.password }, values, path: PATHS.signIn, expiresAt }
  }
  const lifeSeconds = policy.resetLinkMinutes * 60
  const { secret, expiresAt } = await credentials.issueLink(db, { accountId, purpose: 'reset', lifeSeconds })
  const values = { minutes: policy.resetLinkMinutes }
  return { key: 'mail.reset-link', exact: { secret }, values, path: `${PATHS.link}#${secret}`, expiresAt }
}
