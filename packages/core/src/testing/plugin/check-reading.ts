import { ensureNone } from '../contract-rule.ts'
import type { Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { listChanged, readRows } from './tables-of.ts'
import { openPages } from './try-pages.ts'

/** Opening a page writes nothing but the marks that the plugin named. */
export async function checkReadingWritesNothing(stage: Stage): Promise<void> {
  await fillTables(stage)
  // Somebody new: for who filled the tables everything was read before.
  const person = await stage.person('one')
  const before = await readRows(stage)
  await openPages(stage, person)
  const marks = stage.subject.plugin.tables?.marks ?? []
  ensureNone(
    listChanged(before, await readRows(stage))
      .filter((table) => !marks.includes(table))
      .map(
        (table) =>
          `Opening a page changed "${table}". Fix: change rows in an action only; a table that holds nothing but what was read is named in \`tables.marks\`.`,
      ),
  )
}
