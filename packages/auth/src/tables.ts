import type { ColumnType, Kysely } from 'kysely'

type Instant = ColumnType<Date, Date, Date>

/** What signing in knows of an account beside the kernel's own row. Raising the epoch ends every session of the account at once. */
export interface AuthAccountTable {
  account_id: string
  session_epoch: number
}

/** A session. `expires_at` moves with use, `absolute_expires_at` never; the secret itself is nowhere. */
export interface AuthSessionTable {
  id: string
  account_id: string
  secret_hash: Uint8Array
  assurance: string
  session_epoch: number
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  absolute_expires_at: Instant
}

/** A user name (NFKC, lower case) and the argon2id hash of its password. */
export interface AuthPasswordTable {
  account_id: string
  user_name: string
  hash: string
  changed_at: Instant
}

/** Attempts per user name, known or not; the key is a MAC, so that what was typed is not kept. */
export interface AuthThrottleTable {
  key: string
  failures: number
  blocked_until: Instant
  changed_at: Instant
}

/** The tables of signing in. No viewer has a grant on any of them. */
export type AuthTables = {
  auth_account: AuthAccountTable
  auth_session: AuthSessionTable
  auth_password: AuthPasswordTable
  auth_throttle: AuthThrottleTable
}

/** The kernel's handle, seen as these tables. */
export function toAuthDatabase(db: Kysely<unknown>): Kysely<AuthTables> {
  return db.$extendTables<AuthTables>()
}

/** What each table keeps of a person, for how long, and how it is exported and erased. */
export const personalData = {
  account:
    'A number that rises when every session of the account ends. Kept as long as the account; not exported, it says nothing of the person; erased with the account.',
  session:
    'When the person signed in and was last active, and how strongly they were identified. Kept at most 8 hours, then swept; exported as a list of sessions; erased with the account. The session secret is kept only as a SHA-256 digest.',
  password:
    'The user name, an argon2id hash of the password, and when it was last set. Kept as long as the account; the user name and the moment are exported, the hash is not; erased with the account.',
  throttle:
    'How often a user name was tried with a wrong password in the last day, under a keyed digest of that name. Kept one day; not exported, it cannot be traced to a person without the key; erased by the sweep.',
} as const
