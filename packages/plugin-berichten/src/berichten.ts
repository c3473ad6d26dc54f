import { definePlugin } from '@voordeur/core'

/** Messages in a Voordeur portal: between the people around a client, or to the coordinating carer. */
export const berichten = definePlugin({ id: 'berichten', api: 1, messages: { nl: {}, en: {} }, parts: () => [] })
