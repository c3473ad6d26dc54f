import type { Locale, Translate } from '../../define/messages.ts'
import { DataTable } from '../components/data-table.tsx'
import { toFullDate } from '../spoken-date.ts'

/** One line of the access log. */
export interface SavedLogLine {
  /** An instant (ISO 8601). */
  readonly at: string
  /** How many times that day. */
  readonly times: number
  readonly who: string | undefined
  readonly part: string | undefined
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly outcome: 'success' | 'refused' | 'failure'
}

interface SavedLogProps {
  readonly t: Translate
  readonly locale: Locale
  readonly lines: readonly SavedLogLine[]
}

/** Lines of the access log: when, who, which part, what. */
export function SavedLog({ t, locale, lines }: SavedLogProps) {
  return (
    <DataTable
      caption={t('core.download.log')}
      columns={(['when', 'who', 'part', 'what'] as const).map((key) => ({ key, label: t(`core.download.log.${key}`) }))}
      rows={lines.map((line) => ({
        when: <time dateTime={line.at}>{toFullDate(line.at, locale)}</time>,
        who: line.who ?? t('core.download.log.nobody'),
        part: line.part ?? '–',
        what: toWhat(t, line),
      }))}
    />
  )
}

function toWhat(t: Translate, { action, outcome, times }: SavedLogLine): string {
  const done = t(`core.download.log.action.${action}`)
  const what = times === 1 ? done : `${done}, ${times}×`
  return outcome === 'success' ? what : `${what} (${t(`core.download.log.outcome.${outcome}`)})`
}
