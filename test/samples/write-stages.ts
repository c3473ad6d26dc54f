import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Stage } from './to-stages.ts'

/** A project that stands on the disk. */
export interface WrittenStage extends Stage {
  readonly path: string
}

/** Where projects are written: below `test/`, so that packages are found as its own. Nothing of it is kept in git. */
export function toStagesFolder(name: string): string {
  return join(import.meta.dirname, '../.voordeur', name)
}

/** Writes every project into its folder, after what stood there before is gone. Each test has a name of its own: they run beside each other. */
export function writeStages(stages: readonly Stage[], name: string): readonly WrittenStage[] {
  const folder = toStagesFolder(name)
  rmSync(folder, { recursive: true, force: true })
  for (const stage of stages)
    for (const { file, text } of stage.files) {
      const path = join(folder, stage.folder, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  return stages.map((stage) => ({ ...stage, path: join(folder, stage.folder) }))
}
