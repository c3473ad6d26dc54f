import type { PartContext } from '@voordeur/core'
import { sql, type RawBuilder } from 'kysely'
import type { BoardTables, MessageColumns } from '../tables/board-tables.ts'
import type { MessageRights } from './shown.ts'

/** Who looks at the board, as far as it matters there. */
export interface BoardReader {
  readonly accountId: string
  /** Whether this reader may hide what others wrote. */
  readonly moderates: boolean
  readonly posts: boolean
  readonly replies: boolean
}

/** What the organisation chose of the board. */
export interface BoardOptions {
  readonly photos: boolean
  readonly replies: boolean
  readonly hiding: boolean
}

/** The reader of a page. */
export function toBoardReader({ viewer, may }: Pick<BoardContext, 'viewer' | 'may'>, { replies, hiding }: BoardOptions): BoardReader {
  return {
    accountId: viewer.account.id,
    moderates: hiding && viewer.access?.portalAdmin === true,
    posts: may('post'),
    replies: replies && may('reply'),
  }
}

/** What somebody may do with a message. Who wrote it may always take it away; changing it asks the right to write one. */
export function decideRights(message: WhoWrote, reader: BoardReader, writes: boolean): MessageRights {
  const isOwn = message.author_id === reader.accountId
  const isOfAnother = message.author_id !== null && !isOwn
  return {
    edit: isOwn && writes,
    remove: isOwn,
    hide: reader.moderates && isOfAnother && message.hidden_at === null,
    // Also what was hidden while somebody else was the administrator.
    show: reader.moderates && isOfAnother && message.hidden_at !== null,
  }
}

type WhoWrote = Pick<MessageColumns, 'author_id' | 'hidden_at'>

/** The condition that a message of this table is there for a reader: what was hidden is there for its author and for who may show it again. */
export function isShown(table: 'prikbord_post' | 'prikbord_reply', { accountId, moderates }: BoardReader): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql<boolean>`(${column('hidden_at')} is null or ${column('author_id')} = ${accountId}::uuid or ${moderates}::boolean)`
}

/** What a page of the board is loaded with. */
export type BoardContext = PartContext<'client', BoardTables>
