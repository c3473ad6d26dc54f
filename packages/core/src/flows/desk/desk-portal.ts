import type { DeskPortal } from '../../define/desk-portal.ts'
import { findBanner, setBanner } from '../portal/banner.ts'
import { listTerms, publishTerms } from '../portal/terms.ts'
import type { DeskWork } from './desk-work.ts'

/** The port for what holds for the whole portal: the banner above every page, and the terms of use. */
export function createDeskPortal(work: DeskWork): DeskPortal {
  const { store, noteBanner } = work
  return {
    banner: () => findBanner(store.system()),
    setBanner: async (banner) => {
      await setBanner(work, banner)
      noteBanner?.()
    },
    terms: () => listTerms(store.system()),
    publishTerms: (text) => publishTerms(work, text),
  }
}
