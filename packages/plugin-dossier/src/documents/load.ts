import { NotThere, type PartContext, type RecordFile, type VisibleRecord } from '@voordeur/core'
import { Document } from '@voordeur/core/care'
import { toStaffLine } from '../staff-line.ts'

/** A document as the page lists it. */
export interface DocumentEntry {
  /** The portal's id of the record, by which its file is opened. */
  readonly id: string
  readonly title: string
  readonly kind?: Document['kind']
  readonly description?: string
  /** A day or an instant, ISO 8601. */
  readonly when?: string
  readonly author?: string
  /** What can be opened; without it the document is there, and not in this portal. */
  readonly file?: RecordFile
}

/** One page of documents, newest first. */
export interface DocumentsPage {
  readonly documents: readonly DocumentEntry[]
  readonly older?: string
  readonly paged: boolean
}

/** Loads one page of documents, or the one that the query names. */
export async function loadDocuments({ records, query }: PartContext<'client'>): Promise<DocumentsPage> {
  const { before, document } = query
  if (document !== undefined) {
    const found = await records.find(Document, document)
    if (!found) throw new NotThere()
    return { documents: [toEntry(found)], paged: true }
  }
  const page = await records.list(Document, before === undefined ? {} : { before })
  return {
    documents: page.items.map((item) => toEntry(item)),
    paged: before !== undefined,
    ...(page.older !== undefined && { older: page.older }),
  }
}

/** Loads the newest document. */
export async function loadNewestDocument({ records }: PartContext<'client'>): Promise<DocumentEntry | undefined> {
  const page = await records.list(Document, { limit: 1 })
  return page.items.map((item) => toEntry(item))[0]
}

function toEntry({ id, data, file }: VisibleRecord<Document>): DocumentEntry {
  const { title, kind, description, writtenAt, author } = data
  const line = toStaffLine(author)
  return {
    id,
    title,
    ...(kind && { kind }),
    ...(description !== undefined && description !== title && { description }),
    ...(writtenAt !== undefined && { when: writtenAt }),
    ...(line !== undefined && { author: line }),
    ...(file && { file }),
  }
}
