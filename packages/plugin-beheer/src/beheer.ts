import { definePlugin } from '@voordeur/core'

/** The organisation's desk of a Voordeur portal: access, requests, accounts, syncs, the access log. */
export const beheer = definePlugin({ id: 'beheer', api: 1, messages: { nl: {}, en: {} }, parts: () => [] })
