import type { ViewTools } from '@voordeur/core'
import { When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { loadNewest } from './load.ts'

/** The newest of the news on the panel of the start page. */
export function viewNewest(newest: Awaited<ReturnType<typeof loadNewest>>, { t, now, locale }: ViewTools): ComponentChild {
  if (newest.length === 0) return t('news.empty')
  return newest.map(({ id, title, at, new: isNew }) => (
    <p key={id}>
      <bdi>{title}</bdi>{' '}
      <span class="muted">
        (<When value={at} now={now} locale={locale} precision="day" />)
      </span>
      {isNew && (
        <>
          {' '}
          <strong class="badge">{t('news.new')}</strong>
        </>
      )}
    </p>
  ))
}
