import { definePart } from '@voordeur/core'
import { Document } from '@voordeur/core/care'
import { z } from 'zod'
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
  query: z.partialRecord(z.enum(['before']), z.string().max(200)),
  load: loadDocuments,
  nextPage: ({ older }) => (older === undefined ? undefined : { before: older }),
  view: viewDocuments,
  summary: { load: loadNewestDocument, view: viewNewestDocument },
})
