import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { listPages } from '../samples/list-pages.ts'
import { isSlow, listModules, listTests, runModule } from '../samples/run-stage.ts'
import { toStages, type Stage, type StageFile } from '../samples/to-stages.ts'
import { writeStages } from '../samples/write-stages.ts'

// The samples of the documentation that take seconds: contracts, and portals that are started.
const pages = listPages(join(import.meta.dirname, '../..'))
const stages = writeStages(
  pages.flatMap((page) => toStages(page)).filter((stage) => [...listModules(stage), ...listTests(stage)].some((file) => isSlow(file))),
  'slow-samples',
)

function listCases(list: (stage: Stage) => readonly StageFile[]) {
  return stages.flatMap((stage) =>
    list(stage)
      .filter((file) => isSlow(file))
      .map((file) => [`${file.sample.page}:${file.sample.line}`, stage, file] as const),
  )
}

test('there are such samples', () => {
  expect(listCases(listTests).length).toBeGreaterThan(0)
})

test.each(listCases(listModules))('the module of %s runs', async (_, stage, file) => {
  await runModule(stage, file)
  expect(file.text).not.toBe('')
})

describe.each(listCases(listTests))('the test of %s', async (_, stage, { file }) => {
  await import(pathToFileURL(join(stage.path, file)).href)
})
