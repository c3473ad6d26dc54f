import { definePart } from '@voordeur/core'
import { Measurement } from '@voordeur/core/care'
import { z } from 'zod'
import { loadMeasurements, loadNewestMeasurement } from './load.ts'
import { viewMeasurements, viewNewestMeasurement } from './view.tsx'

/** Metingen: the newest value of each kind, with the history in a table. */
export const measurements = definePart({
  id: 'measurements',
  title: 'measurements.title',
  icon: 'activity',
  scope: 'client',
  rights: { read: {} },
  reads: [Measurement],
  applies: [Measurement],
  query: z.partialRecord(z.enum(['before', 'kind']), z.string().max(200)),
  load: loadMeasurements,
  nextPage: ({ older }) => (older === undefined ? undefined : { before: older }),
  view: viewMeasurements,
  summary: { load: loadNewestMeasurement, view: viewNewestMeasurement },
})
