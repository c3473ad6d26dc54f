import { definePart } from '@voordeur/core'
import { Measurement } from '@voordeur/core/care'
import { Cursor, defineQuery, isWord, Month, toOlderPage, Word } from '../query.ts'
import { loadMeasurements, loadNewestMeasurement } from './load.ts'
import { viewMeasurements, viewNewestMeasurement } from './view.tsx'

/** Metingen: a picture of each kind, the newest values, and the table behind them. */
export const measurements = definePart({
  id: 'measurements',
  title: 'measurements.title',
  icon: 'activity',
  scope: 'client',
  rights: { read: {} },
  reads: [Measurement],
  applies: [Measurement],
  query: defineQuery({ before: Cursor, kind: Word, until: Month }),
  load: loadMeasurements,
  nextPage: toOlderPage,
  view: viewMeasurements,
  search: [{ type: Measurement, title: 'search.measurement', link: ({ data }) => (isWord(data.label) ? { kind: data.label } : {}) }],
  summary: { load: loadNewestMeasurement, view: viewNewestMeasurement },
})
