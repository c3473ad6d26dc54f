import { NotThere, type PartContext, type RecordReader, type VisibleRecord } from '@voordeur/core'
import { PROFILE_KINDS, ProfileItem, type Staff } from '@voordeur/core/care'

/** One part of the profile as it stands in the table. */
export interface ProfileLine {
  readonly id: string
  readonly kind: ProfileItem['kind']
  /** Its name in the source's words. */
  readonly title?: string
  readonly completed: boolean
  /** A day (`YYYY-MM-DD`) or a moment (ISO 8601). */
  readonly changedAt?: string
  /** Whether there is anything to read. */
  readonly readable: boolean
}

/** One part of the profile as it is read. */
export interface ProfileSheet extends ProfileLine {
  readonly author?: Staff
  readonly sections: ProfileItem['sections']
}

/** What the part shows: the table, one item, or all items one after the other. */
export type ProfilePage =
  | { readonly shows: 'table'; readonly lines: readonly ProfileLine[] }
  | { readonly shows: 'item'; readonly sheet: ProfileSheet }
  | { readonly shows: 'all'; readonly sheets: readonly ProfileSheet[] }

/** Loads what the query asks for; an item that is not there is `NotThere`. */
export async function loadProfile({ records, query }: PartContext<'client'>): Promise<ProfilePage> {
  const { item, show } = query
  if (item !== undefined) return { shows: 'item', sheet: await findItem(records, item) }
  const items = await listItems(records)
  if (show === 'all') return { shows: 'all', sheets: items.map((one) => toSheet(one)).filter(({ readable }) => readable) }
  return { shows: 'table', lines: items.map((one) => toLine(one)) }
}

/** Loads the table, for its line on the panel. */
export async function loadProfileLines({ records }: PartContext<'client'>): Promise<readonly ProfileLine[]> {
  return (await listItems(records)).map((one) => toLine(one))
}

/** The query of the page after this one, for who saves everything: after the table come the items themselves. */
export function toNextProfilePage(page: ProfilePage): Readonly<Record<string, string>> | undefined {
  return page.shows === 'table' && page.lines.some(({ readable }) => readable) ? { show: 'all' } : undefined
}

const ORDER: readonly string[] = [...PROFILE_KINDS, 'other']

/** In the fixed order of the profile, whatever the source delivers first; what has no place in it comes last. */
async function listItems(records: RecordReader): Promise<readonly VisibleRecord<ProfileItem>[]> {
  const items = await records.all(ProfileItem)
  return items.toSorted((one, other) => ORDER.indexOf(one.data.kind) - ORDER.indexOf(other.data.kind))
}

async function findItem(records: RecordReader, id: string): Promise<ProfileSheet> {
  const found = await records.find(ProfileItem, id)
  if (!found) throw new NotThere()
  return toSheet(found)
}

function toLine({ id, data }: VisibleRecord<ProfileItem>): ProfileLine {
  const { kind, title, completed, changedAt, sections } = data
  return { id, kind, completed, readable: sections.length > 0, ...(title && { title }), ...(changedAt && { changedAt }) }
}

function toSheet(record: VisibleRecord<ProfileItem>): ProfileSheet {
  const { author, sections } = record.data
  return { ...toLine(record), sections, ...(author && { author }) }
}
