import { definePart } from '@voordeur/core'
import { z } from 'zod'
import { TIMELINE_TYPES } from './entry.ts'
import { loadNewestEntry, loadTimeline } from './load.ts'
import { viewNewestEntry, viewTimeline } from './view.tsx'

/** Tijdslijn: reports, measurements, goals and changes of the plan, newest first. */
export const timeline = definePart({
  id: 'timeline',
  title: 'timeline.title',
  icon: 'newspaper',
  scope: 'client',
  rights: { read: {} },
  reads: TIMELINE_TYPES,
  applies: TIMELINE_TYPES,
  whenEmpty: 'explain',
  query: z.partialRecord(z.enum(['before']), z.string().max(200)),
  load: loadTimeline,
  nextPage: ({ older }) => (older === undefined ? undefined : { before: older }),
  view: viewTimeline,
  summary: { load: loadNewestEntry, view: viewNewestEntry },
})
