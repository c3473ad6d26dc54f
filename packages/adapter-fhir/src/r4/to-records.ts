import { CarePeriod, CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal, Report } from '@voordeur/core/care'
import type { RecordType } from '@voordeur/core'
import { ItemRefused } from '../map/item-refused.ts'
import type { Mapped, Mapper, MappingContext } from '../map/mapping-context.ts'
import { toEncounter, toEpisode } from '../map/to-care-period.ts'
import { toCarePlan } from '../map/to-care-plan.ts'
import { toCareTeam } from '../map/to-care-team.ts'
import { toContact } from '../map/to-contact.ts'
import { toCoverage } from '../map/to-coverage.ts'
import { toGoal } from '../map/to-goal.ts'
import { toMeasurement } from '../map/to-measurement.ts'
import { toPersonal } from '../map/to-personal.ts'
import { toReport } from '../map/to-report.ts'
import type { FhirResource } from '../read/fhir-resource.ts'

const MAPPERS: Readonly<Record<string, { readonly makes: readonly RecordType[]; readonly map: Mapper }>> = {
  Patient: { makes: [Personal, Contact], map: toPersonal },
  RelatedPerson: { makes: [Contact], map: toContact },
  Coverage: { makes: [Coverage], map: toCoverage },
  CareTeam: { makes: [CareTeam], map: toCareTeam },
  CarePlan: { makes: [CarePlan], map: toCarePlan },
  Goal: { makes: [Goal], map: toGoal },
  Observation: { makes: [Measurement], map: toMeasurement },
  EpisodeOfCare: { makes: [CarePeriod], map: toEpisode },
  Encounter: { makes: [CarePeriod], map: toEncounter },
  Composition: { makes: [Report], map: toReport },
}

/** The types of record that resources of this FHIR type become; none when the type is not shown in a portal. */
export function listRecordTypes(type: string): readonly RecordType[] {
  return Object.hasOwn(MAPPERS, type) ? (MAPPERS[type]?.makes ?? []) : []
}

/** The records of one resource in the form of R4 (zib2020). */
export function toRecords(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const mapper = Object.hasOwn(MAPPERS, resource.type) ? MAPPERS[resource.type] : undefined
  if (!mapper) throw new ItemRefused(`not shown in a portal: ${resource.type}`, { lost: false })
  return mapper.map(resource, context)
}
