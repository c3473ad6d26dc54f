import type { ViewTools } from '@voordeur/core'
import { Card, Disclosure, EmptyState } from '@voordeur/core/ui'
import { AnswerForm } from './answer-form.tsx'
import { AnswersTable } from './answers-table.tsx'
import { FeelingsChart } from './feelings-chart.tsx'
import type { HalfYear } from './half-year.ts'
import { listReplaceable } from './list-replaceable.ts'

interface Shown {
  readonly halfYear: HalfYear
  readonly tools: ViewTools
}

/** The page: the question for who may answer it, then the last half year. */
export function HalfYearView({ halfYear, tools }: Shown) {
  return (
    <>
      {/* The right says that somebody may answer, the rule that they speak for the client. It takes both. */}
      {tools.may('answer') && isOpen(halfYear) && <AnswerForm halfYear={halfYear} tools={tools} />}
      <Past halfYear={halfYear} tools={tools} />
    </>
  )
}

function isOpen({ writer, week, answers }: HalfYear): boolean {
  const given = answers.find((answer) => answer.week === week)
  return given === undefined ? writer !== 'nobody' : listReplaceable(writer).includes(given.writer)
}

function Past({ halfYear, tools }: Shown) {
  const { t } = tools
  const { answers } = halfYear
  if (answers.length === 0)
    return (
      <EmptyState icon="heart-pulse" title={t('past.empty')}>
        {t('past.empty.text')}
      </EmptyState>
    )
  return (
    <Card title={t('past.title')} icon="chart-line">
      {/* One answer is no line: the table says it all. */}
      {answers.length > 1 && <FeelingsChart halfYear={halfYear} tools={tools} />}
      <Disclosure label={t('table.open')} icon="table" open={answers.length === 1} onPaper>
        <AnswersTable answers={answers} tools={tools} />
      </Disclosure>
    </Card>
  )
}
