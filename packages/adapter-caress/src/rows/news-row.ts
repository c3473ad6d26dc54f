import { NewsItem } from '@voordeur/core/care'
import { z } from 'zod'
import { dayOrMoment, filled, RecordedAt, text, yesOrNo } from './columns.ts'
import { defineRowKind } from './row-kind.ts'

/** The columns of `news`. */
export const NewsRow = z
  .looseObject({
    id: z.string().min(1).max(200).describe('Stable over time, and unique.'),
    // Whatever is about one client must not be read by all.
    client: z.never('news is read by everybody, so it belongs to no client').optional().describe('Not allowed: news is read by everybody.'),
    title: filled('Heading.'),
    text: filled('The news, as plain text.'),
    publishedAt: dayOrMoment('From when it is read.'),
    recordedAt: RecordedAt,
    until: dayOrMoment('Until when it is read.').optional(),
    pinned: yesOrNo('Whether it stays on top.').optional(),
    location: text('The location it is for; for everybody when left out.'),
  })
  .meta({ title: 'news', description: 'One item of news of the organisation or of one location. It belongs to no client.' })

/** News. */
export const NEWS = defineRowKind({
  noun: 'item of news',
  type: NewsItem,
  schema: NewsRow,
  toItem: ({ id, recordedAt, title, text: words, publishedAt, until, pinned, location }) => ({
    id,
    recordedAt,
    data: { title, text: words, publishedAt, until, pinned, location },
  }),
})
