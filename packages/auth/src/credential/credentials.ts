import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
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
}

/** Temporary passwords and one-time links: stored beside the password an account has, used up by the first who comes. */
export interface Credentials {
  /** Makes a link's secret, in the caller's transaction; what was sent before is worthless then. */
  readonly issueLink: (db: Kysely<AuthTables>, credential: NewCredential) => Promise<string>
  /** Keeps the hash of a temporary password, in the caller's transaction; what was sent before is worthless then. */
  readonly issueTemporary: (db: Kysely<AuthTables>, credential: NewCredential & { readonly hash: string }) => Promise<void>
  /** Uses a link up: of any number at once, one gets it. */
  readonly exchangeLink: (secret: string) => Promise<Credential | undefined>
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
  const live = () => database().selectFrom('auth_credential').where('used_at', 'is', null).where('expires_at', '>', now())
  const columns = ['id', 'account_id', 'purpose', 'hash'] as const

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
    await dropAll(db, accountId)
    const expires = new Date(now().getTime() + lifeSeconds * 1000)
    await db
      .insertInto('auth_credential')
      .values({ ...rest, account_id: accountId, purpose, created_at: now(), expires_at: expires })
      .execute()
  }

  return {
    issueLink: async (db, credential) => {
      const { token, parts } = newToken()
      await issue(db, { ...credential, id: parts.publicId, kind: 'link', hash: toText(parts.secretHash) })
      return token
    },
    issueTemporary: async (db, credential) => issue(db, { ...credential, id: newToken().parts.publicId, kind: 'temporary' }),
    exchangeLink: async (secret) => {
      const parts = readSplitToken(secret.trim())
      if (!parts) return undefined
      const row = await live().where('kind', '=', 'link').where('id', '=', parts.publicId).select(columns).executeTakeFirst()
      if (!row || !isSame(row.hash, toText(parts.secretHash)) || !(await use(row.id))) return undefined
      return { id: row.id, accountId: row.account_id, purpose: row.purpose }
    },
    findTemporary: async (accountId) => {
      const row = await live().where('kind', '=', 'temporary').where('account_id', '=', accountId).select(columns).executeTakeFirst()
      return row && { id: row.id, accountId: row.account_id, purpose: row.purpose, hash: row.hash }
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

type NewRow = NewCredential & { readonly id: string; readonly kind: 'link' | 'temporary'; readonly hash: string }

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url')

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.byteLength === second.byteLength && timingSafeEqual(first, second)
}
