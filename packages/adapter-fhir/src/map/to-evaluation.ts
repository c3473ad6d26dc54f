import { Evaluation } from '@voordeur/core/care'
import { z } from 'zod'
import { Period, Reference } from '../fields/datatypes.ts'
import { listReferences } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { toOutcomeText } from './outcome-of-care.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toStaff } from './staff-directory.ts'
import { toCodeWords } from './to-code-words.ts'
import { toGoalIds } from './to-goal-ids.ts'

const Outcome = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  effectiveDateTime: z.string().optional(),
  effectivePeriod: Period.optional(),
  issued: z.string().optional(),
  performer: list(Reference),
  basedOn: list(Reference),
  partOf: list(Reference),
})
type Outcome = z.infer<typeof Outcome>

/** The words by which an evaluation is called when the source has none of its own. */
export const OUTCOME_MODEL = 'Uitkomst van zorg'
/** The plan that is evaluated when the source does not name one. */
export const NAMELESS_PLAN = 'Zorgplan'

const CONCEPT: ReadonlySet<string> = new Set(['registered', 'partial', 'preliminary'])

/** The outcome of care (zib OutcomeOfCare, NL-CM:13.4.1) as an evaluation: of which action, for which goal, and what was found. */
export function toEvaluation(resource: FhirResource, context: MappingContext): Mapped {
  const outcome = parseResource(Outcome, resource)
  const text = toOutcomeText(resource, context)
  if (text === undefined) throw new ItemRefused('this outcome of care does not say what was found', { lost: true, path: 'conclusion' })
  const actions = [...listReferences(resource.json, 'event-partOf'), ...outcome.partOf, ...outcome.basedOn]
  const [plan] = actions.flatMap((reference) => toCodeWords(reference, resource, context) ?? [])
  const goals = actions.flatMap((reference) => listGoals(context.find(reference, resource), context))
  const data = {
    plan: plan ?? NAMELESS_PLAN,
    model: OUTCOME_MODEL,
    changedAt: toMoment(readTime(outcome), { from: resource, path: 'effective', context }),
    status: CONCEPT.has(outcome.status ?? '') ? 'concept' : 'final',
    author: outcome.performer.map((reference) => toStaff(reference, resource, context)).find((staff) => staff !== undefined),
    goals: goals.length > 0 ? goals.map((goal) => ({ ...goal, text })) : [{ title: plan, text }],
  }
  return { type: Evaluation, id: idOf(resource), recordedAt: toRecordedAt(outcome.meta, outcome.issued), data }
}

function readTime({ effectiveDateTime, effectivePeriod, issued, meta }: Outcome): string | undefined {
  return effectiveDateTime ?? effectivePeriod?.start ?? issued ?? meta?.lastUpdated
}

const Described = z.looseObject({ description: z.looseObject({ text: z.string().optional() }).optional() })

// An action of nursing says which goal it serves.
function listGoals(
  action: FhirResource | undefined,
  context: MappingContext,
): readonly { goal?: string | undefined; title?: string | undefined }[] {
  if (action === undefined) return []
  const references = listReferences(action.json, 'pertainsToGoal')
  return references.map((reference) => ({
    goal: toGoalIds([reference], action, context)[0],
    title: Described.safeParse(context.find(reference, action)?.json).data?.description?.text ?? reference.display,
  }))
}
