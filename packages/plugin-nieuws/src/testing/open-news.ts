import { NewsItem } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { z } from 'zod'
import { nieuws } from '../nieuws.ts'

const Shown = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  at: z.string(),
  pinned: z.boolean(),
  new: z.boolean(),
  location: z.string().optional(),
})
const Page = z.object({ data: z.object({ items: z.array(Shown), older: z.string().optional() }) })

/** A page of the news as JSON. */
export type News = z.infer<typeof Page>['data']

/** Somebody who reads news. */
export interface Reader extends TestBrowser {
  readonly clientId: string
  readonly path: string
  readonly news: (query?: string) => Promise<News>
  readonly titles: () => Promise<readonly string[]>
}

/** Somebody who writes news. */
export interface Writer extends TestBrowser {
  /** Sends the form of a piece of news; a new one where no `key` is given. */
  readonly save: (fields: Readonly<Record<string, string>>, query?: string) => ReturnType<TestBrowser['post']>
  /** Publishes a piece of news and gives its id. */
  readonly publish: (title: string, more?: Readonly<Record<string, string>>) => Promise<string>
}

/** A portal with a client at De Hoven (100), one at De Linde (200) and one of whom no location is known (300). */
export interface NewsPortal {
  readonly portal: TestPortal
  readonly reader: (clientNumber?: string) => Promise<Reader>
  readonly writer: (set?: 'writing' | 'looking') => Promise<Writer>
  /** Lets the source deliver this news. */
  readonly deliver: (items: readonly Readonly<Record<string, unknown>>[]) => Promise<void>
}

/** The page of the desk. */
export const DESK = '/beheer/nieuws/desk'

/** The form as a browser sends it, with its file field. */
export function toForm(fields: Readonly<Record<string, string>>, photo?: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (photo) form.append('photo', new File([photo], 'foto.png', { type: 'image/png' }))
  return form
}

/** Opens such a portal. */
export async function openNews(databaseUrl?: string): Promise<NewsPortal> {
  const memory = createMemorySource([NewsItem])
  const clients = [
    { sourceId: 'a', number: '100', name: 'Mevrouw Alblas', location: 'De Hoven' },
    { sourceId: 'b', number: '200', name: 'De heer Bos', location: 'De Linde' },
    { sourceId: 'c', number: '300', name: 'Mevrouw Cup' },
  ].map((client) => ({ client, records: [], complete: [] }))
  const portal = await createTestPortal(
    {
      plugins: [nieuws()],
      sources: [memory.source],
      permissionSets: { lezen: { title: 'Lezen', rights: ['nieuws.news:read'] } },
      access: { byBasis: { self: 'lezen' } },
      desk: {
        sets: {
          writing: { title: 'Schrijven', rights: ['nieuws.desk:read', 'nieuws.desk:publish'] },
          looking: { title: 'Meekijken', rights: ['nieuws.desk:read'] },
        },
      },
    },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  const deliver: NewsPortal['deliver'] = async (items) => {
    const records = items.map(({ id, ...data }) => ({ type: NewsItem, id: String(id), data, place: { file: 'news' } }))
    memory.steps = [...clients, { organisation: true, records, complete: [NewsItem] }, { completeSnapshot: true }]
    await portal.sync()
  }
  await deliver([])
  return { portal, deliver, reader: (number) => openReader(portal, number), writer: (set) => openWriter(portal, set) }
}

async function openReader(portal: TestPortal, clientNumber = '100'): Promise<Reader> {
  const browser = await portal.viewer({ clientNumber, set: 'lezen' })
  const path = `/client/${browser.clientId}/nieuws/news`
  const news = async (query = '') => Page.parse((await browser.json(`${path}${query}`)).json()).data
  return { ...browser, path, news, titles: async () => (await news()).items.map(({ title }) => title) }
}

async function openWriter(portal: TestPortal, set: 'writing' | 'looking' = 'writing'): Promise<Writer> {
  const browser = await portal.staff([set])
  const save: Writer['save'] = (fields, query = '?step=write') =>
    browser.post(`${DESK}/save${query}`, toForm({ key: crypto.randomUUID(), as: 'publish', text: 'Tekst.', ...fields }))
  return {
    ...browser,
    save,
    publish: async (title, more = {}) => {
      const key = crypto.randomUUID()
      const answer = await save({ key, title, ...more })
      if (answer.status !== 303) throw new Error(`The form was answered with ${answer.status}.`)
      return key
    },
  }
}
