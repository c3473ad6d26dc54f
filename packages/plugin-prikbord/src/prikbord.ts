import { API_VERSION, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { board } from './board/part.ts'
import { catalogue } from './messages/catalogue.ts'
import { tables } from './tables/tables.ts'

const Options = z.strictObject({
  photos: z
    .boolean()
    .default(true)
    .describe('Whether photos may be placed with a message, by who has the right to; photos that are there already stay.'),
  replies: z
    .boolean()
    .default(true)
    .describe('Whether there may be replies to a message, by who has the right to; replies that are there already stay.'),
  hiding: z
    .boolean()
    .default(true)
    .describe(
      'Whether the portal administrator of a client may hide what others wrote, and show it again; the author sees that and by whom.',
    ),
})

/** What an organisation chooses of the notice board. */
export interface PrikbordOptions {
  /** Whether photos may be placed with a message, by who has the right to; photos that are there already stay. Default yes. */
  readonly photos?: boolean | undefined
  /** Whether there may be replies to a message, by who has the right to; replies that are there already stay. Default yes. */
  readonly replies?: boolean | undefined
  /** Whether the portal administrator of a client may hide what others wrote, and show it again; the author sees that and by whom. Default yes. */
  readonly hiding?: boolean | undefined
}

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<z.output<typeof Options>, PrikbordOptions> = Options

/** The notice board: messages and photos for the whole network of a client, with replies. */
export const prikbord = definePlugin({
  id: 'prikbord',
  api: API_VERSION,
  options: Written,
  messages: catalogue,
  tables,
  parts: (options) => [board(options)],
  notices: {
    posted: { title: 'notice.posted', part: 'board' },
    replied: { title: 'notice.replied', icon: 'reply', part: 'board' },
  },
})
