import type { ViewTools } from '@voordeur/core'
import { Button, LinkedText, WrittenBy } from '@voordeur/core/ui'
import type { ShownMessage, ShownPost } from '../board/shown.ts'
import { HiddenMark, MessageMeta } from './message-meta.tsx'
import { MessageActions } from './message-actions.tsx'
import { Photos } from './photos.tsx'

interface PostProps {
  readonly post: ShownPost
  readonly tools: ViewTools
  /** Whether it stands alone on the page, with the form for a reply below it. */
  readonly alone?: boolean | undefined
}

/** A message with its photos and its replies. */
export function Post({ post, tools, alone = false }: PostProps) {
  const { t, link } = tools
  const author = post.author ?? ''
  const canReply = !alone && !post.deleted && post.hidden === undefined && tools.may('reply')
  return (
    <section class="card">
      {post.deleted ? (
        <p class="muted">{t('board.deleted')}</p>
      ) : (
        <WrittenBy id={post.id} name={author} meta={<MessageMeta message={post} tools={tools} />}>
          <HiddenMark message={post} tools={tools} />
          <LinkedText text={post.text} />
          <Photos photos={post.photos} author={author} tools={tools} />
        </WrittenBy>
      )}
      <Replies post={post} tools={tools} />
      <MessageActions message={post} of={t('board.of.post', { author })} tools={tools}>
        {canReply && (
          <Button kind="secondary" href={link({ query: { step: 'open', id: post.id } })} icon="reply">
            {t('board.reply')}
            <span class="visually-hidden"> {t('board.to.post', { author })}</span>
          </Button>
        )}
      </MessageActions>
    </section>
  )
}

function Replies({ post, tools }: PostProps) {
  const { t } = tools
  const { replies, author } = post
  if (replies.length === 0) return null
  const count = { count: replies.length }
  return (
    <section
      class="written-replies"
      aria-label={author === undefined ? t('board.replies.deleted', count) : t('board.replies', { ...count, author })}
    >
      {replies.map((reply) => (
        <Reply key={reply.id} reply={reply} tools={tools} />
      ))}
    </section>
  )
}

function Reply({ reply, tools }: { readonly reply: ShownMessage; readonly tools: ViewTools }) {
  const author = reply.author ?? ''
  return (
    <WrittenBy id={reply.id} level={3} name={author} meta={<MessageMeta message={reply} tools={tools} />}>
      <HiddenMark message={reply} tools={tools} />
      <LinkedText text={reply.text} />
      <MessageActions message={reply} of={tools.t('board.of.reply', { author })} tools={tools} />
    </WrittenBy>
  )
}
