import { definePart } from '@voordeur/core'
import { Document } from '@voordeur/core/care'
import { Cursor, defineQuery, Id, toOlderPage } from '../query.ts'
import { loadDocuments, loadNewestDocument } from './load.ts'
import { viewDocuments, viewNewestDocument } from './view.tsx'

/** Documenten: letters, plans and reports as PDF, newest first. */
export const documents = definePart({
  id: 'documents',
  title: 'documents.title',
  icon: 'files',
  scope: 'client',
  rights: { read: {} },
  reads: [Document],
  applies: [Document],
  files: [Document],
  query: defineQuery({ before: Cursor, document: Id }),
  load: loadDocuments,
  nextPage: toOlderPage,
  view: viewDocuments,
  search: [{ type: Document, title: 'search.document', link: ({ id }) => ({ document: id }) }],
  summary: { load: loadNewestDocument, view: viewNewestDocument },
})
