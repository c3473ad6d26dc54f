import { type Kysely, sql } from 'kysely'
import { AuthError } from '../auth-error.ts'
import { type AuthTables, toAuthDatabase } from '../tables.ts'

/** A person at an identity provider. */
export interface Identity {
  /** The provider, as it calls itself in its tokens (`iss`). */
  readonly issuer: string
  /** The person, by an id that the provider gives to nobody else: never an address. */
  readonly subject: string
}

/** An identity of an account. `linkedBy` is a member of staff, or what linked it. */
export interface LinkedIdentity extends Identity {
  readonly accountId: string
  /** The one method by which they may come in: a provider may have several, each with rules of its own. */
  readonly method: string
  readonly linkedAt: Date
  readonly linkedBy: string
}

/** Whom a method asked about, as they were at that moment. */
export interface FoundIdentity extends LinkedIdentity {
  /** How often the account's sessions had been ended by then: a method answers with it, and who unlinks or signs everybody out meanwhile ends that too. */
  readonly epoch: number
}

/** An identity to link, and who does it. */
export interface NewIdentity extends Identity {
  readonly accountId: string
  readonly method: string
  readonly by: string
  readonly at: Date
}

/** Which account belongs to whom at an identity provider. Looking never links. */
export interface Identities {
  /** The account of a person; undefined when nobody linked them, or for another method than the one that asks. */
  readonly find: (identity: Identity) => Promise<FoundIdentity | undefined>
  readonly list: (accountId: string) => Promise<readonly LinkedIdentity[]>
}

// In the statement that finds the link: between two of them both could change. An account that never had a session has no row yet.
const EPOCH = sql<number>`coalesce((select a.session_epoch from auth_account a where a.account_id = auth_identity.account_id), 0)`

/** The identities in `auth_identity`; with a method, those by which it may let people in. */
export function createIdentities(database: () => Kysely<AuthTables>, method?: string): Identities {
  const rows = () =>
    database()
      .selectFrom('auth_identity')
      .select(['issuer', 'subject', 'account_id as accountId', 'method', 'linked_at as linkedAt', 'linked_by as linkedBy'])
      .$if(method !== undefined, (query) => query.where('method', '=', method ?? ''))
  return {
    find: ({ issuer, subject }) =>
      rows().where('issuer', '=', issuer).where('subject', '=', subject).select(EPOCH.as('epoch')).executeTakeFirst(),
    list: (accountId) => rows().where('account_id', '=', accountId).orderBy('issuer').execute(),
  }
}

/**
 * Gives an account its identity at a provider, in the caller's transaction; true when it is new, false when it had it. One identity is
 * one account's, by one method, and an account has one of each provider: anything else throws `IDENTITY_TAKEN` and changes nothing. Note it in the
 * access log as `identity-linked`.
 */
export async function linkIdentity(db: Kysely<unknown>, { issuer, subject, accountId, method, by, at }: NewIdentity): Promise<boolean> {
  const auth = toAuthDatabase(db)
  const inserted = await auth
    .insertInto('auth_identity')
    .values({ issuer, subject, account_id: accountId, method, linked_at: at, linked_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  if (inserted) return true
  const same = await auth
    .selectFrom('auth_identity')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('account_id', '=', accountId)
    .where('method', '=', method)
    .select('account_id')
    .executeTakeFirst()
  if (same) return false
  throw new AuthError(
    'IDENTITY_TAKEN',
    'This identity belongs to another account, or this account has another one at that provider. Take that one away first.',
  )
}

/**
 * Takes away the identity of an account by a method at a provider, in the caller's transaction; false when it had none. Its sessions are the
 * caller's to end.
 */
export async function unlinkIdentity(
  db: Kysely<unknown>,
  { issuer, accountId, method }: Pick<NewIdentity, 'issuer' | 'accountId' | 'method'>,
): Promise<boolean> {
  const gone = await toAuthDatabase(db)
    .deleteFrom('auth_identity')
    .where('issuer', '=', issuer)
    .where('account_id', '=', accountId)
    .where('method', '=', method)
    .returning('account_id')
    .executeTakeFirst()
  return gone !== undefined
}
