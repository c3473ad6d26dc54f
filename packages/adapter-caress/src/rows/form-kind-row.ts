import { FormKind } from '@voordeur/core/care'
import { z } from 'zod'
import { ClientId, filled } from './columns.ts'
import { defineRowKind } from './row-kind.ts'

/** The columns of `formKinds`. */
export const FormKindRow = z
  .looseObject({
    client: ClientId.optional().describe("The client's id; left out, the kind exists for every client of the export."),
    kind: filled('The kind of form, as `forms` names it.'),
    title: filled('What the kind is called in a list.'),
  })
  .meta({ title: 'formKinds', description: 'One kind of form that exists, also when it was never filled in.' })

/** Kinds of form. */
export const FORM_KINDS = defineRowKind({
  noun: 'kind of form',
  type: FormKind,
  schema: FormKindRow,
  mayBeForAll: true,
  toItem: ({ kind, title }) => ({ id: kind, data: { kind, title } }),
})
