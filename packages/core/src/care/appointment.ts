import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** Who takes part in an appointment: a member of staff, or somebody of the client's own side by name. */
export const Participant = z.strictObject({
  staff: Staff.optional(),
  name: z.string().optional(),
  role: z.string().optional(),
  /** `accepted`, `declined`, `tentative`, `needs-action` (FHIR participation status). */
  status: z.string().optional(),
})

/** Who takes part in an appointment. */
export type Participant = z.infer<typeof Participant>

/** An appointment of a client. */
export const AppointmentSchema = z.strictObject({
  title: z.string().min(1),
  status: z.string().optional(),
  start: DayOrInstant.optional(),
  end: DayOrInstant.optional(),
  location: z.string().optional(),
  kind: z.string().optional(),
  /** What it is for, by profession ("Fysiotherapie"). */
  specialty: z.string().optional(),
  notes: z.array(z.string()).default([]),
  participants: z.array(Participant).default([]),
})

/** An appointment of a client. */
export type Appointment = z.infer<typeof AppointmentSchema>

/** An appointment of a client (MedMij eAfspraak; FHIR Appointment). */
export const Appointment = defineRecord<Appointment>({
  name: 'appointment',
  schema: AppointmentSchema,
  at: 'start',
  staffNames: ['participants.*.staff'],
  freeText: ['title', 'kind', 'specialty', 'location', 'notes.*', 'participants.*.role'],
  ownNames: ['participants.*.name'],
  search: ['title', 'kind', 'location', 'notes.*'],
})
