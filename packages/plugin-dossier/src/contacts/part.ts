import { definePart } from '@voordeur/core'
import { Contact } from '@voordeur/core/care'
import { loadContacts } from './load.ts'
import { viewContacts, viewContactsSummary } from './view.tsx'

/** Contactpersonen: the people around the client. */
export const contacts = definePart({
  id: 'contacts',
  title: 'contacts.title',
  icon: 'contact',
  scope: 'client',
  rights: { read: {} },
  reads: [Contact],
  applies: [Contact],
  whenEmpty: 'explain',
  load: loadContacts,
  view: viewContacts,
  summary: { load: loadContacts, view: viewContactsSummary },
})
