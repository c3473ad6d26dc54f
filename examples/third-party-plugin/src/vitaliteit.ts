import { API_VERSION, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { messages } from './messages.ts'
import { tables } from './tables.ts'
import { week } from './week-part.tsx'

const Options = z.strictObject({
  representatives: z.boolean().default(false).describe('Whether who represents the client may answer too, in the place of the client.'),
})

/** Vitaliteit: once a week the client says how they feel, and sees the last half year. */
export const vitaliteit = definePlugin({
  id: 'vitaliteit',
  api: API_VERSION,
  options: Options,
  messages,
  tables,
  parts: ({ representatives }) => [week(representatives)],
})
