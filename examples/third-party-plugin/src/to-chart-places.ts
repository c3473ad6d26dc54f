import { CHART_FRAME } from './chart-frame.ts'
import type { Answer } from './half-year.ts'
import { listHalfYear } from './list-half-year.ts'
import { toChartY } from './to-chart-y.ts'

/** Where an answer is drawn, in percent; `index` counts the weeks from the oldest. */
export interface ChartPlace {
  readonly week: string
  readonly index: number
  readonly x: number
  readonly y: number
}

/** The places of the answers in the half year that ends with this week, oldest first; the oldest week stands at `left`. */
export function toChartPlaces(answers: readonly Answer[], week: string, left: number): readonly ChartPlace[] {
  const weeks = listHalfYear(week)
  const step = (CHART_FRAME.right - left) / (weeks.length - 1)
  return weeks.flatMap((monday, index) => {
    const answer = answers.find((one) => one.week === monday)
    if (!answer) return []
    return [{ week: monday, index, x: round(left + index * step), y: round(toChartY(answer.feeling)) }]
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
