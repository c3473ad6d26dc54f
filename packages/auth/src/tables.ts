import type { InvitationProblem } from '@voordeur/core'
import type { ColumnType, Generated, Kysely } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

/** What signing in knows of an account beside the kernel's own row. Raising the epoch ends every session of the account at once. */
export interface AuthAccountTable {
  account_id: string
  session_epoch: number
  /** Since when no code is taken any more, after too many wrong ones in a day; only staff lift it. */
  factor_ended_at: MaybeInstant
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
  /** The browser it began in, as people call it. */
  label: Generated<string>
  /** When a second factor was last proven in it. */
  proved_at: MaybeInstant
  /** By which method it began; unknown of sessions from before there were several. */
  method: string | null
  /** What the method wants back when it ends, sealed. */
  ending: string | null
}

/** A user name (NFKC, lower case) and the argon2id hash of its own password; none before the first sign-in. */
export interface AuthPasswordTable {
  account_id: string
  user_name: string
  hash: string | null
  changed_at: MaybeInstant
  /** `given` by the portal, `chosen` by the person, or `due`: to be chosen at the next sign-in. */
  name_state: Generated<'given' | 'chosen' | 'due'>
}

/** Hashes of passwords that may not come back. */
export interface AuthPasswordHistoryTable {
  account_id: string
  hash: string
  set_at: Instant
}

/** Attempts per user name and device, known or not; the keys are MACs, so that what was typed is not kept. */
export interface AuthThrottleTable {
  key: string
  name_key: string
  failures: number
  blocked_until: Instant
  changed_at: Instant
}

/** How often something was done in a window of time. */
export interface AuthLimitTable {
  key: string
  count: number
  until: Instant
}

/** A temporary password or a one-time link; only a hash is kept, and it opens a restricted flow, once. */
export interface AuthCredentialTable {
  id: string
  account_id: string
  kind: 'link' | 'temporary'
  purpose: 'first' | 'reset'
  hash: string
  created_at: Instant
  expires_at: Instant
  used_at: MaybeInstant
}

/** A sign-in in progress: its facts, for ten minutes. */
export interface AuthFlowTable {
  id: string
  secret_hash: Uint8Array
  account_id: string
  purpose: 'sign-in' | 'first' | 'reset'
  next: string
  assurance: string
  factor_due: boolean
  /** The factor that was started last. */
  factor: string | null
  remember: Generated<boolean>
  password_due: boolean
  name_due: boolean
  /** The account's epoch when it began: it is over when that has risen. */
  session_epoch: number
  created_at: Instant
  expires_at: Instant
  ended_at: MaybeInstant
  /** By which method somebody was identified, and what it wants back at the end of the session, sealed. */
  method: string | null
  ending: string | null
}

/** Which account a person at an identity provider has. */
export interface AuthIdentityTable {
  issuer: string
  subject: string
  account_id: string
  /** The one method by which they may come in. */
  method: string
  linked_at: Instant
  linked_by: string
}

/** A browser that was led to an identity provider: what the method needs when it comes back, sealed. */
export interface AuthRedirectTable {
  id: string
  secret_hash: Uint8Array
  method: string
  sealed: string
  created_at: Instant
  expires_at: Instant
}

/** The mobile number of an account, in E.164. */
export interface AuthPhoneTable {
  account_id: string
  number: string
  changed_at: Instant
}

/** The authenticator app of an account: its sealed secret and the last step that was used. */
export interface AuthAppTable {
  account_id: string
  secret: string
  confirmed_at: Instant
  last_step: ColumnType<string, number, number>
}

/** A browser that is asked for no code. */
export interface AuthDeviceTable {
  id: string
  account_id: string
  secret_hash: Uint8Array
  label: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
}

/** A code that is asked for: bound to a flow or session, an account and a purpose. The code itself is nowhere, only a salt. */
export interface AuthChallengeTable {
  id: string
  account_id: string
  factor: string
  bound_to: string
  purpose: string
  /** Where a code goes, in full: a number or an address; empty for an app. */
  target: string
  salt: Uint8Array
  counter: number
  sends: number
  next_send_at: Instant
  attempts: number
  created_at: Instant
  expires_at: Instant
  consumed_at: MaybeInstant
}

/** A new number for who lost their phone, asked for by one member of staff and confirmed by another. */
export interface AuthRecoveryTable {
  id: string
  account_id: string
  phone: string
  evidence: string
  requested_by: string
  requested_at: Instant
  expires_at: Instant
  confirmed_by: string | null
  confirmed_at: MaybeInstant
}

/** The invitation of an account at an identity provider. `subject` is whom the provider answered with; of the invitation itself nothing is kept. */
export interface AuthInvitationTable {
  account_id: string
  state: 'asked' | 'sent' | 'accepted' | 'failed' | 'gone'
  asked_at: Instant
  asked_by: string
  /** How often it was tried since its state changed. */
  attempts: number
  due_at: MaybeInstant
  problem: InvitationProblem | null
  subject: string | null
  changed_at: Instant
}

/** The tables of signing in. No viewer has a grant on any of them. */
export type AuthTables = {
  auth_account: AuthAccountTable
  auth_session: AuthSessionTable
  auth_password: AuthPasswordTable
  auth_password_history: AuthPasswordHistoryTable
  auth_throttle: AuthThrottleTable
  auth_limit: AuthLimitTable
  auth_credential: AuthCredentialTable
  auth_flow: AuthFlowTable
  auth_phone: AuthPhoneTable
  auth_app: AuthAppTable
  auth_device: AuthDeviceTable
  auth_challenge: AuthChallengeTable
  auth_recovery: AuthRecoveryTable
  auth_identity: AuthIdentityTable
  auth_redirect: AuthRedirectTable
  auth_invitation: AuthInvitationTable
}

/** The kernel's handle, seen as these tables. */
export function toAuthDatabase(db: Kysely<unknown>): Kysely<AuthTables> {
  return db.$extendTables<AuthTables>()
}
