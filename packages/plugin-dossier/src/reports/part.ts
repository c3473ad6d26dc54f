import { definePart } from '@voordeur/core'
import { Goal, Measurement, Report } from '@voordeur/core/care'
import { z } from 'zod'
import { toDayQuery, toMeasuredDay } from '../period/choice.ts'
import { Cursor, defineQuery, PERIOD, toOlderPage } from '../query.ts'
import { loadNewestReport } from '../reading/load.ts'
import { viewNewestEntry } from '../timeline/view.tsx'
import { loadReports, REPORT_CARDS } from './load.ts'
import { viewReports } from './view.tsx'

/** Rapportage: reports by support card and goal card, with what was measured between them. */
export const reports = definePart({
  id: 'reports',
  title: 'reports.title',
  icon: 'message-square-text',
  scope: 'client',
  tour: [{ anchor: 'panel', title: 'reports.title', text: 'reports.tour' }],
  rights: { read: {} },
  reads: [Report, Measurement, Goal],
  applies: [Report, Measurement, Goal],
  whenEmpty: 'explain',
  query: defineQuery({
    before: Cursor,
    card: z.enum(REPORT_CARDS).exactOptional(),
    goal: z.union([z.uuid(), z.literal('')]).exactOptional(),
    ...PERIOD,
  }),
  load: loadReports,
  nextPage: toOlderPage,
  view: viewReports,
  search: [
    { type: Report, title: 'search.report', link: ({ at }) => toDayQuery(at) },
    { type: Measurement, title: 'search.measurement', link: toMeasuredDay },
  ],
  summary: { load: loadNewestReport, view: viewNewestEntry },
})
