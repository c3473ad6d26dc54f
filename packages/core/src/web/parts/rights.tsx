import { listNetwork } from '../../access/list-network.ts'
import { RightsView } from '../../ui/pages/rights-view.tsx'
import { createLinks } from '../links.ts'
import { toRightsOverview } from '../rights-overview.ts'
import { toReader } from '../to-frame.ts'
import { defineCorePart } from './core-part.ts'

/** Rechtenoverzicht: who sees what of this client, and why. */
export const rights = defineCorePart({
  id: 'rights',
  title: 'core.rights.title',
  icon: 'table-properties',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'people',
  load: async ({ kernel, visit, db, now }) => {
    const { locale, form, mode } = toReader(kernel, visit)
    const links = createLinks(kernel.basePath)
    return toRightsOverview(await listNetwork(db, visit.client.id), {
      composition: kernel.composition,
      readerId: visit.visitor.id,
      now,
      say: kernel.composition.messages(locale, form, mode),
      preview: (personId) => links.preview(visit.client.id, personId),
    })
  },
  view: (overview, { t, now, locale, link }) => (
    <RightsView overview={overview} t={t} now={now} locale={locale} back={link({ part: 'core.people' })} />
  ),
})
