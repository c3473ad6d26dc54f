import type { ViewTools } from '@voordeur/core'
import { EmptyState, Filters, Icon, LiveRegion, Pager, When } from '@voordeur/core/ui'
import { DESK_LISTS, type DeskLine, type DeskListPage } from '../desk/desk-page.ts'
import { DeskTermLine } from './desk-term.tsx'

interface DeskListViewProps {
  readonly list: DeskListPage
  readonly tools: ViewTools
}

/** The conversations of one list: who wrote, about whom, how long it waits and who takes care of it. */
export function DeskListView({ list, tools }: DeskListViewProps) {
  const { t, link } = tools
  const here = { show: list.show }
  return (
    <>
      <Filters
        label={t('desk.show')}
        items={DESK_LISTS.map((show) => ({
          label: t(`desk.show.${show}`),
          ...(show === 'waiting' && { count: list.waiting }),
          href: link({ query: { show } }),
          current: show === list.show,
        }))}
      />
      <LiveRegion id="wachtrij">
        {list.lines.length === 0 && <EmptyState icon="inbox" title={t('desk.empty')} />}
        <ul class="threads" role="list" aria-label={t(`desk.show.${list.show}`)}>
          {list.lines.map((line) => (
            <li key={line.id}>
              <Line line={line} tools={tools} />
            </li>
          ))}
        </ul>
      </LiveRegion>
      <Pager
        newer={list.isLater ? link({ query: here }) : undefined}
        older={list.next === undefined ? undefined : link({ query: { ...here, after: list.next } })}
        t={t}
      />
    </>
  )
}

function Line({ line, tools }: { readonly line: DeskLine; readonly tools: ViewTools }) {
  const { t, link, now, locale } = tools
  return (
    <a class={line.term?.isLate ? 'thread thread-unread' : 'thread'} href={link({ query: { thread: line.id } })}>
      <Icon name={line.term ? 'mail' : 'mail-open'} />
      <span class="thread-body">
        <span class="thread-topic">{line.topic}</span>
        <span class="thread-meta">
          <span>{t('desk.from', { name: line.from })}</span>
          <span>{line.client === undefined ? t('desk.unknown') : t('desk.about', { client: line.client })}</span>
        </span>
        <span class="thread-meta">
          {line.term ? <DeskTermLine term={line.term} tools={tools} /> : <When value={line.lastAt} now={now} locale={locale} />}
          {line.taken && <span class="badge">{line.taken.isMine ? t('desk.taken.you') : t('desk.taken', { name: line.taken.name })}</span>}
        </span>
      </span>
    </a>
  )
}
