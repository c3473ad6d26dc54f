import type { ViewTools } from '@voordeur/core'
import { toSpokenDay, When } from '@voordeur/core/ui'
import type { DeskNews } from './load.ts'

interface NewsLineProps {
  readonly item: DeskNews
  readonly tools: ViewTools
}

/** One piece of news in the list: its heading, how it stands, for whom, from when and until when, and who wrote it. */
export function NewsLine({ item, tools: { t, link, now, locale } }: NewsLineProps) {
  const { id, title, state, location, from, untilDay, pinned, author } = item
  return (
    <section>
      <h3>
        <a href={link({ query: { step: 'preview', id } })}>
          <bdi>{title}</bdi>
        </a>
      </h3>
      <p class="event-meta">
        <strong class="badge">{t(`desk.state.${state}`)}</strong>
        <span>{location === undefined ? t('desk.everybody') : <bdi>{location}</bdi>}</span>
        {from !== undefined && (
          <span>
            {t('desk.from')} <When value={from} now={now} locale={locale} precision="day" />
          </span>
        )}
        {untilDay !== undefined && <span>{t('desk.until.day', { day: toSpokenDay(untilDay, now, locale) })}</span>}
        {pinned && <span>{t('news.pinned')}</span>}
        <span>{t('desk.by', { author })}</span>
      </p>
    </section>
  )
}
