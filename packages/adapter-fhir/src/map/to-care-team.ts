import { CareTeam } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { HumanName } from '../fields/person.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toPersonName } from './person-name.ts'
import { toKey } from './reference-index.ts'
import { refuseWithdrawn } from './refuse-withdrawn.ts'
import { toStaff } from './staff-directory.ts'

const Participant = z.looseObject({ role: list(CodeableConcept), member: Reference.optional(), period: Period.optional() })
type Participant = z.infer<typeof Participant>

const FhirCareTeam = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  name: z.string().optional(),
  status: z.string().optional(),
  period: Period.optional(),
  participant: list(Participant),
})

const Organisation = z.looseObject({ name: z.string().optional() })
const Person = z.looseObject({ name: list(HumanName), relationship: list(CodeableConcept) })

// Whoever is none of these is taken for staff, so that a name is never shown where the organisation hides names.
const KINDS: ReadonlyMap<string, 'organisation' | 'network'> = new Map([
  ['Organization', 'organisation'],
  ['CareTeam', 'organisation'],
  ['Patient', 'network'],
  ['RelatedPerson', 'network'],
])

/** CareTeam (zib CareTeam, NL-CM:17.3.1). */
export function toCareTeam(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const team = parseResource(FhirCareTeam, resource)
  refuseWithdrawn(resource, team.status)
  const members = team.participant.map((participant, index) => ({
    ...toMember(participant, resource, context),
    period: toPeriod(participant.period, { from: resource, path: `participant.${index}.period`, context }),
  }))
  const period = toPeriod(team.period, { from: resource, path: 'period', context })
  return [
    {
      type: CareTeam,
      id: idOf(resource),
      recordedAt: toRecordedAt(team.meta),
      data: { name: team.name, status: team.status, period, members },
    },
  ]
}

function toMember(participant: Participant, resource: FhirResource, context: MappingContext): CareTeam['members'][number] {
  const { member = {} } = participant
  const role = participant.role.map((concept) => toWords(concept)).find((words) => words !== undefined)
  const target = context.find(member, resource)
  const kind = KINDS.get(target?.type ?? typeOf(member))
  if (kind === 'organisation') return { kind, name: nameOf(target) ?? member.display, role }
  if (kind === 'network') return { kind, ...toPerson(target, member.display, role) }
  const staff = { role, ...toStaff(member, resource, context) }
  return { kind: 'staff', staff, role }
}

function toPerson(
  target: FhirResource | undefined,
  display: string | undefined,
  role: string | undefined,
): { name?: string; role?: string } {
  const person = Person.safeParse(target?.json).data
  const relation = person?.relationship.map((concept) => toWords(concept)).find((words) => words !== undefined)
  const name = (person && toPersonName(person.name)?.display) ?? display
  const said = role ?? relation
  return { ...(name !== undefined && { name }), ...(said !== undefined && { role: said }) }
}

function nameOf(target: FhirResource | undefined): string | undefined {
  return Organisation.safeParse(target?.json).data?.name
}

function typeOf(reference: Reference): string {
  return reference.type ?? toKey(reference.reference)?.split('/')[0] ?? ''
}
