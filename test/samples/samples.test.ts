import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCopy, checkJson } from './check-data.ts'
import { checkShell } from './check-shell.ts'
import { checkTypes } from './check-types.ts'
import { listPages } from './list-pages.ts'
import type { Sample, SamplePage } from './read-samples.ts'
import {
  checkStage,
  findConfig,
  findExpectedProblem,
  isPortal,
  isSlow,
  listModules,
  readCodes,
  readWhyNotRun,
  runModule,
} from './run-stage.ts'
import { runSql } from './run-sql.ts'
import { MODULES, toStages, type Stage, type StageFile } from './to-stages.ts'
import { toStagesFolder, writeStages } from './write-stages.ts'

const root = join(import.meta.dirname, '../..')
const pages = listPages(root)
const stages = writeStages(
  pages.flatMap((page) => toStages(page)),
  'samples',
)

type Judge = (sample: Sample, page: SamplePage) => Promise<readonly string[]> | readonly string[]

const JUDGES: Readonly<Record<string, Judge>> = {
  sh: (sample, { triedBy }) => checkShell(sample, { root, triedBy }),
  sql: runSql,
  json: checkJson,
  // Each is drawn by Mermaid itself, which refuses what is no diagram: docs/.vitepress/diagrams.test.ts asks for the drawing.
  mermaid: () => [],
  nginx: (sample) => checkCopy(root, sample),
  ini: (sample) => checkCopy(root, sample),
  csv: ({ page, line }, { triedBy }) => (triedBy.length > 0 ? [] : [`${page}:${line}: name the test that reads this file.`]),
  xml: ({ page, line, file }) => (file === undefined ? [`${page}:${line}: say which file it is.`] : []),
  text: () => [],
}

/** What is wrong is what the test says. */
function expectNone(faults: readonly string[]): void {
  expect(faults.join('\n')).toBe('')
}

test('every block of the documentation is run by something', () => {
  const idle = pages.flatMap(({ samples }) =>
    samples
      .filter(({ language }) => language !== '' && !MODULES.has(language) && !Object.hasOwn(JUDGES, language))
      .map(({ page, line, language }) => `${page}:${line}: nothing runs \`${language}\`; what is only shown is \`text\`.`),
  )
  const gone = pages.flatMap(({ page, triedBy }) =>
    triedBy.filter((path) => !existsSync(join(root, path))).map((path) => `${page}: there is no test ${path}, by which it is tried.`),
  )
  expectNone([...pages.flatMap(({ faults }) => faults), ...idle, ...gone])
})

test('every module of the documentation is right by its types', () => {
  expectNone(checkTypes(toStagesFolder('samples'), stages))
})

test('what is not run says why, and is rare', () => {
  const idle = stages.flatMap(({ written }) =>
    written.flatMap((file) => {
      const why = readWhyNotRun(file)
      return why === undefined ? [] : [`${toPlace(file)}: ${why}`]
    }),
  )
  if (idle.length > 0) process.stdout.write(`${idle.length} samples are not run:\n${idle.join('\n')}\n`)
  expect(idle.length).toBeLessThanOrEqual(5)
})

const judged = pages.flatMap((page) =>
  page.samples
    .filter(({ language }) => Object.hasOwn(JUDGES, language))
    .map((sample) => [sample.language, `${page.page}:${sample.line}`, page, sample] as const),
)

test.each(judged)('the %s of %s is what it says', async (language, _, page, sample) => {
  expectNone((await JUDGES[language]?.(sample, page)) ?? [])
})

// What a page of a problem shows first is tried together with its text (problem-pages.test.ts).
const portals = stages.filter((stage) => isPortal(stage) && !(isOfProblem(stage) && findExpectedProblem(stage)))

test.each(portals.map((stage) => [toPlace(findConfig(stage)), stage] as const))(
  'the portal of %s is as its page says',
  async (_, stage) => {
    const code = findExpectedProblem(stage)
    const output = await checkStage(stage)
    if (code === undefined) expect(output).toBe('ok')
    else expect(readCodes(output)).toEqual([code])
  },
)

const modules = stages.flatMap((stage) =>
  listModules(stage)
    .filter((file) => !isSlow(file))
    .map((file) => [toPlace(file), stage, file] as const),
)

test.each(modules)('the module of %s runs', async (_, stage, file) => {
  await runModule(stage, file)
  expect(file.text).not.toBe('')
})

function isOfProblem({ written }: Stage): boolean {
  return written[0]?.sample.page.startsWith('docs/problems/') ?? false
}

function toPlace(file: StageFile | undefined): string {
  return `${file?.sample.page}:${file?.sample.line}`
}
