import { toAmsterdamDay, type ViewTools } from '@voordeur/core'
import { DataTable, DayText, EmptyState } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { hasEnded } from '../day.ts'
import { toCodeLabel } from '../labels/code-label.ts'
import type { CoveragePage } from './load.ts'

/** Verzekeringen as the record knows them. */
export function viewCoverage({ coverages }: CoveragePage, { t, locale, now }: ViewTools): ComponentChild {
  if (coverages.length === 0) return <EmptyState icon="shield-check" title={t('coverage.empty')} />
  return (
    <DataTable
      caption={t('coverage.caption')}
      columns={toColumns(coverages).map((key) => ({ key, label: t(`coverage.${key}`) }))}
      rows={coverages.map(({ type, insurer, insuredNumber, period }) => ({
        type: type && toCodeLabel(t, 'coverage', type),
        insurer,
        number: insuredNumber,
        from: period?.start && <DayText value={period.start} locale={locale} />,
        until: period?.end && <Until end={period.end} isOver={hasEnded(period, toAmsterdamDay(now))} t={t} locale={locale} />,
      }))}
    />
  )
}

interface UntilProps extends Pick<ViewTools, 't' | 'locale'> {
  readonly end: string
  readonly isOver: boolean
}

function Until({ end, isOver, t, locale }: UntilProps): ComponentChild {
  return (
    <>
      <DayText value={end} locale={locale} /> {isOver && <span class="badge">{t('coverage.ended')}</span>}
    </>
  )
}

// Nearly no insurance has an end: a column of nothing is left out.
function toColumns(coverages: CoveragePage['coverages']): readonly string[] {
  const hasEnd = coverages.some(({ period }) => period?.end !== undefined)
  return ['type', 'insurer', 'number', 'from', ...(hasEnd ? ['until'] : [])]
}

/** The first insurance in one line. */
export function viewCoverageSummary({ coverages }: CoveragePage, { t }: ViewTools): ComponentChild {
  const [first] = coverages
  if (!first) return t('coverage.empty')
  return [first.insurer, first.type && toCodeLabel(t, 'coverage', first.type)].filter((part) => part !== undefined).join(', ')
}
