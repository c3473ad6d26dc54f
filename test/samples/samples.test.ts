import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toProblemText } from '../../packages/core/src/compose/problem.ts'
import { checkCopy, checkDiagram, checkJson } from './check-data.ts'
import { checkShell } from './check-shell.ts'
import { checkTypes } from './check-types.ts'
import { listPages } from './list-pages.ts'
import type { Sample, SamplePage } from './read-samples.ts'
import { checkStage, findExpectedProblem, isPortal, isSlow, listModules, readWhyNotRun, runModule } from './run-stage.ts'
import { runSql } from './run-sql.ts'
import { MODULES, toStages } from './to-stages.ts'
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
  mermaid: checkDiagram,
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
  expectNone([...pages.flatMap(({ faults }) => faults), ...idle])
})

test('every module of the documentation is right by its types', () => {
  expectNone(checkTypes(toStagesFolder('samples'), stages))
})

test('what is not run says why, and is rare', () => {
  const idle = stages.flatMap(({ written }) =>
    written.flatMap((file) => {
      const why = readWhyNotRun(file)
      return why === undefined ? [] : [`${file.sample.page}:${file.sample.line}: ${why}`]
    }),
  )
  if (idle.length > 0) process.stdout.write(`${idle.length} samples are not run:\n${idle.join('\n')}\n`)
  expect(idle.length).toBeLessThanOrEqual(5)
})

test.each(
  pages.flatMap((page) => page.samples.filter(({ language }) => Object.hasOwn(JUDGES, language)).map((sample) => [page, sample] as const)),
)('what is no module is what it says', async (page, sample) => {
  expectNone((await JUDGES[sample.language]?.(sample, page)) ?? [])
})

describe.each(
  stages.filter(isPortal).map((stage) => [`${stage.written[0]?.sample.page}:${stage.written[0]?.sample.line}`, stage] as const),
)('the portal of %s', (_, stage) => {
  const code = findExpectedProblem(stage)
  test(code === undefined ? 'can be built' : `has the problem ${code}`, async () => {
    const { problems } = await checkStage(stage)
    if (code === undefined) expectNone(problems.map((problem) => toProblemText(problem)))
    else expect([...new Set(problems.map((problem) => problem.code))]).toEqual([code])
  })
})

describe.each(
  stages.flatMap((stage) =>
    listModules(stage)
      .filter((file) => !isSlow(file))
      .map((file) => [`${file.sample.page}:${file.sample.line}`, stage, file] as const),
  ),
)('the module of %s', (_, stage, file) => {
  test('runs', async () => {
    await runModule(stage, file)
    expect(file.text).not.toBe('')
  })
})
