import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** A document of the record. Its bytes are no part of the data: they come beside the record, as its file. */
export const DocumentSchema = z.strictObject({
  title: z.string().min(1),
  kind: Coding.optional(),
  description: z.string().optional(),
  writtenAt: DayOrInstant.optional(),
  status: z.string().optional(),
  author: Staff.optional(),
})

/** A document of the record. */
export type Document = z.infer<typeof DocumentSchema>

/** A document of the record (FHIR DocumentReference; MedMij PDF/A). */
export const Document = defineRecord<Document>({
  name: 'document',
  schema: DocumentSchema,
  at: 'writtenAt',
  staffNames: ['author'],
  freeText: ['title', 'kind.display', 'description'],
  search: ['title', 'description'],
  fileName: 'title',
})
