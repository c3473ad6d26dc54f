import { pluginContract } from '@voordeur/core/testing'
import { expect, test } from 'vitest'
import { vitaliteit } from '../src/index.ts'
import { toWeek } from '../src/to-week.ts'

// What every plugin must keep: it is tried as everybody who might come, on a portal with the real wiring.
const rules = pluginContract({
  plugin: vitaliteit({ representatives: true }),
  forms: {
    'week.answer': (word, shown) => ({ week: readWeek(shown), feeling: 'good', text: `Fijn gewandeld, zei ${word}` }),
  },
})

test.each(rules)('$name', async ({ check }) => {
  await expect(check()).resolves.toBeUndefined()
})

/** The week that the page was in: the form names it. */
function readWeek(shown: unknown): string {
  const isPage = typeof shown === 'object' && shown !== null && 'week' in shown
  return isPage && typeof shown.week === 'string' ? shown.week : toWeek(new Date())
}
