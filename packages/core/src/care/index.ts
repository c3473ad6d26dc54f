export { Address } from './address.ts'
export { AdvanceDirective } from './advance-directive.ts'
export { Alert } from './alert.ts'
export { Appointment, Participant } from './appointment.ts'
export { CarePeriod } from './care-period.ts'
export { CarePlan, Intervention } from './care-plan.ts'
export { CareTeam, CareTeamMember } from './care-team.ts'
export { Coding } from './coding.ts'
export { Contact } from './contact.ts'
export { Coverage } from './coverage.ts'
export { Document } from './document.ts'
export { Evaluation, GoalEvaluation } from './evaluation.ts'
export { FilledField } from './filled-field.ts'
export { Form } from './form.ts'
export { FormKind } from './form-kind.ts'
export { Goal } from './goal.ts'
export { InvoluntaryCareApplication } from './involuntary-care-application.ts'
export {
  InvoluntaryCareMeasure,
  WZD_CATEGORIES,
  WZD_STEPS,
  type EmergencyDecision,
  type Position,
  type WzdStep,
} from './involuntary-care-measure.ts'
export { LegalSituation } from './legal-situation.ts'
export { Measurement, Quantity } from './measurement.ts'
export { Correspondent, Message } from './message.ts'
export { NewsItem } from './news-item.ts'
export { Day, DayOrInstant, Instant, Period } from './period.ts'
export { Personal, PersonName } from './personal.ts'
export { PROFILE_KINDS, ProfileItem } from './profile-item.ts'
export { Report } from './report.ts'
export { Staff } from './staff.ts'
export { Telecom } from './telecom.ts'
export { TreatmentAgreement } from './treatment-agreement.ts'
