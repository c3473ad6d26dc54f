import { definePart } from '@voordeur/core'
import { CarePeriod, Personal } from '@voordeur/core/care'
import { loadPersonal } from './load.ts'
import { viewPersonal, viewPersonalSummary } from './view.tsx'

/** Algemeen: the client's personal data. */
export const personal = definePart({
  id: 'personal',
  title: 'personal.title',
  icon: 'id-card',
  scope: 'client',
  rights: { read: {} },
  reads: [Personal, CarePeriod],
  applies: [Personal],
  load: loadPersonal,
  view: viewPersonal,
  summary: { load: loadPersonal, view: viewPersonalSummary },
})
