import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { FilledField } from './filled-field.ts'
import { DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** A form or questionnaire as it was filled in. */
export const FormSchema = z.strictObject({
  /** What kind of form it is, as the source keys it; forms are counted and clustered by it. */
  kind: z.string().min(1),
  title: z.string().min(1),
  filledAt: DayOrInstant.optional(),
  /** `in-progress`, `completed`, `amended` (FHIR questionnaire-response status). */
  status: z.string().optional(),
  author: Staff.optional(),
  /** Whoever of the client's own side filled it in, by name; never replaced. */
  family: z.strictObject({ name: z.string().optional(), relation: z.string().optional() }).optional(),
  fields: z.array(FilledField).default([]),
})

/** A form or questionnaire as it was filled in. */
export type Form = z.infer<typeof FormSchema>

/** A form or questionnaire as it was filled in (FHIR QuestionnaireResponse; no zib covers it). */
export const Form = defineRecord<Form>({
  name: 'form',
  schema: FormSchema,
  at: 'filledAt',
  staffNames: ['author'],
  freeText: ['title', 'fields.*.text', 'fields.*.answers.*'],
  ownNames: ['family.name'],
})
