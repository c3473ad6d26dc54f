import { sql, type Kysely } from 'kysely'
import type { BoardTables } from './board-tables.ts'

/**
 * The next place in the order of a board. Who has it keeps everybody else waiting until their transaction ends, so that what is committed first
 * stands first: nothing ever appears below what was already seen.
 */
export async function takeArrival(db: Kysely<BoardTables>, clientId: string): Promise<number> {
  const { arrivals } = await db
    .insertInto('prikbord_board')
    .values({ client_id: clientId, arrivals: 1 })
    .onConflict((board) => board.column('client_id').doUpdateSet({ arrivals: sql`prikbord_board.arrivals + 1` }))
    .returning('arrivals')
    .executeTakeFirstOrThrow()
  return arrivals
}

/** Keeps everybody else from writing on this board until the transaction ends. */
export async function holdBoard(db: Kysely<BoardTables>): Promise<void> {
  await db.selectFrom('prikbord_board').select('client_id').forUpdate().execute()
}
