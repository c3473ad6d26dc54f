import { definePart } from '@voordeur/core'
import { Coverage } from '@voordeur/core/care'
import { loadCoverage } from './load.ts'
import { viewCoverage, viewCoverageSummary } from './view.tsx'

/** Verzekeringen: the insurances of a client. */
export const coverage = definePart({
  id: 'coverage',
  title: 'coverage.title',
  icon: 'shield-check',
  scope: 'client',
  rights: { read: {} },
  reads: [Coverage],
  applies: [Coverage],
  load: loadCoverage,
  view: viewCoverage,
  summary: { load: loadCoverage, view: viewCoverageSummary },
})
