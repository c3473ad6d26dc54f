import type { ViewTools } from '@voordeur/core'
import { toSpokenDate, toSpokenDay } from '@voordeur/core/ui'
import type { DeskTerm } from '../desk/desk-page.ts'

/** Since when somebody waits, and by when an answer was promised. */
export function DeskTermLine({ term, tools: { t, now, locale } }: { readonly term: DeskTerm; readonly tools: ViewTools }) {
  const due = term.due === undefined ? undefined : toSpokenDay(term.due, now, locale)
  return (
    <>
      <span>{t('desk.since', { when: toSpokenDate(term.since, now, locale) })}</span>
      {term.isLate && <strong class="badge badge-late">{t('desk.late')}</strong>}
      {due !== undefined && <span>{t(term.isLate ? 'desk.late.since' : 'desk.due', { day: due })}</span>}
    </>
  )
}
