import { defineDeskPart } from '@voordeur/core'
import { grant, Grant, refuse, Refusal } from './answer.ts'
import { enter, Entered } from './enter.ts'
import { loadRequests, RequestsQuery } from './load.ts'
import { viewRequests } from './view.tsx'

/** People who ask for access: who waits, what they sent, and the answer. */
export const requests = defineDeskPart({
  id: 'requests',
  title: 'requests.title',
  icon: 'key-round',
  rights: { read: {}, answer: { title: 'requests.right.answer' } },
  ports: ['requests', 'clients'],
  query: RequestsQuery,
  load: loadRequests,
  view: viewRequests,
  media: { load: ({ desk }, { id }) => desk.requests.evidence(id) },
  actions: {
    grant: { right: 'answer', input: Grant, run: grant },
    refuse: { right: 'answer', input: Refusal, run: refuse },
    enter: { right: 'answer', input: Entered, files: { evidence: { accepts: ['photo', 'pdf'], most: 3 } }, run: enter },
  },
  badge: ({ desk }) => desk.requests.count(),
})
