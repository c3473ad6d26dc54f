import { CarePeriod, CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal, Report } from '@voordeur/core/care'

/** The types of record that FHIR nl-core becomes. */
export const PROVIDED = { Personal, Contact, Coverage, CareTeam, CarePlan, Goal, Measurement, CarePeriod, Report } as const
