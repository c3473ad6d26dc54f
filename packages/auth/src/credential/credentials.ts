import type { Kysely } from 'kysely'
import { after } from '../after.ts'
import { isSameText } from '../is-same-text.ts'
import { newToken, readSplitToken } from '../split-token.ts'
import type { AuthTables } from '../tables.ts'

/** What a temporary password or link is for: the first sign-in, or a new password. */
export type CredentialPurpose = 'first' | 'reset'

/** A credential that is about to be handed out. */
export interface NewCredential {
  readonly accountId: string
  readonly purpose: CredentialPurpose
  readonly lifeSeconds: number
}

/** A credential that was used up just now, or may be. */
export interface Credential {
  readonly id: string
  readonly accountId: string
  readonly purpose: CredentialPurpose
  /** How often the account's sessions had been ended before it was used. */
  readonly epoch: number
}

/** Temporary passwords and one-time links: stored beside the password an account has, used up by the first who comes. */
export interface Credentials {
  /** Makes a link's secret, in the caller's transaction; what was sent before is worthless then. */
  readonly issueLink: (db: Kysely<AuthTables>, credential: NewCredential) => Promise<{ readonly secret: string; readonly expiresAt: Date }>
  /** Keeps the hash of a temporary password, in the caller's transaction; what was sent before is worthless then. */
  readonly issueTemporary: (
    db: Kysely<AuthTables>,
    credential: NewCredential & { readonly hash: string },
  ) => Promise<{ readonly expiresAt: Date }>
  /** Uses a link up: of any number at once, one gets it. */
  readonly exchangeLink: (secret: string) => Promise<Credential | undefined>
  /** Whose a link is that was used up within its time; undefined for every other. It opens nothing any more. */
  readonly findUsedLink: (secret: string) => Promise<Pick<Credential, 'accountId' | 'purpose'> | undefined>
  /** The temporary password an account may use now. */
  readonly findTemporary: (accountId: string) => Promise<(Credential & { readonly hash: string }) | undefined>
  /** Uses a temporary password up: true for one of any number at once. */
  readonly use: (id: string) => Promise<boolean>
  /** Ends whatever an account could still use, in the caller's transaction. */
  readonly dropAll: (db: Kysely<AuthTables>, accountId: string) => Promise<void>
  readonly sweep: () => Promise<void>
}

const KEPT_SECONDS = 24 * 60 * 60

/** Credentials on `auth_credential`, by the portal's clock. */
export function createCredentials(database: () => Kysely<AuthTables>, now: () => Date): Credentials {
  const live = () =>
    database()
      .selectFrom('auth_credential as c')
      .leftJoin('auth_account as a', 'a.account_id', 'c.account_id')
      .where('c.used_at', 'is', null)
      .where('c.expires_at', '>', now())
      .select(['c.id', 'c.account_id', 'c.purpose', 'c.hash', 'a.session_epoch'])

  const use = async (id: string): Promise<boolean> => {
    const used = await database()
      .updateTable('auth_credential')
      .set({ used_at: now() })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now())
      .returning('id')
      .executeTakeFirst()
    return used !== undefined
  }

  const dropAll = async (db: Kysely<AuthTables>, accountId: string) => {
    await db.deleteFrom('auth_credential').where('account_id', '=', accountId).where('used_at', 'is', null).execute()
  }

  const issue = async (db: Kysely<AuthTables>, row: NewRow) => {
    const { accountId, purpose, lifeSeconds, ...rest } = row
    const expiresAt = after(now(), lifeSeconds)
    const values = { ...rest, account_id: accountId, purpose, created_at: now(), expires_at: expiresAt, used_at: null }
    // One at a time, also of two that are asked for at once: the newest takes the place of the one before.
    await db
      .insertInto('auth_credential')
      .values(values)
      .onConflict((conflict) => conflict.column('account_id').where('used_at', 'is', null).doUpdateSet(values))
      .execute()
    return { expiresAt }
  }

  return {
    issueLink: async (db, credential) => {
      const { token, parts } = newToken()
      const { expiresAt } = await issue(db, { ...credential, id: parts.publicId, kind: 'link', hash: toText(parts.secretHash) })
      return { secret: token, expiresAt }
    },
    issueTemporary: async (db, credential) => issue(db, { ...credential, id: newToken().parts.publicId, kind: 'temporary' }),
    exchangeLink: async (secret) => {
      const parts = readSplitToken(secret.trim())
      if (!parts) return undefined
      const row = await live().where('c.kind', '=', 'link').where('c.id', '=', parts.publicId).executeTakeFirst()
      if (!row || !isSameText(row.hash, toText(parts.secretHash)) || !(await use(row.id))) return undefined
      return toCredential(row)
    },
    findUsedLink: async (secret) => {
      const parts = readSplitToken(secret.trim())
      if (!parts) return undefined
      const row = await database()
        .selectFrom('auth_credential')
        .where('id', '=', parts.publicId)
        .where('kind', '=', 'link')
        .where('used_at', 'is not', null)
        .where('expires_at', '>', now())
        .select(['account_id', 'purpose', 'hash'])
        .executeTakeFirst()
      return row && isSameText(row.hash, toText(parts.secretHash)) ? { accountId: row.account_id, purpose: row.purpose } : undefined
    },
    findTemporary: async (accountId) => {
      const row = await live().where('c.kind', '=', 'temporary').where('c.account_id', '=', accountId).executeTakeFirst()
      return row && { ...toCredential(row), hash: row.hash }
    },
    use,
    dropAll,
    sweep: async () => {
      await database()
        .deleteFrom('auth_credential')
        .where('expires_at', '<=', new Date(now().getTime() - KEPT_SECONDS * 1000))
        .execute()
    },
  }
}

interface CredentialRow {
  readonly id: string
  readonly account_id: string
  readonly purpose: CredentialPurpose
  readonly session_epoch: number | null
}

const toCredential = (row: CredentialRow): Credential => ({
  id: row.id,
  accountId: row.account_id,
  purpose: row.purpose,
  epoch: row.session_epoch ?? 0,
})

type NewRow = NewCredential & { readonly id: string; readonly kind: 'link' | 'temporary'; readonly hash: string }

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url')
