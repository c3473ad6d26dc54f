import { definePart } from '@voordeur/core'
import { AdvanceDirective, Alert, Contact, LegalSituation, TreatmentAgreement } from '@voordeur/core/care'
import { LEGAL_TYPES, loadLegal } from './load.ts'
import { isLaidDown } from './wish.ts'
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
  search: [
    { type: LegalSituation, title: 'legal.status', link: () => ({}) },
    { type: TreatmentAgreement, title: 'search.agreement', link: ({ data }) => (isLaidDown(data) ? {} : undefined) },
    { type: AdvanceDirective, title: 'search.directive', link: ({ data }) => (isLaidDown(data) ? {} : undefined) },
    { type: Alert, title: 'legal.alert', link: ({ data }) => (isLaidDown(data) ? {} : undefined) },
  ],
  summary: { load: loadLegal, view: viewLegalSummary },
})
