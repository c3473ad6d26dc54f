import { definePlugin } from '@voordeur/core'

/** News in a Voordeur portal: of the organisation or of one location. */
export const nieuws = definePlugin({ id: 'nieuws', api: 1, messages: { nl: {}, en: {} }, parts: () => [] })
