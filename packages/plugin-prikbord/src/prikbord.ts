import { definePlugin } from '@voordeur/core'

/** The notice board of a Voordeur portal: messages and photos for the whole network of a client, with replies. */
export const prikbord = definePlugin({ id: 'prikbord', api: 1, messages: { nl: {}, en: {} }, parts: () => [] })
