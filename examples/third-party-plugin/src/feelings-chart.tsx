import type { ViewTools } from '@voordeur/core'
import { toDayWithYear } from '@voordeur/core/ui'
import { CHART_FRAME } from './chart-frame.ts'
import { FEELINGS } from './feelings.ts'
import type { HalfYear } from './half-year.ts'
import { listHalfYear } from './list-half-year.ts'
import { toChartLeft } from './to-chart-left.ts'
import { toChartPath } from './to-chart-path.ts'
import { toChartPlaces } from './to-chart-places.ts'
import { toChartY } from './to-chart-y.ts'
import { toShortDay } from './to-short-day.ts'

interface FeelingsChartProps {
  readonly halfYear: HalfYear
  readonly tools: ViewTools
}

/** The half year as one line between five named heights, with a sentence that says it to who can't see it. */
export function FeelingsChart({ halfYear: { answers, week }, tools: { t, locale, simple } }: FeelingsChartProps) {
  const left = toChartLeft(simple)
  const places = toChartPlaces(answers, week, left)
  const [oldest = week] = listHalfYear(week)
  const [newest] = answers
  const words = newest && {
    count: answers.length,
    from: toDayWithYear(oldest, locale),
    day: toDayWithYear(newest.week, locale),
    feeling: t(`feeling.${newest.feeling}`),
  }
  return (
    <figure class="chart">
      <svg class="chart-picture" role="img" aria-labelledby="vitaliteit-words">
        {FEELINGS.map(({ id }) => (
          <g key={id}>
            <line class="chart-grid" x1="0" x2="100%" y1={`${toChartY(id)}%`} y2={`${toChartY(id)}%`} />
            <text class="chart-word" x="0" y={`${toChartY(id)}%`} dy="-4">
              {t(`feeling.${id}`)}
            </text>
          </g>
        ))}
        <text class="chart-word" x={`${left}%`} y="98%">
          {toShortDay(oldest, locale)}
        </text>
        <text class="chart-word" x={`${CHART_FRAME.right}%`} y="98%" text-anchor="end">
          {toShortDay(week, locale)}
        </text>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
          <path class="chart-line chart-line-1" d={toChartPath(places)} />
        </svg>
        {places.map((place) => (
          <svg key={place.week} class="chart-mark" x={`${place.x}%`} y={`${place.y}%`}>
            <path d="M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z" />
          </svg>
        ))}
      </svg>
      <figcaption id="vitaliteit-words">{words && t('chart.words', words)}</figcaption>
    </figure>
  )
}
