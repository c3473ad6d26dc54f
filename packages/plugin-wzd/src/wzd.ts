import { API_VERSION, definePlugin } from '@voordeur/core'
import { measures } from './measures/part.ts'
import { catalogue } from './messages/catalogue.ts'
import { jargon } from './messages/jargon.ts'
import type { z } from 'zod'
import { Options, type WrittenOptions, type WzdOptions } from './options.ts'
import { review } from './review/part.ts'
import { watch } from './watch.ts'

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<WzdOptions, WrittenOptions> = Options

/** Involuntary care (Wet zorg en dwang) that explains itself: which measures, why, which step, until when, and which rights. */
export const wzd = definePlugin({
  id: 'wzd',
  api: API_VERSION,
  options: Written,
  messages: catalogue,
  words: jargon,
  parts: (options) => [measures(options), review],
  watch,
  notices: {
    'new-measure': { title: 'notice.new-measure', icon: 'bell', part: 'measures' },
    emergency: { title: 'notice.emergency', icon: 'bell', part: 'measures' },
    'term-ends': { title: 'notice.term-ends', icon: 'calendar-clock', part: 'measures' },
    'evaluation-due': { title: 'notice.evaluation-due', icon: 'calendar-clock', part: 'measures' },
  },
})
