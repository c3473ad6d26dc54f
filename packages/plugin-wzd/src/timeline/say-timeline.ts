import type { ViewTools } from '@voordeur/core'
import { sayDay } from '../day.ts'
import type { ShownMeasure } from '../measures/shown-measure.ts'
import type { TimelineGeometry } from './geometry.ts'

/** The picture in words, for who can't see it or can't read it: how many measures, over which time, and until when each. */
export function sayTimeline({ from, until }: TimelineGeometry, measures: readonly ShownMeasure[], tools: ViewTools): string {
  const { t, locale } = tools
  const span = { count: measures.length, from: sayDay(from, locale), until: sayDay(until, locale) }
  return [t('timeline.words', span), ...measures.map((shown) => sayEnd(shown, tools))].join(' ')
}

function sayEnd({ section, term, until, measure: { label: name } }: ShownMeasure, { t, locale }: ViewTools): string {
  const end = section === 'ended' ? until : term?.endsOn
  if (end === undefined) return t(section === 'ended' ? 'timeline.ended.undated' : 'timeline.open', { name })
  const said = { name, day: sayDay(end, locale) }
  if (section === 'ended') return t('timeline.ended', said)
  return t(term?.isOverdue ? 'timeline.late' : 'timeline.until', said)
}
