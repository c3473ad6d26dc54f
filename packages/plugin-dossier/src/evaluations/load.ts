import { NotThere, type PartContext, type RecordReader } from '@voordeur/core'
import { Evaluation } from '@voordeur/core/care'
import { listGoalTitles } from '../plan/goal-titles.ts'
import { toEvaluationLine, toEvaluationSheet, type EvaluationLine, type EvaluationSheet } from './sheet.ts'

/** The two parts of an evaluation. */
export const EVALUATION_TABS = ['form', 'goals'] as const

/** One of the two parts of an evaluation. */
export type EvaluationTab = (typeof EVALUATION_TABS)[number]

/** What the part shows: the table, one evaluation with the tab that is open, or all one after the other. */
export type EvaluationsPage =
  | { readonly shows: 'table'; readonly lines: readonly EvaluationLine[]; readonly older?: string; readonly paged: boolean }
  | { readonly shows: 'evaluation'; readonly sheet: EvaluationSheet; readonly tab: EvaluationTab }
  | { readonly shows: 'all'; readonly sheets: readonly EvaluationSheet[]; readonly older?: string; readonly paged: boolean }

/** Loads what the query asks for; an evaluation that is not there is `NotThere`. */
export async function loadEvaluations({ records, query }: PartContext<'client'>): Promise<EvaluationsPage> {
  const { evaluation, tab, show, before } = query
  if (evaluation !== undefined) return loadOne(records, evaluation, tab === 'goals' ? 'goals' : 'form')
  const page = await records.list(Evaluation, { ...(before && { before }) })
  const rest = { paged: before !== undefined, ...(page.older && { older: page.older }) }
  if (show !== 'all') return { shows: 'table', lines: page.items.map((item) => toEvaluationLine(item)), ...rest }
  const titles = await listGoalTitles(records)
  return { shows: 'all', sheets: page.items.map((item) => toEvaluationSheet(item, titles)), ...rest }
}

/** Loads the newest evaluation. */
export async function loadNewestEvaluation({ records }: PartContext<'client'>): Promise<EvaluationLine | undefined> {
  const page = await records.list(Evaluation, { limit: 1 })
  return page.items.map((item) => toEvaluationLine(item))[0]
}

/** The query of the page after this one, for who saves everything: after the table come the evaluations themselves. */
export function toNextEvaluationsPage(page: EvaluationsPage): Readonly<Record<string, string>> | undefined {
  if (page.shows === 'table') return page.lines.length > 0 ? { show: 'all' } : undefined
  return page.shows === 'all' && page.older !== undefined ? { show: 'all', before: page.older } : undefined
}

async function loadOne(records: RecordReader, id: string, tab: EvaluationTab): Promise<EvaluationsPage> {
  const found = await records.find(Evaluation, id)
  if (!found) throw new NotThere()
  return { shows: 'evaluation', sheet: toEvaluationSheet(found, await listGoalTitles(records)), tab }
}
