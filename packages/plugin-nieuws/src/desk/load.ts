import { NotThere, toAmsterdamDay, type MediaFile, type PartContext } from '@voordeur/core'
import { z } from 'zod'
import { PHOTO, toPhoto, type NewsPhoto } from '../news/list-news.ts'
import { toMedia } from '../news/media.ts'
import type { NewsColumns, NewsTables, PhotoColumns } from '../tables/news-tables.ts'

const PAGE = 20
const MOST_DRAFTS = 100

/** What is done on a page of its own. */
export const STEPS = ['write', 'edit', 'preview', 'withdraw', 'discard'] as const

/** The page's query: a page of the list, or a step with one piece of news. */
export const DeskQuery = z.strictObject({
  step: z.enum(STEPS).optional(),
  id: z.uuid().optional(),
  before: z
    .string()
    .regex(/^\d{14}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a place in the list')
    .optional(),
})

/** How a piece of news stands: not published, from later, now, or over. */
export type NewsState = 'draft' | 'planned' | 'standing' | 'over'

/** A piece of news as the desk sees it. Instants are ISO 8601 in UTC, days `YYYY-MM-DD` in Amsterdam. */
export interface DeskNews {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly state: NewsState
  readonly pinned: boolean
  readonly location?: string
  readonly from?: string
  readonly fromDay?: string
  /** The last day on which it is read. */
  readonly untilDay?: string
  readonly author: string
  readonly changedAt: string
  readonly photo?: NewsPhoto
  readonly photoAlt?: string
}

/** A page of the desk. */
export type DeskPage =
  | {
      readonly kind: 'list'
      readonly drafts: readonly DeskNews[]
      readonly items: readonly DeskNews[]
      readonly older?: string
      readonly paged: boolean
    }
  | { readonly kind: 'form'; readonly item?: DeskNews; readonly locations: readonly string[] }
  | { readonly kind: 'preview' | 'withdraw' | 'discard'; readonly item: DeskNews }

// Everything but the bytes of a photo.
const SHOWN = [
  'id',
  'title',
  'text',
  'location',
  'pinned',
  'from_at',
  'until_at',
  'author_id',
  'author_name',
  'changed_at',
  ...PHOTO,
] as const

type LoadContext = PartContext<'organisation', NewsTables>

/** Loads a page of the desk; a piece of news that is not there is `NotThere`. */
export async function loadDesk(context: LoadContext): Promise<DeskPage> {
  const { step, id } = context.query
  if (step === 'write') return { kind: 'form', locations: await context.listLocations() }
  if (step === undefined || id === undefined) return loadList(context)
  const item = await findNews(context, id)
  if (step === 'edit') return { kind: 'form', item, locations: await listChoices(context, item) }
  if (step === 'withdraw' || step === 'discard') return { kind: step, item }
  return { kind: 'preview', item }
}

/** What a piece of news is for stays a choice, also when nobody lives there any more. */
async function listChoices(context: LoadContext, { location }: DeskNews): Promise<readonly string[]> {
  const known = await context.listLocations()
  return location === undefined || known.includes(location) ? known : [...known, location]
}

async function findNews({ db, now }: LoadContext, id: string): Promise<DeskNews> {
  const draft = await db.selectFrom('nieuws_draft').select(SHOWN).where('id', '=', id).executeTakeFirst()
  if (draft) return toDeskNews(draft, 'draft')
  const item = await db.selectFrom('nieuws_item').select(SHOWN).where('id', '=', id).executeTakeFirst()
  if (!item) throw new NotThere()
  return toDeskNews(item, decideState(item, now))
}

async function loadList({ db, query: { before }, now }: LoadContext): Promise<DeskPage> {
  const [at, id] = before?.split('.') ?? []
  const newest = db.selectFrom('nieuws_item').select(SHOWN).orderBy('from_at', 'desc').orderBy('id', 'desc')
  const older =
    at === undefined || id === undefined
      ? newest
      : newest.where((eb) => eb(eb.refTuple('from_at', 'id'), '<', eb.tuple(new Date(Number(at)), id)))
  const rows = await older.limit(PAGE + 1).execute()
  const drafts =
    before === undefined ? await db.selectFrom('nieuws_draft').select(SHOWN).orderBy('changed_at', 'desc').limit(MOST_DRAFTS).execute() : []
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    kind: 'list',
    drafts: drafts.map((draft) => toDeskNews(draft, 'draft')),
    items: page.map((item) => toDeskNews(item, decideState(item, now))),
    paged: before !== undefined,
    ...(rows.length > PAGE && last && { older: `${last.from_at.getTime().toString().padStart(14, '0')}.${last.id}` }),
  }
}

/** How what was published stands at a moment. */
function decideState({ from_at: from, until_at: until }: Pick<NewsTables['nieuws_item'], 'from_at' | 'until_at'>, now: Date): NewsState {
  if (until !== null && until <= now) return 'over'
  return from > now ? 'planned' : 'standing'
}

function toDeskNews(row: NewsColumns & Pick<PhotoColumns, (typeof PHOTO)[number]>, state: NewsState): DeskNews {
  const { id, title, text, pinned, location, from_at: from, until_at: until, author_name: author, changed_at: changed } = row
  const photo = toPhoto(row)
  return {
    id,
    title,
    text,
    state,
    pinned,
    author,
    changedAt: changed.toISOString(),
    ...(photo && { photo, photoAlt: photo.alt }),
    ...(location === null ? {} : { location }),
    ...(from === null ? {} : { from: from.toISOString(), fromDay: toAmsterdamDay(from) }),
    ...(until === null ? {} : { untilDay: toAmsterdamDay(new Date(until.getTime() - 1)) }),
  }
}

/** The photo of a draft or of what was published. */
export async function loadDeskPhoto(
  { db }: LoadContext,
  asked: { readonly id: string; readonly size: 'full' | 'small' },
): Promise<MediaFile | undefined> {
  const column = asked.size === 'small' ? 'photo_small as bytes' : 'photo as bytes'
  const draft = await db.selectFrom('nieuws_draft').select(column).where('id', '=', asked.id).executeTakeFirst()
  return toMedia(draft ?? (await db.selectFrom('nieuws_item').select(column).where('id', '=', asked.id).executeTakeFirst()))
}
