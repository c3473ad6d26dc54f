import { Document } from '@voordeur/core/care'
import { z } from 'zod'
import { Author, ClientId, dayOrMoment, filled, ItemId, RecordedAt, text, Version } from './columns.ts'
import { defineRowKind } from './row-kind.ts'

/** The columns of `documents`. */
export const DocumentRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    file: filled("The PDF in the export: documents/, the client's id, a name: documents/10437/zorgovereenkomst.pdf."),
    title: filled('What the document is called.'),
    kind: text('What kind of document it is, in words.'),
    description: text('What it is about.'),
    writtenAt: dayOrMoment('When it was written.').optional(),
    recordedAt: RecordedAt,
    status: text('current, superseded or entered-in-error (FHIR document-reference-status).'),
    author: Author,
    version: Version,
  })
  .meta({ title: 'documents', description: 'One document (PDF) of the record.' })

/** Documents, each with a file beside its row. */
export const DOCUMENTS = defineRowKind({
  noun: 'document',
  type: Document,
  schema: DocumentRow,
  toItem: ({ id, recordedAt, version, file, title, kind, description, writtenAt, status, author }) => ({
    id,
    recordedAt,
    version,
    file,
    data: {
      title,
      kind: kind === undefined ? undefined : { display: kind },
      description,
      writtenAt,
      status,
      author: author && { name: author.name, role: author.role },
    },
  }),
})
