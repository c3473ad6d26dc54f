import { definePart } from '@voordeur/core'
import { Goal, Measurement, Report } from '@voordeur/core/care'
import { z } from 'zod'
import { toDayQuery, toMeasuredDay } from '../period/choice.ts'
import { Cursor, defineQuery, PERIOD, toOlderPage } from '../query.ts'
import { TIMELINE_TYPES } from './entry.ts'
import { TIMELINE_KINDS } from './kinds.ts'
import { loadNewestEntry, loadTimeline } from './load.ts'
import { viewNewestEntry, viewTimeline } from './view.tsx'

/** Tijdslijn: reports, measurements, forms, evaluations, documents, goals and changes of the plan, newest first. */
export const timeline = definePart({
  id: 'timeline',
  title: 'timeline.title',
  icon: 'newspaper',
  scope: 'client',
  tour: [{ anchor: 'panel', title: 'timeline.title', text: 'timeline.tour' }],
  rights: { read: {} },
  reads: TIMELINE_TYPES,
  applies: TIMELINE_TYPES,
  whenEmpty: 'explain',
  query: defineQuery({ before: Cursor, kind: z.enum(TIMELINE_KINDS).exactOptional(), ...PERIOD }),
  load: loadTimeline,
  nextPage: toOlderPage,
  view: viewTimeline,
  // What has no date has no place among what happened.
  search: [
    { type: Report, title: 'search.report', link: ({ at }) => toDayQuery(at) },
    { type: Measurement, title: 'search.measurement', link: toMeasuredDay },
    { type: Goal, title: 'search.goal', link: (found) => (found.data.startedAt === undefined ? undefined : toDayQuery(found.at)) },
  ],
  summary: { load: loadNewestEntry, view: viewNewestEntry },
})
