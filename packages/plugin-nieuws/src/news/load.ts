import { NotThere } from '@voordeur/core'
import { z } from 'zod'
import { listNews, readTexts, toPlace, type NewsContext, type NewsOptions, type PlacedNews } from './list-news.ts'
import { findNew, noteSeen } from './seen.ts'

const PAGE = 10

/** The page's query: a page of the list, or one piece of news. */
export const NewsQuery = z.strictObject({
  before: z
    .string()
    .regex(/^[01]\.\d{14}\.[0-9a-f-]{36}$/, 'must be a place in the list')
    .optional(),
  item: z.uuid().optional(),
})

/** A piece of news as this reader sees it. */
export interface ShownNews extends PlacedNews {
  readonly text: string
  /** Whether this reader sees it for the first time. */
  readonly new: boolean
}

/** A page of the news, or one piece of it. */
export interface NewsPage {
  readonly kind: 'list' | 'item'
  readonly items: readonly ShownNews[]
  /** The place from which older news is listed. */
  readonly older?: string
  readonly paged: boolean
}

/** Loads a page of the news, or the one that was asked for; one that is not (any more) for this reader is `NotThere`. */
export async function loadNews(context: NewsContext, options: NewsOptions): Promise<NewsPage> {
  const { before, item } = context.query
  const all = await listNews(context, options)
  if (item !== undefined) return { kind: 'item', items: await show(context, [find(all, item)]), paged: false }
  const rest = before === undefined ? all : all.filter((news) => toPlace(news) < before)
  const page = rest.slice(0, PAGE)
  const last = page.at(-1)
  return {
    kind: 'list',
    items: await show(context, page),
    paged: before !== undefined,
    ...(rest.length > PAGE && last && { older: toPlace(last) }),
  }
}

function find(all: readonly PlacedNews[], id: string): PlacedNews {
  const found = all.find((news) => news.id === id)
  if (!found) throw new NotThere()
  return found
}

/** What stands on a page is read with it. */
async function show(context: NewsContext, items: readonly PlacedNews[]): Promise<readonly ShownNews[]> {
  const fresh = await findNew(context, items)
  const texts = await readTexts(
    context.db,
    items.filter(({ text }) => text === undefined).map(({ id }) => id),
  )
  await noteSeen(context, fresh)
  return items.map((news) => ({ ...news, text: news.text ?? texts.get(news.id) ?? '', new: fresh.has(news.id) }))
}

/** The query of the page after this one. */
export function toOlderPage({ older }: NewsPage): Readonly<Record<string, string>> | undefined {
  return older === undefined ? undefined : { before: older }
}

/** The news on a panel of the start page: what is pinned, or else the newest; two at most. */
export async function loadNewest(context: NewsContext, options: NewsOptions): Promise<readonly (PlacedNews & { readonly new: boolean })[]> {
  const newest = (await listNews(context, options)).slice(0, 2)
  const fresh = await findNew(context, newest)
  return newest.map(({ text: _text, ...news }) => ({ ...news, new: fresh.has(news.id) }))
}
