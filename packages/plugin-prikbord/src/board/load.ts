import { NotThere } from '@voordeur/core'
import { z } from 'zod'
import { listPosts, type Look, type PlacedPost } from './list-posts.ts'
import { toBoardReader, type BoardContext, type BoardOptions, type BoardReader } from './reader.ts'
import { listRecentReplies, type RecentReply } from './recent-replies.ts'
import { noteSeen, readProgress } from './seen.ts'
import type { ShownMessage, ShownPost } from './shown.ts'

const PAGE = 20

/** What can be done on a page of its own with one message. */
export const STEPS = ['open', 'photos', 'edit', 'remove', 'hide'] as const

/** What is done with one message. */
export type Step = (typeof STEPS)[number]

// Nine digits at most: what PostgreSQL counts with ends a little above that.
const Arrival = z.string().regex(/^[1-9]\d{0,8}$/, 'must be a place on the board')

/** The page's query: a page of the list, the form for a new message, or a step with one message. */
export const BoardQuery = z.strictObject({
  before: Arrival.exactOptional(),
  step: z.enum(['write', ...STEPS]).exactOptional(),
  id: z.uuid().exactOptional(),
})

/** A page of the list, newest first. */
export interface BoardList {
  readonly kind: 'list'
  readonly posts: readonly ShownPost[]
  /** Replies to messages that are further back; on the first page only. */
  readonly recent: readonly RecentReply[]
  /** The place in the list where the next page begins. */
  readonly older?: string
  readonly paged: boolean
}

/** One message with what is done with it: the message itself or one of its replies, by its id. */
export interface BoardStep {
  readonly kind: 'step'
  readonly step: Step
  readonly about: string
  readonly post: ShownPost
}

/** What a page of the board shows. `gone`: the message to reply to is not there, so that what was typed can be kept. */
export type BoardPage = BoardList | BoardStep | { readonly kind: 'write' } | { readonly kind: 'gone' }

/** Loads a page of the board. A message that is not there for this reader, or with which they may not do this, is `NotThere`. */
export async function loadBoard(context: BoardContext, options: BoardOptions): Promise<BoardPage> {
  const { step, id, before } = BoardQuery.parse(context.query)
  const reader = toBoardReader(context, options)
  if (step === undefined) return loadList(context, reader, before)
  if (step !== 'write') return loadStep(context, reader, { step, id: id ?? '' })
  if (!reader.posts) throw new NotThere()
  return { kind: 'write' }
}

async function loadList(context: BoardContext, reader: BoardReader, before: string | undefined): Promise<BoardList> {
  const progress = await readProgress(context)
  const look = { reader, seen: progress.seen }
  const found = await listPosts(context.db, { limit: PAGE + 1, ...(before !== undefined && { before: Number(before) }) }, look)
  const posts = found.slice(0, PAGE)
  const last = found.length > PAGE ? posts.at(-1)?.arrival : undefined
  const recent = last === undefined || before !== undefined ? [] : await listRecentReplies(context.db, last, look)
  if (before === undefined) await noteSeen(context, progress)
  return {
    kind: 'list',
    posts: posts.map(withoutPlace),
    recent,
    paged: before !== undefined,
    ...(last !== undefined && { older: String(last) }),
  }
}

async function loadStep(
  { db }: BoardContext,
  reader: BoardReader,
  { step, id }: { readonly step: Step; readonly id: string },
): Promise<BoardPage> {
  const look: Look = { reader, seen: undefined }
  const post = await findPostOf(db, id, look)
  if (!post) {
    if (step === 'open') return { kind: 'gone' }
    throw new NotThere()
  }
  const message = [post, ...post.replies].find((one) => one.id === id)
  if (!message || !isPossible(step, message, post)) throw new NotThere()
  return { kind: 'step', step, about: id, post: withoutPlace(post) }
}

/** The post with this id, or the one under which the reply with this id stands. */
async function findPostOf(db: BoardContext['db'], id: string, look: Look): Promise<PlacedPost | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const [post] = await listPosts(db, { id }, look)
  if (post) return post
  const reply = await db.selectFrom('prikbord_reply').select('post_id').where('id', '=', id).executeTakeFirst()
  return reply && (await listPosts(db, { id: reply.post_id }, look))[0]
}

function isPossible(step: Step, message: ShownMessage, post: ShownPost): boolean {
  if (step === 'open') return message.id === post.id
  if (step === 'photos') return message.id === post.id && message.may.edit && post.photos.length > 0
  return message.may[step]
}

function withoutPlace({ arrival: _arrival, ...post }: PlacedPost): ShownPost {
  return post
}

/** The query of the page after this one; undefined after the last. */
export function toNextPage(page: BoardPage): Readonly<Record<string, string>> | undefined {
  return page.kind === 'list' && page.older !== undefined ? { before: page.older } : undefined
}
