import { z } from 'zod'
import { defineDeskPart } from '../../define/desk-part.ts'
import { definePlugin } from '../../define/plugin.ts'

const words = { 'waiting.title': 'Aanvragen' }

/** A part of the desk that counts who asks for access: with it a portal can take requests. */
export const counter = definePlugin({
  id: 'balie',
  api: 1,
  messages: { nl: words, en: words },
  parts: () => [
    defineDeskPart({
      id: 'waiting',
      title: 'waiting.title',
      icon: 'inbox',
      rights: { read: {} },
      ports: ['requests'],
      query: z.strictObject({}),
      load: async ({ desk }) => ({ waiting: await desk.requests.count() }),
      view: ({ waiting }) => String(waiting),
    }),
  ],
})

/** What somebody types who asks rightly. */
export const ASKED = {
  name: 'Karin de Wit',
  email: 'karin@voorbeeld.nl',
  phone: '06 12345678',
  client: 'J. de Wit',
  born: '31-12-1940',
  number: '',
  basis: 'mentor',
  explanation: 'Ik ben sinds maart mentor.\nDe beschikking stuur ik na.',
  website: '',
}
