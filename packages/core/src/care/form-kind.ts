import { z } from 'zod'
import { defineRecord } from '../define/record.ts'

/** A kind of form that exists for a client, also when it was never filled in. */
export const FormKindSchema = z.strictObject({
  kind: z.string().min(1),
  title: z.string().min(1),
})

/** A kind of form. */
export type FormKind = z.infer<typeof FormKindSchema>

/** A kind of form (FHIR Questionnaire): lists show it with its count, 0 as well. */
export const FormKind = defineRecord<FormKind>({ name: 'formKind', schema: FormKindSchema, freeText: ['title'] })
