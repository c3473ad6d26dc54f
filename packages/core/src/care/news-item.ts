import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { DayOrInstant } from './period.ts'

/** News of the organisation or of one location. It belongs to no client. */
export const NewsItemSchema = z.strictObject({
  title: z.string().min(1),
  text: z.string().min(1),
  publishedAt: DayOrInstant,
  until: DayOrInstant.optional(),
  pinned: z.boolean().default(false),
  /** The location it is for; for everybody when left out. */
  location: z.string().optional(),
})

/** News of the organisation or of one location. */
export type NewsItem = z.infer<typeof NewsItemSchema>

/** News of the organisation or of one location. No zib covers it. */
export const NewsItem = defineRecord<NewsItem>({ name: 'newsItem', schema: NewsItemSchema, at: 'publishedAt', freeText: ['title', 'text'] })
