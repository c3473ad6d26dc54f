import { defineDeskPart } from '@voordeur/core'
import { BannerForm, clearBanner, Nothing, setBanner } from './banner.ts'
import { loadPortal, PortalQuery } from './load.ts'
import { publishTerms, TermsForm } from './terms.ts'
import { viewPortal } from './view.tsx'

/** What holds for the whole portal: the sentence above every page, and the terms of use. */
export const portal = defineDeskPart({
  id: 'portal',
  title: 'portal.title',
  icon: 'megaphone',
  rights: { read: {}, banner: { title: 'portal.right.banner' }, terms: { title: 'portal.right.terms' } },
  ports: ['portal'],
  query: PortalQuery,
  load: loadPortal,
  view: viewPortal,
  actions: {
    setBanner: { right: 'banner', input: BannerForm, run: setBanner },
    clearBanner: { right: 'banner', input: Nothing, run: clearBanner },
    publishTerms: { right: 'terms', input: TermsForm, run: publishTerms },
  },
})
