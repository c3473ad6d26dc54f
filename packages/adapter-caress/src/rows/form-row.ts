import { Form } from '@voordeur/core/care'
import { z } from 'zod'
import { Author, ClientId, dayOrMoment, filled, ItemId, RecordedAt, text, Version } from './columns.ts'
import { FIELDS_COLUMN, FilledFields, toFields } from './filled-fields.ts'
import { defineRowKind } from './row-kind.ts'
import { toWriter } from './to-writer.ts'

/** The columns of `forms`. */
export const FormRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    kind: filled('The kind of form, as the source keys it; forms are counted and clustered by it, and `formKinds` names it.'),
    title: filled('What the form is called.'),
    filledAt: dayOrMoment('When it was filled in.').optional(),
    recordedAt: RecordedAt,
    status: text('in-progress, completed or amended (FHIR questionnaire-response status).'),
    author: Author,
    authorKind: z
      .enum(['staff', 'family'])
      .optional()
      .describe('Who filled it in; staff when left out. Of family, `author.role` is the relation.'),
    fields: FilledFields,
    version: Version,
  })
  .meta({ title: 'forms', description: 'One form or questionnaire as it was filled in.' })

/** Forms as they were filled in. */
export const FORMS = defineRowKind({
  noun: 'form',
  type: Form,
  schema: FormRow,
  lists: [FIELDS_COLUMN],
  toItem: ({ id, recordedAt, version, kind, title, filledAt, status, author, authorKind, fields }) => ({
    id,
    recordedAt,
    version,
    data: { kind, title, filledAt, status, ...toWriter(author, authorKind), fields: toFields(fields) },
  }),
})
