import { randomBytes } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import { after } from '../after.ts'
import type { AuthChallengeTable, AuthTables } from '../tables.ts'

/** Wrong tries that end a challenge. */
export const MOST_TRIES = 5

/** Seconds to wait before a new code, after each one that was sent. */
export const RESEND_DELAYS = [30, 60, 120, 300] as const

/** New codes after the first. */
export const MOST_RESENDS = 3

const ID_BYTES = 15
const SALT_BYTES = 16

/** A row of `auth_challenge`. */
export type Challenge = Selectable<AuthChallengeTable>

/** What makes a challenge one: a code for it is worth nothing for another. */
export interface ChallengeKey {
  readonly accountId: string
  readonly boundTo: string
  readonly purpose: string
  readonly factor: string
}

/** A challenge that begins: where its code goes, and for how long one is good. */
export interface NewChallenge extends ChallengeKey {
  readonly target: string
  readonly lifeSeconds: number
}

/** The statements on `auth_challenge`, by the portal's clock. What must not be interleaved is one statement. */
export function createChallenges(database: () => Kysely<AuthTables>, now: () => Date) {
  const later = (seconds: number) => after(now(), seconds)
  const isOf = ({ accountId, boundTo, purpose, factor }: ChallengeKey) =>
    sql<boolean>`account_id = ${accountId}::uuid and bound_to = ${boundTo} and purpose = ${purpose} and factor = ${factor}`
  const usable = () => sql<boolean>`consumed_at is null and attempts < ${MOST_TRIES}::int and expires_at > ${now()}`

  return {
    /** Begins a challenge. One that is still good and goes to the same place stays as it is, with its tries; then there is no row. */
    begin: (db: Kysely<AuthTables>, challenge: NewChallenge): Promise<Challenge | undefined> => {
      const row = {
        id: randomBytes(ID_BYTES).toString('base64url'),
        account_id: challenge.accountId,
        factor: challenge.factor,
        bound_to: challenge.boundTo,
        purpose: challenge.purpose,
        target: challenge.target,
        salt: randomBytes(SALT_BYTES),
        counter: 0,
        sends: 0,
        next_send_at: later(RESEND_DELAYS[0]),
        attempts: 0,
        created_at: now(),
        expires_at: later(challenge.lifeSeconds),
        consumed_at: null,
      }
      return db
        .insertInto('auth_challenge')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['bound_to', 'purpose', 'factor'])
            .doUpdateSet(row)
            .where(
              sql<boolean>`auth_challenge.consumed_at is not null or auth_challenge.expires_at <= ${now()} or auth_challenge.target <> excluded.target`,
            ),
        )
        .returningAll()
        .executeTakeFirst()
    },

    find: (key: ChallengeKey): Promise<Challenge | undefined> =>
      database().selectFrom('auth_challenge').where(isOf(key)).selectAll().executeTakeFirst(),

    /** Takes the right to send the next code, which makes the one before worthless; tries are not given back. */
    advance: (db: Kysely<AuthTables>, key: ChallengeKey, lifeSeconds: number): Promise<Challenge | undefined> =>
      db
        .updateTable('auth_challenge')
        .set((row) => ({
          counter: row('counter', '+', 1),
          sends: row('sends', '+', 1),
          next_send_at: sql<Date>`${now()}::timestamptz + make_interval(secs => (${`{${RESEND_DELAYS.join(',')}}`}::int[])[least(sends + 2, ${RESEND_DELAYS.length}::int)])`,
          expires_at: later(lifeSeconds),
        }))
        .where(isOf(key))
        .where(sql<boolean>`consumed_at is null and attempts < ${MOST_TRIES}::int`)
        .where('sends', '<', MOST_RESENDS)
        .where('next_send_at', '<=', now())
        .returningAll()
        .executeTakeFirst(),

    /** Counts a try before anything is compared: of any number at once, no more are let through than there are tries. */
    claimTry: (key: ChallengeKey): Promise<Challenge | undefined> =>
      database()
        .updateTable('auth_challenge')
        .set((row) => ({ attempts: row('attempts', '+', 1) }))
        .where(isOf(key))
        .where(usable())
        .returningAll()
        .executeTakeFirst(),

    /** Uses the challenge up with the code it had when the try was claimed: true for one of any number at once. */
    consume: async ({ id, counter }: Challenge): Promise<boolean> => {
      const consumed = await database()
        .updateTable('auth_challenge')
        .set({ consumed_at: now() })
        .where('id', '=', id)
        .where('counter', '=', counter)
        .where('consumed_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      return consumed !== undefined
    },

    sweep: async (): Promise<void> => {
      await database()
        .deleteFrom('auth_challenge')
        .where('expires_at', '<=', later(-24 * 60 * 60))
        .execute()
    },
  }
}
