import { CarePlan } from '@voordeur/core/care'
import { z } from 'zod'
import { findExtension, listReferences } from '../fields/extension.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { periodOf, Procedure } from './procedure.ts'
import { toDevices } from './to-devices.ts'
import { Timing, toFrequency } from './to-frequency.ts'
import { toGoalIds } from './to-goal-ids.ts'
import { toPerformer } from './to-performer.ts'
import { toCodeWords } from './to-code-words.ts'
import { toTexts } from './to-texts.ts'

const Scheduled = z.looseObject({ valueTiming: Timing.optional() })

/** A Procedure of nursing (zib2017 and eOverdracht NursingIntervention, NL-CM:14.2.1): a plan of this one action. */
export function toNursingAction(resource: FhirResource, context: MappingContext): Mapped {
  const procedure = parseResource(Procedure, resource)
  const title = toWords(procedure.code)
  if (title === undefined) throw new ItemRefused('this action does not say which it is', { lost: true, path: 'code' })
  const period = toPeriod(periodOf(procedure), { from: resource, path: 'performed', context })
  const schedule = Scheduled.safeParse(findExtension(resource.json, 'procedure-schedule')).data?.valueTiming
  const goals = listReferences(resource.json, 'pertainsToGoal')
  const problems = procedure.reasonReference.flatMap((reference) => toCodeWords(reference, resource, context) ?? [])
  const activity = {
    code: toConcept(procedure.code),
    status: procedure.status,
    frequency: toFrequency(schedule),
    period,
    performers: procedure.performer.flatMap(({ actor }) => (actor ? toPerformer(actor, resource, context) : [])),
    goals: toGoalIds(goals, resource, context),
    problems: problems.length > 0 ? problems : undefined,
    devices: toDevices(resource.json, resource, context),
  }
  const data = {
    title,
    status: procedure.status === 'in-progress' ? 'active' : procedure.status,
    period,
    changedAt: toMoment(procedure.meta?.lastUpdated ?? period?.start, { from: resource, path: 'performed', context }),
    goals: activity.goals,
    activities: [activity],
    notes: toTexts(procedure.note),
  }
  return { type: CarePlan, id: idOf(resource), recordedAt: toRecordedAt(procedure.meta), data }
}
