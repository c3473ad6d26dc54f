import {
  AdvanceDirective,
  Alert,
  Appointment,
  CarePeriod,
  CarePlan,
  CareTeam,
  Contact,
  Coverage,
  Document,
  Evaluation,
  Form,
  FormKind,
  Goal,
  InvoluntaryCareMeasure,
  LegalSituation,
  Measurement,
  Message,
  Personal,
  Report,
  TreatmentAgreement,
} from '@voordeur/core/care'
import type { RecordType } from '@voordeur/core'
import { isWithdrawn } from '../map/is-withdrawn.ts'
import { ItemRefused } from '../map/item-refused.ts'
import type { Mapped, Mapper, MappingContext } from '../map/mapping-context.ts'
import { toEncounter, toEpisode } from '../map/to-care-period.ts'
import { toCarePlan } from '../map/to-care-plan.ts'
import { toCareTeam } from '../map/to-care-team.ts'
import { toContact } from '../map/to-contact.ts'
import { toCoverage } from '../map/to-coverage.ts'
import { toGoal } from '../map/to-goal.ts'
import { toPersonal } from '../map/to-personal.ts'
import { toReport } from '../map/to-report.ts'
import { toAlert } from '../map/to-alert.ts'
import { toAppointment } from '../map/to-appointment.ts'
import { toConsent } from '../map/to-consent.ts'
import { toDiagnosticReport } from '../map/to-diagnostic-report.ts'
import { toDocument } from '../map/to-document.ts'
import { toForm } from '../map/to-form.ts'
import { toFormKind } from '../map/to-form-kind.ts'
import { toLegalSituation } from '../map/to-legal-situation.ts'
import { toMessage } from '../map/to-message.ts'
import { toObservation } from '../map/to-observation.ts'
import { toProcedure } from '../map/to-procedure.ts'
import { whyNotShown } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'

const MAPPERS: Readonly<Record<string, { readonly makes: readonly RecordType[]; readonly map: Mapper }>> = {
  Patient: { makes: [Personal, Contact], map: toPersonal },
  RelatedPerson: { makes: [Contact], map: toContact },
  Coverage: { makes: [Coverage], map: toCoverage },
  CareTeam: { makes: [CareTeam], map: toCareTeam },
  CarePlan: { makes: [CarePlan, Evaluation], map: toCarePlan },
  Goal: { makes: [Goal], map: toGoal },
  Observation: { makes: [Measurement, Evaluation], map: toObservation },
  DiagnosticReport: { makes: [Evaluation], map: toDiagnosticReport },
  EpisodeOfCare: { makes: [CarePeriod], map: toEpisode },
  Encounter: { makes: [CarePeriod], map: toEncounter },
  Composition: { makes: [Report], map: toReport },
  Questionnaire: { makes: [FormKind], map: toFormKind },
  QuestionnaireResponse: { makes: [Form], map: toForm },
  Condition: { makes: [LegalSituation], map: toLegalSituation },
  Consent: { makes: [AdvanceDirective, TreatmentAgreement], map: toConsent },
  Flag: { makes: [Alert], map: toAlert },
  Procedure: { makes: [InvoluntaryCareMeasure, CarePlan], map: toProcedure },
  Appointment: { makes: [Appointment], map: toAppointment },
  DocumentReference: { makes: [Document], map: toDocument },
  Communication: { makes: [Message], map: toMessage },
}

/** The types of record that resources of this FHIR type become; none when the type is not shown in a portal. */
export function listRecordTypes(type: string): readonly RecordType[] {
  return Object.hasOwn(MAPPERS, type) ? (MAPPERS[type]?.makes ?? []) : []
}

/** The records of one resource in the form of R4 (zib2020). */
export function toRecords(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const mapper = Object.hasOwn(MAPPERS, resource.type) ? MAPPERS[resource.type] : undefined
  if (!mapper) throw new ItemRefused(whyNotShown(resource.type), { lost: false })
  if (isWithdrawn(resource)) {
    // Not lost: an earlier copy of it goes.
    throw new ItemRefused(`this ${resource.type} was withdrawn in the source as a mistake`, { lost: false })
  }
  return mapper.map(resource, context)
}
