import type { Assurance } from '@voordeur/core'
import { type Kysely, sql } from 'kysely'
import { after } from '../after.ts'
import type { AuthTables } from '../tables.ts'
import { SessionRow, toUse } from './session-row.ts'
import { IDLE_SECONDS } from './sessions.ts'
import type { TokenParts } from '../split-token.ts'

/** The statements on sessions. */
export type SessionRows = ReturnType<typeof createSessionRows>

const COLUMNS = [
  's.id',
  's.account_id',
  's.assurance',
  's.label',
  's.proved_at',
  's.method',
  's.ending',
  's.created_at',
  's.last_seen_at',
  's.expires_at',
  's.absolute_expires_at',
] as const

/** The statements on `auth_session`, by the portal's clock. What must not be interleaved is one statement. */
export function createSessionRows(database: () => Kysely<AuthTables>, now: () => Date) {
  const live = () =>
    database()
      .selectFrom('auth_session as s')
      .innerJoin('auth_account as a', (join) =>
        join.onRef('a.account_id', '=', 's.account_id').onRef('a.session_epoch', '=', 's.session_epoch'),
      )
      .where('s.expires_at', '>', now())
      .where('s.absolute_expires_at', '>', now())

  // Both sides are SHA-256 digests of 256 random bits: how long the comparison takes says nothing one could steer towards.
  const liveOf = (token: TokenParts) => live().where('s.id', '=', token.publicId).where('s.secret_hash', '=', token.secretHash)

  return {
    /** For the guard: one row of account, session, assurance, and whether half of the idle time has passed. */
    guardQuery: (token: TokenParts) =>
      liveOf(token).select([
        's.account_id',
        's.id as session_id',
        's.assurance',
        sql<boolean>`s.expires_at <= ${after(now(), IDLE_SECONDS / 2)}`.as('stale'),
      ]),

    find: async (token: TokenParts): Promise<SessionRow | undefined> => {
      return SessionRow.optional().parse(await liveOf(token).select(COLUMNS).executeTakeFirst())
    },

    list: async (accountId: string): Promise<SessionRow[]> => {
      const rows = await live().where('s.account_id', '=', accountId).orderBy('s.created_at', 'desc').select(COLUMNS).execute()
      return rows.map((row) => SessionRow.parse(row))
    },

    /**
     * Takes the epoch and holds the account's row in the same statement, so that `raiseEpoch` misses no session being made. With
     * `epoch`, only while it is the account's; false otherwise.
     */
    insert: async (token: TokenParts, row: SessionRow, epoch: number | undefined): Promise<boolean> => {
      const inserted = await sql`
        with holder as (
          insert into auth_account (account_id, session_epoch) values (${row.account_id}, 0)
          on conflict (account_id) do update set session_epoch = auth_account.session_epoch
          returning session_epoch
        )
        insert into auth_session
          (id, account_id, secret_hash, assurance, label, proved_at, method, ending, created_at, last_seen_at, expires_at, absolute_expires_at, session_epoch)
        select ${row.id}::text, ${row.account_id}::uuid, ${token.secretHash}::bytea, ${row.assurance}::text, ${row.label}::text,
          ${row.proved_at}::timestamptz, ${row.method}::text, ${row.ending}::text, ${row.created_at}::timestamptz, ${row.last_seen_at}::timestamptz,
          ${row.expires_at}::timestamptz, ${row.absolute_expires_at}::timestamptz, session_epoch
        from holder
        where ${epoch ?? null}::int is null or session_epoch = ${epoch ?? null}::int
        returning id`.execute(database())
      return inserted.rows.length > 0
    },

    /** Gives a live session a new id and secret; undefined when the old token is not live. */
    replace: async (old: TokenParts, fresh: TokenParts, assurance: Assurance | undefined): Promise<SessionRow | undefined> => {
      const row = await database()
        .updateTable('auth_session as s')
        .set({ id: fresh.publicId, secret_hash: fresh.secretHash, ...toUse(now()), ...(assurance && { assurance, proved_at: now() }) })
        // The id changes too: of two rotations at once the second finds another id, and no row.
        .where('s.id', 'in', liveOf(old).select('s.id'))
        .returning(COLUMNS)
        .executeTakeFirst()
      return SessionRow.optional().parse(row)
    },

    /** As `replace`, and every other session of the account is of an earlier epoch from then on. */
    replaceOnly: async (old: TokenParts, fresh: TokenParts): Promise<SessionRow | undefined> => {
      const row = await database()
        .with('raised', (db) =>
          db
            .updateTable('auth_account')
            .from(liveOf(old).select(['s.account_id', 's.session_epoch']).as('own'))
            .set((account) => ({ session_epoch: account('auth_account.session_epoch', '+', 1) }))
            .whereRef('auth_account.account_id', '=', 'own.account_id')
            // Compared with the row itself: who waited for another that ended the others is one of those others.
            .whereRef('auth_account.session_epoch', '=', 'own.session_epoch')
            .returning(['auth_account.account_id', 'auth_account.session_epoch']),
        )
        .updateTable('auth_session as s')
        .from('raised')
        .set((set) => ({
          id: fresh.publicId,
          secret_hash: fresh.secretHash,
          session_epoch: set.ref('raised.session_epoch'),
          ...toUse(now()),
        }))
        .whereRef('s.account_id', '=', 'raised.account_id')
        .where('s.id', 'in', liveOf(old).select('s.id'))
        .returning(COLUMNS)
        .executeTakeFirst()
      return SessionRow.optional().parse(row)
    },

    extend: async (id: string): Promise<void> => {
      await database()
        .updateTable('auth_session')
        .set(toUse(now()))
        .where('id', 'in', live().where('s.id', '=', id).select('s.id'))
        .execute()
    },

    remove: async (id: string): Promise<void> => {
      await database().deleteFrom('auth_session').where('id', '=', id).execute()
    },

    /** Also of an account that never had a session: a sign-in that is in progress is over too. */
    raiseEpoch: async (accountId: string): Promise<void> => {
      await database()
        .insertInto('auth_account')
        .values({ account_id: accountId, session_epoch: 1 })
        .onConflict((conflict) =>
          conflict.column('account_id').doUpdateSet((row) => ({ session_epoch: row('auth_account.session_epoch', '+', 1) })),
        )
        .execute()
    },

    /** Removes sessions of an earlier epoch, then those out of time, and returns the latter. */
    sweep: async (): Promise<SessionRow[]> => {
      await database()
        .deleteFrom('auth_session as s')
        .using('auth_account as a')
        .whereRef('a.account_id', '=', 's.account_id')
        .whereRef('a.session_epoch', '<>', 's.session_epoch')
        .execute()
      const rows = await database()
        .deleteFrom('auth_session as s')
        .where((row) => row.or([row('s.expires_at', '<=', now()), row('s.absolute_expires_at', '<=', now())]))
        .returning(COLUMNS)
        .execute()
      return rows.map((row) => SessionRow.parse(row))
    },
  }
}
