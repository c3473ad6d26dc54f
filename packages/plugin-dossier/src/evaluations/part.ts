import { definePart } from '@voordeur/core'
import { Evaluation, Goal } from '@voordeur/core/care'
import { z } from 'zod'
import { Cursor, defineQuery, Id, Show } from '../query.ts'
import { EVALUATION_TABS, loadEvaluations, loadNewestEvaluation, toNextEvaluationsPage } from './load.ts'
import { viewEvaluations, viewNewestEvaluation } from './view.tsx'

/** Evaluaties: each with the form that was filled in at the meeting, and what was found of each goal. */
export const evaluations = definePart({
  id: 'evaluations',
  title: 'evaluations.title',
  icon: 'list-checks',
  scope: 'client',
  rights: { read: {} },
  reads: [Evaluation, Goal],
  applies: [Evaluation],
  query: defineQuery({ before: Cursor, evaluation: Id, tab: z.enum(EVALUATION_TABS).exactOptional(), show: Show }),
  load: loadEvaluations,
  nextPage: toNextEvaluationsPage,
  view: viewEvaluations,
  search: [{ type: Evaluation, title: 'search.evaluation', link: ({ id }) => ({ evaluation: id }) }],
  summary: { load: loadNewestEvaluation, view: viewNewestEvaluation },
})
