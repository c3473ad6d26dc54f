import type { ChartPlace } from './to-chart-places.ts'

/** The line through the places, with a gap where a week has no answer: a line there would say what nobody said. */
export function toChartPath(places: readonly ChartPlace[]): string {
  return places.map(({ index, x, y }, at) => `${places[at - 1]?.index === index - 1 ? 'L' : 'M'}${x} ${y}`).join('')
}
