import type { ViewTools } from '@voordeur/core'
import { EmptyState, Filters, Prose, SelectField, type EventItem } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { isChosen, toPeriodQuery } from '../period/choice.ts'
import { ChosenOnPaper, PeriodFilter, PeriodProblems } from '../period/period-filter.tsx'
import type { MeasurementEntry, ReportEntry } from '../timeline/entry.ts'
import { toMeasurementEvent, toReportEvent } from '../timeline/event.tsx'
import { Events } from '../timeline/events.tsx'
import { REPORT_CARDS, type ReportsPage } from './load.ts'

/** The reports, newest first, with what narrows them. */
export function viewReports(page: ReportsPage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (page.entries.length === 0 && !isNarrowed(page))
    return (
      <EmptyState icon="message-square-text" title={t('reading.empty')}>
        {t('reading.empty.text')}
      </EmptyState>
    )
  const chosen = { ...toCardQuery(page), ...toGoalQuery(page), ...toPeriodQuery(page.period) }
  return (
    <>
      <PeriodProblems choice={page.period} t={t} />
      <Filters label={t('reports.cards')} items={toCards(page, tools)} />
      <PeriodFilter
        label={page.goals.length > 0 ? t('reports.choose') : undefined}
        choice={page.period}
        rest={toCardQuery(page)}
        answers={toGoalQuery(page)}
        tools={tools}
      >
        {page.goals.length > 0 ? <GoalField page={page} t={t} /> : undefined}
      </PeriodFilter>
      <ChosenOnPaper choice={page.period} said={sayChosen(page, t)} tools={tools} />
      <Events items={page.entries.map((entry) => toEvent(entry, tools))} period={page.period} page={page} chosen={chosen} tools={tools}>
        <EmptyState icon="message-square-text" title={t('reading.none')}>
          {t('timeline.none.text')}
        </EmptyState>
      </Events>
    </>
  )
}

function GoalField({ page: { goals, goal }, t }: { readonly page: ReportsPage; readonly t: ViewTools['t'] }): ComponentChild {
  return (
    <SelectField
      name="goal"
      label={t('reports.goal')}
      value={goal}
      options={[{ value: '', label: t('reports.goal.all') }, ...goals.map(({ id, text }) => ({ value: id, label: text }))]}
    />
  )
}

/** A report with the card that it was written on and the goal that it is about, or a measurement. */
function toEvent(entry: ReportEntry | MeasurementEntry, tools: ViewTools): EventItem {
  if (entry.kind === 'measurement') return toMeasurementEvent(entry, tools)
  const { t } = tools
  const event = toReportEvent(entry, tools)
  const about = [entry.card && t(`reports.card.${entry.card}`), entry.goal].filter((said) => said !== undefined)
  if (about.length === 0) return event
  return {
    ...event,
    body: (
      <>
        <Prose text={entry.text} />
        <p class="event-meta">{about.join(': ')}</p>
      </>
    ),
  }
}

function sayChosen({ card, goal, goals }: ReportsPage, t: ViewTools['t']): readonly (string | undefined)[] {
  return [card && t(`reports.card.${card}`), goals.find(({ id }) => id === goal)?.text]
}

function isNarrowed(page: ReportsPage): boolean {
  return page.paged || page.card !== undefined || page.goal !== undefined || isChosen(page.period)
}

function toCardQuery({ card }: ReportsPage): Readonly<Record<string, string>> {
  return card === undefined ? {} : { card }
}

function toGoalQuery({ goal }: ReportsPage): Readonly<Record<string, string>> {
  return goal === undefined ? {} : { goal }
}

/** A goal stands on the goal card alone, so that another card leaves it out. */
function toCards(page: ReportsPage, { t, link }: ViewTools) {
  const period = toPeriodQuery(page.period)
  return [
    { href: link({ query: period }), label: t('reports.cards.all'), current: page.card === undefined },
    ...REPORT_CARDS.map((card) => ({
      href: link({ query: { ...period, ...(card === 'goal' && toGoalQuery(page)), card } }),
      label: t(`reports.card.${card}`),
      current: page.card === card,
    })),
  ]
}
