import { findAccepted } from '../../flows/portal/accept-terms.ts'
import { findTerms } from '../../flows/portal/terms.ts'
import { InformationView } from '../../ui/pages/information-view.tsx'
import { listOpen } from '../guard.ts'
import type { Kernel } from '../kernel.ts'
import { toLinks, TOUR, withQuery } from '../links.ts'
import { REQUEST_PATH } from '../requests/request-path.ts'
import { ACCESSIBILITY_PATH, PRIVACY_PATH, TERMS_PATH } from '../statements/statement-paths.ts'
import { AGAIN } from '../tour/to-tour.ts'
import type { SignedInVisit } from '../visit.ts'
import { defineCorePart } from './core-part.ts'

/** What the portal is, and who helps. */
export const information = defineCorePart({
  id: 'information',
  title: 'core.information.title',
  icon: 'info',
  scope: 'account',
  audience: 'everybody',
  load: async ({ db, visit, kernel }) => {
    const { composition, basePath } = kernel
    const { name, portalName, infoUrl, phone } = composition.organisation
    const statements = {
      privacy: `${basePath}${PRIVACY_PATH}`,
      accessibility: `${basePath}${ACCESSIBILITY_PATH}`,
      ...((await findTerms(db)) && { terms: `${basePath}${TERMS_PATH}` }),
    }
    const tour = toTourPlace(kernel, visit)
    const accepted = await findAccepted(db, visit.visitor.id)
    return {
      tour,
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

/** Where the tour starts again: at the first client to whom this person has access. */
function toTourPlace(kernel: Kernel, visit: SignedInVisit) {
  const [first] = listOpen(kernel, visit.visitor, visit.now)
  if (!first || !kernel.composition.tour) return undefined
  const start = toLinks(kernel, visit).client(first.clientId)
  return { page: `${start}${TOUR}`, start: withQuery(start, { [AGAIN]: '1' }) }
}
