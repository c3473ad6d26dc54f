import type { BoardContext } from './reader.ts'

/** The newest message of a board, in a few words. */
export interface NewestPost {
  readonly author: string
  /** The first line of it; empty when it is a photo without words. */
  readonly line: string
  readonly at: string
  readonly photos: number
}

/** The newest message that everybody on this board sees; undefined on an empty board. */
export async function loadNewestPost({ db }: BoardContext): Promise<NewestPost | undefined> {
  const post = await db
    .selectFrom('prikbord_post')
    .select(['author_name', 'text', 'posted_at'])
    .select((eb) =>
      eb
        .selectFrom('prikbord_photo')
        .select(eb.fn.countAll<string>().as('count'))
        .whereRef('prikbord_photo.client_id', '=', 'prikbord_post.client_id')
        .whereRef('prikbord_photo.post_id', '=', 'prikbord_post.id')
        .as('photos'),
    )
    .where('hidden_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('arrival', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!post) return undefined
  const { author_name: author, text, posted_at: at, photos } = post
  return { author: author ?? '', line: text.split('\n', 1)[0]?.trim() ?? '', at: at.toISOString(), photos: Number(photos) }
}
