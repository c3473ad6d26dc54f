import { defineDeskPart, type DeskContext } from '@voordeur/core'
import { z } from 'zod'
import { viewReview, type ReviewPage } from './view.tsx'

/** What staff should complete or look at in the record: which measure, what kind of thing, which fields, since when. Nothing of what a measure says. */
export const review = defineDeskPart({
  id: 'review',
  title: 'review.title',
  icon: 'clipboard-list',
  rights: { read: {} },
  ports: ['findings'],
  query: z.strictObject({ after: z.string().max(200).optional() }),
  load: loadReview,
  view: viewReview,
  badge: ({ desk }) => desk.findings.count(),
})

async function loadReview({ desk, query }: DeskContext<'findings'>): Promise<ReviewPage> {
  const { after } = query
  return { ...(await desk.findings.list(after)), isFirst: after === undefined }
}
