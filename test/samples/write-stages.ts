import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Stage } from './to-stages.ts'

/** Where the projects of all pages are written: below `test/`, so that packages are found as its own. Nothing of it is kept in git. */
export const STAGES = join(import.meta.dirname, '../.voordeur/samples')

/** Writes every project into its folder, after what stood there before is gone. */
export function writeStages(stages: readonly Stage[], folder = STAGES): void {
  rmSync(folder, { recursive: true, force: true })
  for (const stage of stages)
    for (const { file, text } of stage.files) {
      const path = join(folder, stage.folder, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
}
