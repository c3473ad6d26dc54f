import { API_VERSION, definePlugin } from '@voordeur/core'
import { AgendaOptions } from './calendar/options.ts'
import { calendar } from './calendar/part.ts'
import { catalogue } from './messages/catalogue.ts'
import { tables } from './tables/tables.ts'

/** The agenda: appointments of the care record and the family's own, as a list, as a month, and in a calendar of the reader's own. */
export const agenda = definePlugin({
  id: 'agenda',
  api: API_VERSION,
  options: AgendaOptions,
  messages: catalogue,
  tables,
  parts: (options) => [calendar(options)],
  notices: { added: { title: 'notice.added', icon: 'calendar-plus', part: 'calendar' } },
})
