import { InformationView } from '../../ui/pages/information-view.tsx'
import { defineCorePart } from './core-part.ts'

/** What the portal is, and who helps. */
export const information = defineCorePart({
  id: 'information',
  title: 'core.information.title',
  icon: 'info',
  scope: 'account',
  audience: 'everybody',
  load: async ({ kernel }) => {
    const { name, portalName, infoUrl, phone } = kernel.composition.organisation
    return { name, portalName, infoUrl, phone }
  },
  view: ({ name, ...data }, { t }) => <InformationView t={t} organisation={name} {...data} />,
})
