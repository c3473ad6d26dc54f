import { findAccepted } from '../../flows/portal/accept-terms.ts'
import { findTerms } from '../../flows/portal/terms.ts'
import { InformationView } from '../../ui/pages/information-view.tsx'
import { REQUEST_PATH } from '../requests/request-path.ts'
import { ACCESSIBILITY_PATH, PRIVACY_PATH, TERMS_PATH } from '../statements/statement-paths.ts'
import { defineCorePart } from './core-part.ts'

/** What the portal is, and who helps. */
export const information = defineCorePart({
  id: 'information',
  title: 'core.information.title',
  icon: 'info',
  scope: 'account',
  audience: 'everybody',
  load: async ({ db, visit, kernel: { composition, basePath } }) => {
    const { name, portalName, infoUrl, phone } = composition.organisation
    const statements = {
      privacy: `${basePath}${PRIVACY_PATH}`,
      accessibility: `${basePath}${ACCESSIBILITY_PATH}`,
      ...((await findTerms(db)) && { terms: `${basePath}${TERMS_PATH}` }),
    }
    const accepted = await findAccepted(db, visit.visitor.id)
    return {
      accepted,
      name,
      portalName,
      infoUrl,
      phone,
      statements,
      requestAccess: composition.access.requests && `${basePath}${REQUEST_PATH}`,
    }
  },
  view: ({ name, ...data }, { t, locale }) => <InformationView t={t} locale={locale} organisation={name} {...data} />,
})
