import { sql, type Kysely, type Selectable } from 'kysely'
import type { BoardTables } from '../tables/board-tables.ts'
import { decideRights, isShown, type BoardReader } from './reader.ts'
import type { ShownMessage, ShownPhoto, ShownPost } from './shown.ts'

/** Who looks, and what is new to them. */
export interface Look {
  readonly reader: BoardReader
  /** Up to which arrival this reader has seen the board; undefined for who never opened it, to whom nothing is newer than the rest. */
  readonly seen: number | undefined
}

/** Which posts: one of them, or `limit` of them before an arrival. */
export type WhichPosts = { readonly id: string } | { readonly limit: number; readonly before?: number }

/** A post with its place on the board. */
export interface PlacedPost extends ShownPost {
  readonly arrival: number
}

/** The posts that are there for this reader, newest first, with their photos and replies. */
export async function listPosts(db: Kysely<BoardTables>, which: WhichPosts, look: Look): Promise<readonly PlacedPost[]> {
  const posts = await selectPosts(db, which, look.reader)
  if (posts.length === 0) return []
  const ids = posts.map(({ id }) => id)
  const replies = Map.groupBy(await selectReplies(db, ids, look.reader), ({ post_id: post }) => post)
  const photos = Map.groupBy(await selectPhotos(db, ids), ({ post_id: post }) => post)
  return posts
    .map((post) => ({
      ...toMessage(post, look, look.reader.posts),
      arrival: post.arrival,
      deleted: post.deleted_at !== null,
      photos: (photos.get(post.id) ?? []).map(({ id, description, width, height }) => ({ id, description, width, height })),
      replies: (replies.get(post.id) ?? []).map((reply) => toMessage(reply, look, look.reader.replies)),
    }))
    .filter(({ deleted, replies: left }) => !deleted || left.length > 0)
}

type Post = Selectable<BoardTables['prikbord_post']>
type Reply = Selectable<BoardTables['prikbord_reply']>

function selectPosts(db: Kysely<BoardTables>, which: WhichPosts, reader: BoardReader): Promise<readonly Post[]> {
  const posts = db.selectFrom('prikbord_post').selectAll().where(isShown('prikbord_post', reader))
  if ('id' in which) return posts.where('id', '=', which.id).execute()
  const page = posts.where(isLeft(reader)).orderBy('arrival', 'desc').limit(which.limit)
  return (which.before === undefined ? page : page.where('arrival', '<', which.before)).execute()
}

/** Of a post that was deleted something is left for as long as there is a reply that this reader may see. */
export function isLeft(reader: BoardReader) {
  return sql<boolean>`(prikbord_post.deleted_at is null or exists (
    select from prikbord_reply where prikbord_reply.client_id = prikbord_post.client_id and prikbord_reply.post_id = prikbord_post.id
      and ${isShown('prikbord_reply', reader)}))`
}

function selectReplies(db: Kysely<BoardTables>, posts: readonly string[], reader: BoardReader): Promise<readonly Reply[]> {
  return db
    .selectFrom('prikbord_reply')
    .selectAll()
    .where('post_id', 'in', posts)
    .where(isShown('prikbord_reply', reader))
    .orderBy('arrival')
    .execute()
}

function selectPhotos(db: Kysely<BoardTables>, posts: readonly string[]): Promise<readonly (ShownPhoto & { readonly post_id: string })[]> {
  return db
    .selectFrom('prikbord_photo')
    .select(['id', 'post_id', 'description', 'small_width as width', 'small_height as height'])
    .where('post_id', 'in', posts)
    .orderBy('position')
    .execute()
}

function toMessage(row: Omit<Post, 'deleted_at'>, { reader, seen }: Look, writes: boolean): ShownMessage {
  const own = row.author_id === reader.accountId
  return {
    id: row.id,
    own,
    new: isNew(row, { reader, seen }),
    at: row.posted_at.toISOString(),
    text: row.text,
    may: decideRights(row, reader, writes),
    ...(row.author_name === null ? {} : { author: row.author_name }),
    ...(row.edited_at === null ? {} : { editedAt: row.edited_at.toISOString() }),
    ...toHidden(row),
  }
}

function isNew({ author_id: author, arrival }: Pick<Post, 'author_id' | 'arrival'>, { reader, seen }: Look): boolean {
  return seen !== undefined && arrival > seen && author !== null && author !== reader.accountId
}

function toHidden({ hidden_at: at, hidden_by_name: by }: Pick<Post, 'hidden_at' | 'hidden_by_name'>): Pick<ShownMessage, 'hidden'> {
  return at === null || by === null ? {} : { hidden: { by, at: at.toISOString() } }
}
