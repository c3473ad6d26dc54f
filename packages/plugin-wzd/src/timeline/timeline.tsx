import { toAmsterdamDay, type ViewTools } from '@voordeur/core'
import { Card, DataTable, DayText, Disclosure, toDayWithYear } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { ShownMeasure } from '../measures/shown-measure.ts'
import { toTimelineGeometry } from './geometry.ts'
import { TimelinePicture } from './timeline-picture.tsx'

interface TimelineProps {
  readonly measures: readonly ShownMeasure[]
  readonly tools: ViewTools
}

/** The measures and their terms as a picture, with the same as a table behind it; nothing where no measure has a day. */
export function Timeline({ measures, tools }: TimelineProps): ComponentChild {
  const { t } = tools
  const drawn = measures.toSorted((one, other) => Number(one.section === 'ended') - Number(other.section === 'ended'))
  const geometry = toTimelineGeometry(drawn, toAmsterdamDay(tools.now))
  if (!geometry) return null
  const shown = geometry.rows.flatMap(({ id }) => measures.filter((measure) => measure.id === id))
  return (
    <Card title={t('timeline.title')} icon="chart-gantt">
      <TimelinePicture geometry={geometry} measures={shown} tools={tools} />
      <Disclosure label={t('timeline.table')} icon="table" onPaper>
        <Table measures={shown} tools={tools} />
      </Disclosure>
    </Card>
  )
}

function Table({ measures, tools }: TimelineProps): ComponentChild {
  const { t, locale } = tools
  return (
    <DataTable
      caption={t('timeline.caption')}
      columns={['name', 'from', 'steps', 'until', 'left'].map((key) => ({ key, label: t(`timeline.column.${key}`) }))}
      rows={measures.map((shown) => ({
        name: shown.measure.label,
        from: shown.from && <DayText value={shown.from} locale={locale} />,
        steps: saySteps(shown, tools),
        until: sayUntil(shown, tools),
        left: sayLeft(shown, tools),
      }))}
    />
  )
}

function saySteps({ legalClass, measure }: ShownMeasure, { t, locale }: ViewTools): ComponentChild {
  if (legalClass === 'undetermined') return t('class.undetermined')
  return measure.steps.map(({ article, startedOn }, index) => (
    <p key={index}>{t('timeline.stepFrom', { step: t(`step.${article}`), day: toDayWithYear(startedOn, locale) })}</p>
  ))
}

function sayUntil({ section, until, term }: ShownMeasure, { t, locale }: ViewTools): ComponentChild {
  const day = section === 'ended' ? until : term?.endsOn
  return day === undefined ? t('timeline.noEnd') : <DayText value={day} locale={locale} />
}

function sayLeft({ section, term }: ShownMeasure, { t, locale }: ViewTools): string {
  if (section === 'ended') return t('timeline.isEnded')
  if (term === undefined) return t('timeline.noEnd')
  return term.isOverdue
    ? t('deadline.late', { day: toDayWithYear(term.endsOn, locale), days: -term.daysLeft })
    : t('deadline.left', { days: term.daysLeft })
}
