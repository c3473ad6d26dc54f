import type { ViewTools } from '@voordeur/core'
import { Button, EmptyState, Icon, LiveRegion, Pager, When } from '@voordeur/core/ui'
import type { ListPage, ThreadLine } from '../inbox/inbox-page.ts'
import type { BerichtenOptions } from '../options.ts'
import { sayNames } from './say-names.ts'
import { toTeamName } from './team-name.ts'
import { UrgentNotice } from './urgent-notice.tsx'

interface ListViewProps {
  readonly list: ListPage
  readonly options: BerichtenOptions
  readonly tools: ViewTools
}

/** The conversations, newest first, and the way to begin one. */
export function ListView({ list, options, tools }: ListViewProps) {
  const { t, link } = tools
  const newest = list.isOlder ? link() : undefined
  const older = list.older === undefined ? undefined : link({ query: { before: list.older } })
  return (
    <>
      <UrgentNotice guidance={list.guidance} options={options} t={t} />
      <Begin list={list} options={options} tools={tools} />
      <LiveRegion id="gesprekken">
        {list.threads.length === 0 && !list.isOlder ? (
          <EmptyState icon="mail" title={t('inbox.empty')}>
            {options.between === 'contacts' &&
              list.people.length > 0 &&
              t('inbox.empty.contacts', { organisation: list.guidance.organisation, client: list.guidance.client })}
          </EmptyState>
        ) : (
          <ul class="threads" role="list" aria-label={t('inbox.list')}>
            {list.threads.map((line) => (
              <li key={line.id}>
                <Line line={line} team={toTeamName(list.guidance, t)} tools={tools} />
              </li>
            ))}
          </ul>
        )}
      </LiveRegion>
      <Pager newer={newest} older={older} t={t} />
    </>
  )
}

/** The button of a new message, with to whom one can write; or that there is nobody. */
function Begin({ list, options, tools: { t, link, may, locale } }: ListViewProps) {
  if (!may('send')) return null
  const isAlone = options.between === 'contacts' && list.people.length === 0
  if (isAlone)
    return (
      <EmptyState icon="users" title={t('inbox.nobody')}>
        {t('inbox.nobody.text')}
      </EmptyState>
    )
  return (
    <div class="begin">
      {list.people.length > 0 && (
        <p>
          {t('inbox.people', {
            names: sayNames(
              list.people.map(({ name }) => name),
              locale,
            ),
          })}
        </p>
      )}
      <Button href={link({ query: { new: '1' } })} icon="pencil">
        {t(list.hasDraft ? 'inbox.new.continue' : 'inbox.new')}
      </Button>
    </div>
  )
}

interface LineProps {
  readonly line: ThreadLine
  readonly team: string
  readonly tools: ViewTools
}

function Line({ line, team, tools: { t, link, now, locale } }: LineProps) {
  return (
    <a class={line.unread > 0 ? 'thread thread-unread' : 'thread'} href={link({ query: { thread: line.id } })}>
      <Icon name={line.unread > 0 ? 'mail' : 'mail-open'} />
      <span class="thread-body">
        <span class="thread-topic">{line.topic}</span>
        <span class="thread-meta">
          <span>{line.others.length > 0 ? sayNames(line.others, locale) : team}</span>
          <When value={line.lastAt} now={now} locale={locale} />
        </span>
        <span class="thread-excerpt">{line.lastIsOwn ? t('inbox.you', { text: line.excerpt }) : line.excerpt}</span>
        {line.hasDraft && <span class="badge">{t('inbox.draft')}</span>}
      </span>
      {line.unread > 0 && (
        <span class="count">
          <span aria-hidden="true">{line.unread}</span>
          <span class="visually-hidden">{t('inbox.unread', { count: line.unread })}</span>
        </span>
      )}
    </a>
  )
}
