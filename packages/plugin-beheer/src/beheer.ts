import { API_VERSION, definePlugin } from '@voordeur/core'
import { firstAccess } from './first-access/first-access.ts'
import { catalogue } from './messages/catalogue.ts'
import { requests } from './requests/requests.ts'

/** The organisation's desk of a Voordeur portal: access, requests, accounts, syncs, the access log. */
export const beheer = definePlugin({
  id: 'beheer',
  api: API_VERSION,
  messages: catalogue,
  parts: () => [requests, firstAccess],
})
