import { definePart } from '@voordeur/core'
import { ProfileItem } from '@voordeur/core/care'
import { defineQuery, Id, Show } from '../query.ts'
import { loadProfile, loadProfileLines, toNextProfilePage } from './load.ts'
import { viewProfile, viewProfileSummary } from './view.tsx'

/** Profiel: the parts of the personal profile that the record has, in a fixed order. */
export const profile = definePart({
  id: 'profile',
  title: 'profile.title',
  icon: 'circle-user-round',
  scope: 'client',
  rights: { read: {} },
  reads: [ProfileItem],
  applies: [ProfileItem],
  query: defineQuery({ item: Id, show: Show }),
  load: loadProfile,
  nextPage: toNextProfilePage,
  view: viewProfile,
  // An item that holds nothing but its name has no page of its own.
  search: [{ type: ProfileItem, title: 'search.profile', link: ({ id, data }) => (data.sections.length === 0 ? {} : { item: id }) }],
  summary: { load: loadProfileLines, view: viewProfileSummary },
})
