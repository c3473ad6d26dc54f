import { definePart } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { z } from 'zod'
import { viewNewestEntry } from '../timeline/view.tsx'
import { loadNewestReport, loadReading } from './load.ts'
import { MONTH } from './month.ts'
import { viewReading } from './view.tsx'

/** Lezen: reports clustered by topic and month, to find something back. */
export const reading = definePart({
  id: 'reading',
  title: 'reading.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  applies: [Report],
  whenEmpty: 'explain',
  query: z
    .partialRecord(z.enum(['before', 'topic', 'month']), z.string().max(200))
    .refine(({ month }) => month === undefined || MONTH.test(month), { path: ['month'], message: 'must be a month such as 2026-03' }),
  load: loadReading,
  nextPage: ({ older }) => (older === undefined ? undefined : { before: older }),
  view: viewReading,
  summary: { load: loadNewestReport, view: viewNewestEntry },
})
