import type { ViewTools } from '@voordeur/core'
import { Disclosure, ErrorSummary, Filters, PeriodForm, toDayWithYear } from '@voordeur/core/ui'
import type { ComponentChild, ComponentChildren } from 'preact'
import { isChosen, type PeriodChoice } from './choice.ts'
import { sayMonth, toMonth, toMonthChoice } from './month.ts'

interface PeriodFilterProps {
  /** What can be chosen, when it is more than a period. */
  readonly label?: string | undefined
  readonly choice: PeriodChoice
  /** What else narrows the page, and stays when the period changes. */
  readonly rest: Readonly<Record<string, string>>
  /** What was answered to the other questions of the form. */
  readonly answers?: Readonly<Record<string, string>>
  readonly tools: ViewTools
  /** The other questions of the form. */
  readonly children?: ComponentChildren
}

const NONE = {}

/** Narrows a list to a month, or to the days between two. It stands folded until it is needed. */
export function PeriodFilter({ label, choice, rest, answers = {}, tools, children }: PeriodFilterProps): ComponentChild {
  const { t, link } = tools
  const { month, from, until, errors = NONE } = choice
  const isAnswered = Object.keys(answers).length > 0
  const isNarrowed = isAnswered || isChosen(choice)
  return (
    <Disclosure label={sayPeriod(choice, tools) ?? label ?? t('period.choose')} icon="calendar-days" open={isAnswered || errors !== NONE}>
      <Filters label={t('period.months')} items={toMonths({ month, kept: { ...rest, ...answers } }, tools)} />
      <PeriodForm
        t={t}
        action={link()}
        asked={{ from, until }}
        errors={errors}
        hidden={rest}
        all={isNarrowed ? link({ query: rest }) : undefined}
      >
        {children}
      </PeriodForm>
    </Disclosure>
  )
}

/** What is wrong with a period, above everything else; nothing while it can be read. */
export function PeriodProblems({ choice: { errors }, t }: { readonly choice: PeriodChoice; readonly t: ViewTools['t'] }): ComponentChild {
  const wrong = (['from', 'until'] as const).flatMap((field) => {
    const key = errors?.[field]
    return key === undefined ? [] : [{ field, message: t(key) }]
  })
  return <ErrorSummary title={t('core.form.errors')} errors={wrong} />
}

interface ChosenProps {
  readonly choice: PeriodChoice
  /** What else was chosen, in words. */
  readonly said: readonly (string | undefined)[]
  readonly tools: ViewTools
}

/** On paper, where no choice can be seen: what this list was narrowed to. Nothing for the whole list. */
export function ChosenOnPaper({ choice, said, tools }: ChosenProps): ComponentChild {
  const chosen = [...said, sayPeriod(choice, tools)].filter((words) => words !== undefined)
  return chosen.length === 0 ? null : <p class="on-paper">{tools.t('period.onPaper', { chosen: chosen.join(', ') })}</p>
}

function sayPeriod(choice: PeriodChoice, { t, locale }: ViewTools): string | undefined {
  const { month, errors } = choice
  if (errors !== undefined || !isChosen(choice)) return undefined
  if (month !== undefined) return t('period.chosen', { period: sayMonth(month, locale) })
  const from = toDayWithYear(choice.from, locale)
  const until = toDayWithYear(choice.until, locale)
  return t('period.chosen', { period: sayDays({ from, until }, t) })
}

function sayDays({ from, until }: { readonly from: string; readonly until: string }, t: ViewTools['t']): string {
  if (from === '') return t('period.until', { until })
  return until === '' ? t('period.from', { from }) : t('period.between', { from, until })
}

function toMonths(
  { month: chosen, kept }: { readonly month: string | undefined; readonly kept: Readonly<Record<string, string>> },
  { t, link, now, locale }: ViewTools,
) {
  return [
    { href: link({ query: kept }), label: t('period.months.all'), current: chosen === undefined },
    ...toMonthChoice(toMonth(now), chosen).map((month) => ({
      href: link({ query: { ...kept, month } }),
      label: sayMonth(month, locale),
      current: chosen === month,
    })),
  ]
}
