import { toDayWithYear } from '@voordeur/core/ui'
import type { ViewTools } from '@voordeur/core'
import type { ShownMeasure } from '../measures/shown-measure.ts'
import type { TimelineGeometry } from './geometry.ts'

/** The picture in words, for who can't see it or can't read it: how many measures, over which time, and until when each. */
export function sayTimeline({ from, until }: TimelineGeometry, measures: readonly ShownMeasure[], tools: ViewTools): string {
  const { t, locale } = tools
  const span = { count: measures.length, from: toDayWithYear(from, locale), until: toDayWithYear(until, locale) }
  return [t('timeline.words', span), ...measures.map((shown) => sayEnd(shown, tools))].join(' ')
}

function sayEnd({ section, term, until, measure: { label: name } }: ShownMeasure, { t, locale }: ViewTools): string {
  const end = section === 'ended' ? until : term?.endsOn
  if (end === undefined) return t(section === 'ended' ? 'timeline.ended.undated' : 'timeline.open', { name })
  const said = { name, day: toDayWithYear(end, locale) }
  if (section === 'ended') return t('timeline.ended', said)
  return t(term?.isOverdue ? 'timeline.late' : 'timeline.until', said)
}
