import { API_VERSION, definePlugin } from '@voordeur/core'
import { desk } from './desk/part.ts'
import { inbox } from './inbox/part.ts'
import { catalogue } from './messages/catalogue.ts'
import type { z } from 'zod'
import { BerichtenOptions, type WrittenContacts, type WrittenCoordinator } from './options.ts'
import { tables } from './tables/tables.ts'

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<BerichtenOptions, WrittenContacts | WrittenCoordinator> = BerichtenOptions

/** Messages about a client: between the people around them, or with whoever coordinates the care. Only members of a conversation read it. */
export const berichten = definePlugin({
  id: 'berichten',
  api: API_VERSION,
  options: Written,
  messages: catalogue,
  tables,
  // Between contacts there is no desk: no member of staff reads along.
  parts: (options) => (options.between === 'contacts' ? [inbox(options)] : [inbox(options), desk(options)]),
  notices: {
    received: { title: 'received', icon: 'mail', part: 'inbox' },
    answered: { title: 'answered', icon: 'mail', part: 'inbox' },
  },
})
