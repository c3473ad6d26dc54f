import { definePart } from '@voordeur/core'
import { Form, FormKind } from '@voordeur/core/care'
import { Cursor, defineQuery, Id, Show, Word } from '../query.ts'
import { loadFormCount, loadForms, toNextFormsPage } from './load.ts'
import { viewFormCount, viewForms } from './view.tsx'

/** Formulieren: every kind of form with how many were filled in, and each of them to be read. */
export const forms = definePart({
  id: 'forms',
  title: 'forms.title',
  icon: 'file-text',
  scope: 'client',
  rights: { read: {} },
  reads: [Form, FormKind],
  applies: [Form, FormKind],
  query: defineQuery({ before: Cursor, kind: Word, form: Id, show: Show }),
  load: loadForms,
  nextPage: toNextFormsPage,
  view: viewForms,
  search: [{ type: Form, title: 'search.form', link: ({ id }) => ({ form: id }) }],
  summary: { load: loadFormCount, view: viewFormCount },
})
