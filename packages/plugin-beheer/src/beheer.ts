import { API_VERSION, definePlugin } from '@voordeur/core'
import { tables } from './corrections/correction-tables.ts'
import { correction } from './corrections/correction.ts'
import { corrections } from './corrections/register.ts'
import { firstAccess } from './first-access/first-access.ts'
import { catalogue } from './messages/catalogue.ts'
import { portal } from './portal/portal.ts'
import { requests } from './requests/requests.ts'

/** The organisation's desk of a Voordeur portal: access, requests, accounts, syncs, the access log. */
export const beheer = definePlugin({
  id: 'beheer',
  api: API_VERSION,
  messages: catalogue,
  tables,
  parts: () => [requests, firstAccess, correction, corrections, portal],
  notices: {
    'correction-answered': { title: 'notice.correction-answered', part: 'correction' },
    'correction-longer': { title: 'notice.correction-longer', icon: 'hourglass', part: 'correction' },
  },
})
