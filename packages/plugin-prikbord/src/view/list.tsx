import type { ViewTools } from '@voordeur/core'
import { Button, EmptyState, LiveRegion, Notice, Pager, When } from '@voordeur/core/ui'
import type { BoardList } from '../board/load.ts'
import type { RecentReply } from '../board/recent-replies.ts'
import { Post } from './post.tsx'

/** The board: first the way to write on it, then what is there, newest first. */
export function BoardListView({ page, tools }: { readonly page: BoardList; readonly tools: ViewTools }) {
  const { t, link } = tools
  return (
    <>
      <NotDone tools={tools} />
      {tools.may('post') && (
        <div class="actions">
          <Button href={link({ query: { step: 'write' } })} icon="pencil">
            {t('board.write')}
          </Button>
        </div>
      )}
      <LiveRegion id="board-list">
        <Recent replies={page.recent} tools={tools} />
        {page.posts.length === 0 && <Nothing page={page} t={t} />}
        {page.posts.map((post) => (
          <Post key={post.id} post={post} tools={tools} />
        ))}
      </LiveRegion>
      <Pager newer={page.paged ? link() : undefined} older={page.older && link({ query: { before: page.older } })} t={t} />
    </>
  )
}

/** Who takes away twice is told once more. */
function NotDone({ tools }: { readonly tools: ViewTools }) {
  const problem = tools.attempt('remove')?.problems[0]
  return problem === undefined ? null : <Notice kind="info">{tools.t(problem.message)}</Notice>
}

function Nothing({ page, t }: { readonly page: BoardList; readonly t: ViewTools['t'] }) {
  if (page.paged) return <EmptyState icon="pin" title={t('board.older.none')} />
  return (
    <EmptyState icon="pin" title={t('board.empty')}>
      {t('board.empty.text')}
    </EmptyState>
  )
}

function Recent({ replies, tools }: { readonly replies: readonly RecentReply[]; readonly tools: ViewTools }) {
  const { t, link, now, locale } = tools
  if (replies.length === 0) return null
  return (
    <section class="card on-screen">
      <h2 class="card-title">{t('board.recent')}</h2>
      <ul role="list" class="written-links">
        {replies.map((reply) => (
          <li key={reply.post}>
            <a href={link({ query: { step: 'open', id: reply.post } })}>{sayRecent(reply, t)}</a>
            <p class="event-meta">
              <When value={reply.at} now={now} locale={locale} />
              {reply.new && <strong class="badge">{t('board.new')}</strong>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayRecent({ by, author }: RecentReply, t: ViewTools['t']): string {
  return author === undefined ? t('board.recent.deleted', { by }) : t('board.recent.line', { by, author })
}
