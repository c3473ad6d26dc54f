import { Appointment, type Participant } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toPlaceName } from './to-place-name.ts'
import { toParty } from './to-party.ts'
import { toTexts } from './to-texts.ts'

const FhirParticipant = z.looseObject({ type: list(CodeableConcept), actor: Reference.optional(), status: z.string().optional() })
type FhirParticipant = z.infer<typeof FhirParticipant>

const FhirAppointment = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  description: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
  appointmentType: CodeableConcept.optional(),
  serviceType: list(CodeableConcept),
  specialty: list(CodeableConcept),
  reasonCode: list(CodeableConcept),
  comment: z.string().optional(),
  patientInstruction: z.string().optional(),
  note: list(Annotation),
  participant: list(FhirParticipant),
})
type FhirAppointment = z.infer<typeof FhirAppointment>

const NAMELESS = 'Afspraak'

/** Appointment (MedMij eAfspraak). Other clients who take part are never named. */
export function toAppointment(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const appointment = parseResource(FhirAppointment, resource)
  const own = appointment.participant.filter(({ actor }) => !context.isOther(actor))
  const data = {
    title: toTitle(appointment),
    status: appointment.status,
    start: toMoment(appointment.start, { from: resource, path: 'start', context }),
    end: toMoment(appointment.end, { from: resource, path: 'end', context }),
    location: own.filter(({ actor }) => isPlace(actor, resource, context)).map(({ actor }) => toPlaceName(actor, resource, context))[0],
    kind: toWords(appointment.appointmentType),
    specialty: appointment.specialty.map((concept) => toWords(concept)).find((words) => words !== undefined),
    notes: [appointment.patientInstruction, appointment.comment, ...toTexts(appointment.note)].filter((text) => text !== undefined),
    participants: own.flatMap((participant) =>
      isPlace(participant.actor, resource, context) ? [] : toParticipant(participant, resource, context),
    ),
  }
  return [{ type: Appointment, id: idOf(resource), recordedAt: toRecordedAt(appointment.meta), data }]
}

/** Refuses an appointment of other clients only: whose it is stands among those who take part. */
export function refuseAppointmentOfOthers(resource: FhirResource, isOther: (actor: Reference | undefined) => boolean): void {
  const actors = FhirAppointment.safeParse(resource.json).data?.participant.map(({ actor }) => actor) ?? []
  const clients = actors.filter((actor) => actor?.type === 'Patient' || /(^|\/)Patient\//.test(actor?.reference ?? ''))
  if (clients.length > 0 && clients.every((client) => isOther(client))) {
    throw new ItemRefused('not shown: this Appointment belongs to another client', { lost: true })
  }
}

function toTitle({ description, serviceType, reasonCode, appointmentType }: FhirAppointment): string {
  const words = [...serviceType, ...reasonCode, appointmentType].map((concept) => toWords(concept)).find((said) => said !== undefined)
  return description ?? words ?? NAMELESS
}

function isPlace(actor: Reference | undefined, resource: FhirResource, context: MappingContext): boolean {
  return (
    actor !== undefined &&
    ((context.find(actor, resource)?.type ?? actor.type) === 'Location' || /(^|\/)Location\//.test(actor.reference ?? ''))
  )
}

function toParticipant({ actor, type, status }: FhirParticipant, resource: FhirResource, context: MappingContext): readonly Participant[] {
  const role = type.map((concept) => toWords(concept)).find((words) => words !== undefined)
  const party = toParty(actor, resource, context)
  if (party === undefined) return role === undefined ? [] : [{ role, ...(status !== undefined && { status }) }]
  const who = party.kind === 'staff' ? { staff: party.staff } : { name: party.name }
  return [{ ...who, role: role ?? (party.kind === 'network' ? party.relation : undefined), status }]
}
