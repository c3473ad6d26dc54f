import { definePart, type Part } from '@voordeur/core'
import {
  ChangedPost,
  ChangedReply,
  DescribedPhotos,
  NewPost,
  NewPostWithPhotos,
  NewReply,
  OneMessage,
  MOST_PHOTOS,
} from '../writing/input.ts'
import { describePhotos, editPost, editReply } from '../writing/edit.ts'
import { hide, show } from '../writing/hide.ts'
import { post, postWithPhotos } from '../writing/post.ts'
import { remove } from '../writing/remove.ts'
import { reply } from '../writing/reply.ts'
import { viewBoard } from '../view/board.tsx'
import { viewNewestPost } from '../view/summary.tsx'
import { BoardQuery, loadBoard, toNextPage } from './load.ts'
import { loadNewestPost } from './load-summary.ts'
import { loadPhoto } from './media.ts'
import type { BoardContext, BoardOptions } from './reader.ts'
import { countNew } from './seen.ts'

/** Prikbord: messages and photos for the whole network of a client, newest first, with replies. */
export function board(options: BoardOptions) {
  const part = definePart({
    id: 'board',
    title: 'board.title',
    icon: 'pin',
    scope: 'client',
    tour: [{ anchor: 'panel', title: 'board.title', text: 'board.tour' }],
    rights: {
      read: { title: 'board.right.read' },
      post: { title: 'board.right.post' },
      reply: { title: 'board.right.reply' },
      photo: { title: 'board.right.photo' },
    },
    query: BoardQuery,
    load: (context: BoardContext) => loadBoard(context, options),
    nextPage: toNextPage,
    view: viewBoard,
    summary: { load: loadNewestPost, view: viewNewestPost },
    badge: (context: BoardContext) => countNew(context, options),
    media: { load: (context: BoardContext, asked) => loadPhoto(context, asked, options) },
    actions: {
      post: { right: 'post', input: NewPost, run: post },
      postWithPhotos: {
        right: 'photo',
        input: NewPostWithPhotos,
        files: { photo: { accepts: ['photo'], most: MOST_PHOTOS } },
        run: postWithPhotos,
      },
      reply: { right: 'reply', input: NewReply, run: reply },
      editPost: { right: 'post', input: ChangedPost, run: editPost },
      editReply: { right: 'reply', input: ChangedReply, run: editReply },
      describePhotos: { right: 'post', input: DescribedPhotos, run: describePhotos },
      // Who may read the board may take away what they wrote, also when they may not write any more.
      remove: { right: 'read', input: OneMessage, run: remove },
      hide: { right: 'read', input: OneMessage, run: hide },
      show: { right: 'read', input: OneMessage, run: show },
    },
  })
  return withChoices(part, options)
}

type BoardPart = Part<'board', 'read' | 'post' | 'reply' | 'photo'>

/** Of what the organisation does not want there is no form, no right and no action. What was written before stays to be read. */
function withChoices(part: BoardPart, { photos, replies, hiding }: BoardOptions): BoardPart {
  const leaves = [
    ...(photos ? [] : ['photo', 'postWithPhotos']),
    ...(replies ? [] : ['reply', 'editReply']),
    ...(hiding ? [] : ['hide', 'show']),
  ]
  return { ...part, rights: leaveOut(part.rights, leaves), actions: leaveOut(part.actions, leaves) }
}

function leaveOut<Named extends Readonly<Record<string, unknown>>>(named: Named, leaves: readonly string[]): Named {
  // What is left of a record still is one: every reader of these goes by name.
  return Object.fromEntries(Object.entries(named).filter(([name]) => !leaves.includes(name))) as Named
}
