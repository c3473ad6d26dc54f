import { CareTeam } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toCodeWords } from './to-code-words.ts'
import { toParty } from './to-party.ts'

const Participant = z.looseObject({ role: list(CodeableConcept), member: Reference.optional(), period: Period.optional() })
type Participant = z.infer<typeof Participant>

const FhirCareTeam = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  name: z.string().optional(),
  status: z.string().optional(),
  period: Period.optional(),
  reasonReference: list(Reference),
  participant: list(Participant),
})

/** CareTeam (zib CareTeam, NL-CM:17.3.1). */
export function toCareTeam(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const team = parseResource(FhirCareTeam, resource)
  const members = team.participant.map((participant, index) => ({
    ...toMember(participant, resource, context),
    period: toPeriod(participant.period, { from: resource, path: `participant.${index}.period`, context }),
  }))
  const period = toPeriod(team.period, { from: resource, path: 'period', context })
  const problems = team.reasonReference.flatMap((reference) => toCodeWords(reference, resource, context) ?? [])
  return [
    {
      type: CareTeam,
      id: idOf(resource),
      recordedAt: toRecordedAt(team.meta),
      data: { name: team.name, status: team.status, period, problems: problems.length > 0 ? problems : undefined, members },
    },
  ]
}

function toMember({ member, role: roles }: Participant, resource: FhirResource, context: MappingContext): CareTeam['members'][number] {
  const role = roles.map((concept) => toWords(concept)).find((words) => words !== undefined)
  const party = toParty(member, resource, context)
  if (party?.kind === 'organisation') return { kind: 'organisation', name: party.name, role }
  if (party?.kind === 'network') return { kind: 'network', name: party.name, role: role ?? party.relation }
  return { kind: 'staff', staff: { role, ...party?.staff }, role }
}
