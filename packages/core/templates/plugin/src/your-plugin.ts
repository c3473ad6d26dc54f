import { API_VERSION, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { list } from './list-part.tsx'
import { messages } from './messages.ts'
import { tables } from './tables.ts'

// What an organisation may choose in its portal.config.ts. Describe every option: `voordeur explain` shows it.
const Options = z.strictObject({
  mostShown: z.number().int().min(1).max(100).default(20).describe('How many lines are shown on a page, newest first.'),
})

/** Your plugin: lines that the people around a client write, for each other to read. */
export const yourPlugin = definePlugin({
  id: 'your-plugin',
  api: API_VERSION,
  options: Options,
  messages,
  tables,
  parts: ({ mostShown }) => [list(mostShown)],
})
