import { API_VERSION, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { desk } from './desk/part.ts'
import { catalogue } from './messages/catalogue.ts'
import { news } from './news/part.ts'
import { tables } from './tables/tables.ts'

const Options = z.strictObject({
  fromSource: z
    .boolean()
    .default(true)
    .describe(
      'Whether news that a source delivers (newsItem) stands between what staff write; false where no source of the portal provides it.',
    ),
})

/** What an organisation chooses of the news. */
export interface NieuwsOptions {
  /**
   * Whether news that a source delivers (newsItem) stands between what staff write; false where no source of the portal provides it. Default yes.
   */
  readonly fromSource?: boolean | undefined
}

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<z.output<typeof Options>, NieuwsOptions> = Options

/** News of the organisation or of one location: written by staff at the desk, and delivered by a source. */
export const nieuws = definePlugin({
  id: 'nieuws',
  api: API_VERSION,
  options: Written,
  messages: catalogue,
  tables,
  parts: (options) => [news(options), desk],
})
