import { definePart } from '@voordeur/core'
import { Measurement } from '@voordeur/core/care'
import { z } from 'zod'
import { MONTH } from '../period/month.ts'
import { loadMeasurements, loadNewestMeasurement } from './load.ts'
import { viewMeasurements, viewNewestMeasurement } from './view.tsx'

/** How long a parameter may be. */
const MOST = 200

/** Metingen: a picture of each kind, the newest values, and the table behind them. */
export const measurements = definePart({
  id: 'measurements',
  title: 'measurements.title',
  icon: 'activity',
  scope: 'client',
  rights: { read: {} },
  reads: [Measurement],
  applies: [Measurement],
  query: z
    .partialRecord(z.enum(['before', 'kind', 'until']), z.string().max(MOST))
    .refine(({ until }) => until === undefined || MONTH.test(until), { path: ['until'], message: 'must be a month such as 2026-03' }),
  load: loadMeasurements,
  nextPage: ({ older }) => (older === undefined ? undefined : { before: older }),
  view: viewMeasurements,
  search: [{ type: Measurement, title: 'search.measurement', link: ({ data }) => (data.label.length > MOST ? {} : { kind: data.label }) }],
  summary: { load: loadNewestMeasurement, view: viewNewestMeasurement },
})
