import type { PartContext, VisibleRecord } from '@voordeur/core'
import { NewsItem } from '@voordeur/core/care'
import type { Kysely } from 'kysely'
import type { NewsTables, PhotoColumns } from '../tables/news-tables.ts'
import { isForLocation, isStanding } from './is-for.ts'

/** What the part is given. */
export type NewsContext = PartContext<'client', NewsTables>

/** Where news comes from beside the desk. */
export interface NewsOptions {
  readonly fromSource: boolean
}

/** A piece of news in the order in which it is read, without its text where that is at the desk's. `at` is ISO 8601 in UTC. */
export interface PlacedNews {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly pinned: boolean
  readonly location?: string
  /** Absent of what staff wrote: it is read for one page alone. */
  readonly text?: string
  readonly photo?: NewsPhoto
}

/** What is known of a photo without its bytes; sizes are pixels. */
export interface NewsPhoto {
  /** What is to be seen on it. */
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** The columns from which it is made. */
export const PHOTO = ['photo_alt', 'photo_width', 'photo_height'] as const

/** The photo of a row; undefined where it has none. */
export function toPhoto({
  photo_alt: alt,
  photo_width: width,
  photo_height: height,
}: Pick<PhotoColumns, (typeof PHOTO)[number]>): NewsPhoto | undefined {
  return alt === null || width === null || height === null ? undefined : { alt, width, height }
}

const MOST = 500

/** All news that this reader may see now: pinned first, then newest first; of each side the newest 500. */
export async function listNews(context: NewsContext, { fromSource }: NewsOptions): Promise<readonly PlacedNews[]> {
  const written = await selectStanding(context)
    .select(['id', 'title', 'pinned', 'location', 'from_at', ...PHOTO])
    .orderBy('from_at', 'desc')
    .limit(MOST)
    .execute()
  const delivered = fromSource ? (await context.records.all(NewsItem)).filter((record) => isShown(record, context)) : []
  return [...written.map((row) => toPlaced(row)), ...delivered.map((record) => toDelivered(record))].toSorted(inOrder)
}

/** What staff published for everybody or for the location of this client, and which stands now. */
export function selectStanding({ db, client, now }: NewsContext) {
  return db
    .selectFrom('nieuws_item')
    .where('from_at', '<=', now)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .where((eb) =>
      eb.or([eb('location', 'is', null), eb(eb.fn<string>('lower', ['location']), '=', (client.location ?? '').toLowerCase())]),
    )
}

/** Whether news of a source stands now, for this client's location too. */
export function isShown({ at, data }: VisibleRecord<NewsItem>, { client, now }: NewsContext): boolean {
  return new Date(at) <= now && isStanding(data, now) && isForLocation(data.location, client.location)
}

type Standing = Pick<NewsTables['nieuws_item'], 'id' | 'title' | 'pinned' | 'location' | 'from_at' | (typeof PHOTO)[number]>

function toPlaced(row: Standing): PlacedNews {
  const { id, title, pinned, location, from_at: at } = row
  const photo = toPhoto(row)
  return { id, title, pinned, at: at.toISOString(), ...(location === null ? {} : { location }), ...(photo && { photo }) }
}

function toDelivered({ id, at, data: { title, text, pinned, location } }: VisibleRecord<NewsItem>): PlacedNews {
  return { id, title, text, pinned, at: new Date(at).toISOString(), ...(location === undefined ? {} : { location }) }
}

function inOrder(one: PlacedNews, other: PlacedNews): number {
  return toPlace(other).localeCompare(toPlace(one), 'en')
}

/** The place of a piece of news in the list: what stands higher sorts later. */
export function toPlace({ pinned, at, id }: Pick<PlacedNews, 'pinned' | 'at' | 'id'>): string {
  return `${pinned ? 1 : 0}.${new Date(at).getTime().toString().padStart(14, '0')}.${id}`
}

/** The texts of what staff wrote, by id. */
export async function readTexts(db: Kysely<NewsTables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('nieuws_item').select(['id', 'text']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}
