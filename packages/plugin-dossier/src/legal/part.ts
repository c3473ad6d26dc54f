import { definePart } from '@voordeur/core'
import { Contact } from '@voordeur/core/care'
import { LEGAL_TYPES, loadLegal } from './load.ts'
import { viewLegal, viewLegalSummary } from './view.tsx'

/** Afspraken en wensen: who represents the client, treatment agreements, advance directives, and what to mind in the care. */
export const legal = definePart({
  id: 'legal',
  title: 'legal.title',
  icon: 'scroll-text',
  scope: 'client',
  rights: { read: {} },
  reads: [...LEGAL_TYPES, Contact],
  applies: LEGAL_TYPES,
  load: loadLegal,
  view: viewLegal,
  summary: { load: loadLegal, view: viewLegalSummary },
})
