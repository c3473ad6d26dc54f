import { API_VERSION, definePlugin } from '@voordeur/core'
import type { z } from 'zod'
import { AgendaOptions, type WrittenOptions } from './calendar/options.ts'
import { calendar } from './calendar/part.ts'
import { catalogue } from './messages/catalogue.ts'
import { tables } from './tables/tables.ts'

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<AgendaOptions, WrittenOptions> = AgendaOptions

/** The agenda: appointments of the care record and the family's own, as a list, as a month, and in a calendar of the reader's own. */
export const agenda = definePlugin({
  id: 'agenda',
  api: API_VERSION,
  options: Written,
  messages: catalogue,
  tables,
  parts: (options) => [calendar(options)],
  notices: { added: { title: 'notice.added', icon: 'calendar-plus', part: 'calendar' } },
})
