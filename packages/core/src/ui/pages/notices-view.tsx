import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { Pager } from '../components/pager.tsx'
import { When } from '../components/when.tsx'

/** Something the reader should know, in words that say nothing about health. `at` is an instant (ISO 8601). */
export interface NoticeItem {
  readonly id: string
  readonly at: string
  readonly title: string
  readonly text?: string | undefined
  readonly icon?: string | undefined
  readonly href?: string | undefined
  /** The client it is about, for a reader who has several. */
  readonly about?: string | undefined
  readonly unread: boolean
}

interface NoticesViewProps {
  readonly notices: readonly NoticeItem[]
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  /** Addresses of the newest page and the next older one. */
  readonly newer?: string | undefined
  readonly older?: string | undefined
}

/** The list behind Meldingen, newest first as given. */
export function NoticesView({ notices, t, now, locale, newer, older }: NoticesViewProps) {
  if (notices.length === 0 && newer === undefined)
    return (
      <EmptyState icon="bell" title={t('core.notices.empty')}>
        {t('core.notices.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <ul class="notices" role="list">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} t={t} now={now} locale={locale} />
        ))}
      </ul>
      <Pager newer={newer} older={older} t={t} />
    </>
  )
}

function NoticeRow({ notice, t, now, locale }: Pick<NoticesViewProps, 't' | 'now' | 'locale'> & { readonly notice: NoticeItem }) {
  const { at, title, text, icon = 'bell', href, about, unread } = notice
  return (
    <li class={unread ? 'notice-item notice-item-unread' : 'notice-item'}>
      <span class="event-mark">
        <Icon name={icon} size={22} />
      </span>
      <div class="notice-item-body">
        <h2 class="notice-item-title">{title}</h2>
        <p class="event-meta">
          <When value={at} now={now} locale={locale} />
          {about !== undefined && <span>{about}</span>}
          {unread && <strong class="badge">{t('core.notices.unread')}</strong>}
        </p>
        {text !== undefined && <p>{text}</p>}
        {href !== undefined && (
          <Button kind="secondary" href={href}>
            {t('core.notices.open')}
            <span class="visually-hidden">: {title}</span>
          </Button>
        )}
      </div>
    </li>
  )
}
