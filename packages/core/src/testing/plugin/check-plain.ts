import { ensureNone } from '../contract-rule.ts'
import type { Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { openPages } from './try-pages.ts'

/** What `load` gives goes through JSON unchanged: the page, the JSON answer and the download are made of the same. */
export async function checkPlain(stage: Stage): Promise<void> {
  const { person } = await fillTables(stage)
  await openPages(stage, person)
  ensureNone(
    stage.seen.unplain.map(
      ({ place, what }) => `${place}: ${what}. Fix: give plain data (text, numbers, lists, objects); write a moment as ISO 8601 text.`,
    ),
  )
}
