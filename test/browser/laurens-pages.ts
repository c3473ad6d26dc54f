/** What the addresses of pages are about. */
export interface LaurensIds {
  /** The path at which somebody stands after signing in. */
  readonly start: string
  readonly clientId: string
  readonly accountId: string
  readonly accessId: string
  readonly staffId: string
}

const PARTS = ['timeline', 'reading', 'plan', 'personal', 'contacts', 'coverage', 'team', 'measurements', 'legal', 'evaluations', 'profile']
const OWN = ['/mijn/core/notices', '/mijn/core/profile', '/mijn/core/information', '/clienten', '/uitloggen', '/nergens', '/dev/mailbox']

/** The pages of the Laurens example, by the demo account for whom they are: a portal administrator, a client, and staff with each half of the desk. */
export const LAURENS_PAGES: Readonly<Record<string, (ids: LaurensIds) => readonly string[]>> = {
  marjan: ({ start }) => [
    start,
    ...[...PARTS, 'forms', 'documents'].map((part) => `${start}/dossier/${part}`),
    `${start}/prikbord/board`,
    `${start}/prikbord/board?step=write`,
    ...OWN,
  ],
  'jo.terlouw': ({ start }) => [`${start}/beheer/correction`],
  noor: ({ clientId, accessId, accountId }) => [
    '/beheer',
    '/beheer/beheer/clients?words=Heuvel',
    '/beheer/beheer/clients?step=record',
    ...['', '&step=grant', '&step=sync', `&access=${accessId}&step=revoke`].map(
      (step) => `/beheer/beheer/clients?client=${clientId}${step}`,
    ),
    '/beheer/beheer/requests',
    '/beheer/beheer/requests?step=enter',
    '/beheer/beheer/first-access',
    '/beheer/beheer/corrections',
    `/beheer/beheer/audit?client=${clientId}`,
    `/beheer/beheer/accounts?account=${accountId}`,
  ],
  bram: ({ accountId, staffId }) => [
    '/beheer/beheer/accounts?email=marjan.kuipers@post.example',
    ...['', '&step=recover', '&step=end'].map((step) => `/beheer/beheer/accounts?account=${accountId}${step}`),
    '/beheer/beheer/staff',
    '/beheer/beheer/staff?step=add',
    `/beheer/beheer/staff?step=change&member=${staffId}`,
    '/beheer/beheer/portal',
    '/beheer/beheer/portal?step=terms',
    '/beheer/beheer/syncs',
  ],
}
