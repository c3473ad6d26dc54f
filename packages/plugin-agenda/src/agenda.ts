import { definePlugin } from '@voordeur/core'

/** The agenda of a Voordeur portal: appointments of the care record and the family's own. */
export const agenda = definePlugin({ id: 'agenda', api: 1, messages: { nl: {}, en: {} }, parts: () => [] })
