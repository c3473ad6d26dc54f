import type { AccountInvitation } from '@voordeur/core'
import { type Kysely, type Selectable, sql } from 'kysely'
import { after } from '../after.ts'
import type { AuthInvitationTable, AuthTables } from '../tables.ts'

/** An invitation as it stands. */
export type InvitationRow = Selectable<AuthInvitationTable>

/** A change to an invitation that was taken up. */
export type InvitationChange = Partial<Pick<InvitationRow, 'state' | 'due_at' | 'problem' | 'subject'>>

/**
 * The invitations of accounts at an identity provider. One is taken up by one round at a time: a claim holds for five minutes, and what was
 * claimed is only settled while that claim still stands.
 */
export interface Invitations {
  readonly find: (accountId: string) => Promise<InvitationRow | undefined>
  /** What waits for a person, oldest first. */
  readonly listStranded: () => Promise<readonly InvitationRow[]>
  /** Asks, in the caller's transaction, for an invitation to be sent; one that is on its way then counts for nothing. */
  readonly ask: (db: Kysely<AuthTables>, asked: { readonly accountId: string; readonly by: string }) => Promise<void>
  /** Takes the next that is to be sent. */
  readonly claimAsked: () => Promise<InvitationRow | undefined>
  /** Takes the next of which it is time to look how it stands. */
  readonly claimKnown: () => Promise<InvitationRow | undefined>
  /** Writes down what became of a claim, in the caller's transaction; false when it does not stand any more, and then nothing changed. */
  readonly settle: (db: Kysely<AuthTables>, claimed: InvitationRow, change: InvitationChange) => Promise<boolean>
  /** Notes, of who signed in at the provider, that the invitation was accepted; true when that was not known yet. */
  readonly noteSignIn: (accountId: string, until: Date) => Promise<boolean>
}

const LEASE_SECONDS = 5 * 60
const MOST_LISTED = 200

/** The invitations in `auth_invitation`, by the portal's clock. */
export function createInvitations(database: () => Kysely<AuthTables>, now: () => Date): Invitations {
  const claim = async (states: readonly InvitationRow['state'][]): Promise<InvitationRow | undefined> =>
    database()
      .with('due', (query) =>
        query
          .selectFrom('auth_invitation')
          .select('account_id')
          .where('state', 'in', states)
          .where('due_at', '<=', now())
          .orderBy('due_at')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .updateTable('auth_invitation')
      .from('due')
      .whereRef('auth_invitation.account_id', '=', 'due.account_id')
      .set({ attempts: sql<number>`attempts + 1`, due_at: after(now(), LEASE_SECONDS) })
      .returningAll('auth_invitation')
      .executeTakeFirst()

  return {
    find: (accountId) => database().selectFrom('auth_invitation').selectAll().where('account_id', '=', accountId).executeTakeFirst(),
    listStranded: () =>
      database()
        .selectFrom('auth_invitation')
        .selectAll()
        .where('state', 'in', ['failed', 'gone'])
        .orderBy('changed_at')
        .limit(MOST_LISTED)
        .execute(),
    ask: async (db, { accountId, by }) => {
      const row = { state: 'asked' as const, asked_at: now(), asked_by: by, attempts: 0, due_at: now(), problem: null, changed_at: now() }
      await db
        .insertInto('auth_invitation')
        .values({ account_id: accountId, subject: null, ...row })
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
        .execute()
    },
    claimAsked: () => claim(['asked']),
    claimKnown: () => claim(['sent', 'accepted']),
    settle: async (db, claimed, change) => {
      const isChanged = change.state !== undefined && change.state !== claimed.state
      const settled = await db
        .updateTable('auth_invitation')
        .set({ ...change, ...(isChanged ? { changed_at: now(), attempts: 0 } : {}) })
        .where('account_id', '=', claimed.account_id)
        .where('state', '=', claimed.state)
        .where('asked_at', '=', claimed.asked_at)
        .where('attempts', '=', claimed.attempts)
        .returning('account_id')
        .executeTakeFirst()
      return settled !== undefined
    },
    noteSignIn: async (accountId, until) => {
      const noted = await database()
        .updateTable('auth_invitation')
        .set({ state: 'accepted', changed_at: now(), due_at: until, problem: null })
        .where('account_id', '=', accountId)
        .where('state', '=', 'sent')
        .returning('account_id')
        .executeTakeFirst()
      return noted !== undefined
    },
  }
}

/** An invitation as staff see it. */
export function toAccountInvitation({ state, changed_at: at, problem }: InvitationRow): AccountInvitation {
  return { state, at, ...(problem === null ? {} : { problem }) }
}
