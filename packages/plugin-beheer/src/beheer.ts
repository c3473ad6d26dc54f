import { API_VERSION, definePlugin } from '@voordeur/core'
import { accounts } from './accounts/part.ts'
import { audit } from './audit/part.ts'
import { clients } from './clients/part.ts'
import { tables } from './corrections/correction-tables.ts'
import { correction } from './corrections/correction.ts'
import { corrections } from './corrections/register.ts'
import { firstAccess } from './first-access/first-access.ts'
import { catalogue } from './messages/catalogue.ts'
import { portal } from './portal/portal.ts'
import { requests } from './requests/requests.ts'
import { staff } from './staff/part.ts'
import { syncs } from './syncs/part.ts'

/** The organisation's desk of a Voordeur portal: access, requests, accounts, syncs, the access log. */
export const beheer = definePlugin({
  id: 'beheer',
  api: API_VERSION,
  messages: catalogue,
  tables,
  parts: () => [clients, requests, firstAccess, accounts, correction, corrections, syncs, audit, staff, portal],
  notices: {
    'correction-answered': { title: 'notice.correction-answered', part: 'correction' },
    'correction-longer': { title: 'notice.correction-longer', icon: 'hourglass', part: 'correction' },
  },
})
