import { type ActionContext, definePart, type PartContext } from '@voordeur/core'
import type { z } from 'zod'
import { decideWriter } from './decide-writer.ts'
import { HalfYearView } from './half-year-view.tsx'
import { hasAnswer } from './has-answer.ts'
import { loadHalfYear } from './load-half-year.ts'
import { NewAnswer, saveAnswer } from './save-answer.ts'
import type { VitaliteitTables } from './tables.ts'

type Reading = PartContext<'client', VitaliteitTables>
type Writing = ActionContext<'client', VitaliteitTables>

/** How the client feels, week by week. */
export function week(representatives: boolean) {
  return definePart({
    id: 'week',
    title: 'week.title',
    icon: 'heart-pulse',
    scope: 'client',
    rights: { read: { title: 'week.right.read' }, answer: { title: 'week.right.answer' } },
    load: (context: Reading) => loadHalfYear(context, representatives),
    view: (halfYear, tools) => <HalfYearView halfYear={halfYear} tools={tools} />,
    // Whether, and never what: the start page is read over somebody's shoulder.
    summary: { load: hasAnswer, view: (isAnswered, { t }) => t(isAnswered ? 'summary.answered' : 'summary.open') },
    badge: async (context: Reading) => {
      const waits = decideWriter(context.viewer.access, representatives) !== 'nobody' && !(await hasAnswer(context))
      return waits ? 1 : 0
    },
    actions: {
      answer: {
        right: 'answer',
        input: NewAnswer,
        run: (context: Writing, answer: z.infer<typeof NewAnswer>) => saveAnswer(context, answer, representatives),
      },
    },
  })
}
