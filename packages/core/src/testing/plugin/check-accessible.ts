import { ensureNone } from '../contract-rule.ts'
import { findBarriers } from '../page/find-barriers.ts'
import type { Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { openPages, toPattern } from './try-pages.ts'

/** The HTML of every page, with data and without, keeps nobody out. */
export async function checkAccessible(stage: Stage): Promise<void> {
  const { person } = await fillTables(stage)
  const opened = [...(await openPages(stage, person)), ...(await openPages(stage, await stage.person('empty')))]
  const found: string[] = []
  for (const { path, answer } of opened) {
    if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
    found.push(...(await findBarriers(answer.text)).map((barrier) => `${toPattern(path)}: ${barrier}.`))
  }
  ensureNone(found)
}
