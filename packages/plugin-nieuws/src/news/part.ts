import { definePart } from '@voordeur/core'
import { NewsItem } from '@voordeur/core/care'
import type { NewsContext, NewsOptions } from './list-news.ts'
import { loadNewest, loadNews, NewsQuery, toOlderPage } from './load.ts'
import { loadPhoto } from './media.ts'
import { countNew } from './seen.ts'
import { viewNewest } from './summary.tsx'
import { viewNews } from './view.tsx'

/** Nieuws: what the organisation tells everybody, or everybody of the client's location. */
export const news = (options: NewsOptions) =>
  definePart({
    id: 'news',
    title: 'news.title',
    icon: 'newspaper',
    scope: 'client',
    tour: [{ anchor: 'panel', title: 'news.title', text: 'news.tour' }],
    rights: { read: {} },
    reads: options.fromSource ? [NewsItem] : [],
    whenEmpty: 'explain',
    query: NewsQuery,
    load: (context: NewsContext) => loadNews(context, options),
    nextPage: toOlderPage,
    view: viewNews,
    media: { load: loadPhoto },
    summary: { load: (context: NewsContext) => loadNewest(context, options), view: viewNewest },
    badge: (context: NewsContext) => countNew(context, options),
  })
