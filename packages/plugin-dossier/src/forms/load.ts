import { NotThere, type PartContext, type RecordReader } from '@voordeur/core'
import { Form } from '@voordeur/core/care'
import { listFormKinds, type FormKindLine } from './kinds.ts'
import { toFormLine, toFormSheet, type FormLine, type FormSheet } from './sheet.ts'

/** What the part shows: every kind, the forms of one kind, one form, or all forms one after the other. */
export type FormsPage =
  | { readonly shows: 'kinds'; readonly kinds: readonly FormKindLine[] }
  | {
      readonly shows: 'kind'
      readonly kind: string
      readonly title: string
      readonly lines: readonly FormLine[]
      readonly older?: string
      readonly paged: boolean
    }
  | { readonly shows: 'form'; readonly sheet: FormSheet }
  | { readonly shows: 'all'; readonly sheets: readonly FormSheet[]; readonly older?: string; readonly paged: boolean }

/** Loads what the query asks for; a form or a kind that is not there is `NotThere`. */
export async function loadForms({ records, query }: PartContext<'client'>): Promise<FormsPage> {
  const { form, kind, show, before } = query
  if (form !== undefined) return { shows: 'form', sheet: await findForm(records, form) }
  if (kind) return loadKind(records, kind, before)
  if (show === 'all') return loadAll(records, before)
  return { shows: 'kinds', kinds: await listFormKinds(records) }
}

/** Loads how many forms there are. */
export async function loadFormCount({ records }: PartContext<'client'>): Promise<number> {
  const kinds = await listFormKinds(records)
  return kinds.reduce((sum, { count }) => sum + count, 0)
}

/** The query of the page after this one, for who saves everything: after the kinds come the forms themselves. */
export function toNextFormsPage(page: FormsPage): Readonly<Record<string, string>> | undefined {
  if (page.shows === 'kinds') return page.kinds.some(({ count }) => count > 0) ? { show: 'all' } : undefined
  return page.shows === 'all' && page.older !== undefined ? { show: 'all', before: page.older } : undefined
}

/** One form by the portal's id; `NotThere` when this reader may not see it. */
export async function findForm(records: RecordReader, id: string): Promise<FormSheet> {
  const found = await records.find(Form, id)
  if (!found) throw new NotThere()
  return toFormSheet(found)
}

async function loadKind(records: RecordReader, kind: string, before: string | undefined): Promise<FormsPage> {
  const line = (await listFormKinds(records)).find((known) => known.kind === kind)
  if (!line) throw new NotThere()
  const page = await records.list(Form, { where: { kind }, ...(before && { before }) })
  const lines = page.items.map((item) => toFormLine(item))
  return { shows: 'kind', kind, title: line.title, lines, paged: before !== undefined, ...(page.older && { older: page.older }) }
}

async function loadAll(records: RecordReader, before: string | undefined): Promise<FormsPage> {
  const page = await records.list(Form, { ...(before && { before }) })
  const sheets = page.items.map((item) => toFormSheet(item))
  return { shows: 'all', sheets, paged: before !== undefined, ...(page.older && { older: page.older }) }
}
