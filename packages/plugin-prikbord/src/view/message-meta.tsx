import type { ViewTools } from '@voordeur/core'
import { Notice, toSpokenDate, When } from '@voordeur/core/ui'
import type { ShownMessage } from '../board/shown.ts'

interface MessageProps {
  readonly message: ShownMessage
  readonly tools: ViewTools
}

/** When it was written, and that it is new, changed or the reader's own. */
export function MessageMeta({ message: { at, editedAt, own, new: isNew }, tools: { t, now, locale } }: MessageProps) {
  return (
    <>
      <When value={at} now={now} locale={locale} />
      {own && <span>{t('board.own')}</span>}
      {editedAt !== undefined && <span>{t('board.edited', { when: toSpokenDate(editedAt, now, locale) })}</span>}
      {isNew && <strong class="badge">{t('board.new')}</strong>}
    </>
  )
}

/** Says to those who still see it by whom and when it was hidden. */
export function HiddenMark({ message: { hidden, own, author = '' }, tools: { t, now, locale } }: MessageProps) {
  if (hidden === undefined) return null
  const when = toSpokenDate(hidden.at, now, locale)
  return <Notice kind="warning">{t(own ? 'board.hidden.own' : 'board.hidden.other', { by: hidden.by, when, author })}</Notice>
}
