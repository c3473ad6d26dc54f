import { CHART_FRAME } from './chart-frame.ts'
import { FEELINGS, type Feeling } from './feelings.ts'
import { toHeight } from './to-height.ts'

/** How far from the top a feeling is drawn, in percent. */
export function toChartY(feeling: Feeling): number {
  const { top, bottom } = CHART_FRAME
  return bottom - (toHeight(feeling) / (FEELINGS.length - 1)) * (bottom - top)
}
