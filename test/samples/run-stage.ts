import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'vitest'
import { runCheck } from '../../packages/core/src/cli/check.ts'
import { toProblemText } from '../../packages/core/src/compose/problem.ts'
import { listPlugins, portalAround } from './portal-around.ts'
import { MODULES, type Stage, type StageFile } from './to-stages.ts'
import type { WrittenStage } from './write-stages.ts'

/** The folder that stands in messages for where a reader's portal is. */
export const SHOWN_FOLDER = '/srv/portal'

const CONFIG = /^portal\.config\.(?:ts|mts|js|mjs)$/
const TEST = /\.test\.tsx?$/
const MOMENT = new Date('2026-11-22T12:00:00Z')
// What starts a whole portal takes seconds.
const STARTS = /from '@voordeur\/core\/portal'/
const NOT_RUN = /^\s*\/\/ Not run here: (.+)$/m

/** Why a sample is only checked by its types, as it says itself; undefined when it runs. */
export function readWhyNotRun({ text }: StageFile): string | undefined {
  return NOT_RUN.exec(text)?.[1]
}

/** Whether this project is a portal, or shows what a portal can't be. */
export function isPortal({ files, written }: Stage): boolean {
  return files.some(({ file }) => CONFIG.test(file)) || written.some(({ sample }) => sample.problem !== undefined)
}

/** The file by which a portal is known: its configuration where that was written now, else what was. */
export function findConfig({ written }: Stage): StageFile | undefined {
  return written.find(({ file }) => CONFIG.test(file)) ?? written[0]
}

/** Whether running it takes seconds: it is tried with the slow tests. */
export function isSlow({ file, text }: StageFile): boolean {
  return TEST.test(file) || STARTS.test(text)
}

/** Files of a project that are run by being imported: those that were written for it, but for a portal and a test. */
export function listModules({ written }: Stage): readonly StageFile[] {
  return written.filter(
    (each) =>
      MODULES.has(each.sample.language) &&
      !CONFIG.test(each.file) &&
      !TEST.test(each.file) &&
      each.sample.problem === undefined &&
      readWhyNotRun(each) === undefined,
  )
}

/** Tests that were written for this project. */
export function listTests({ written }: Stage): readonly StageFile[] {
  return written.filter((each) => TEST.test(each.file) && readWhyNotRun(each) === undefined)
}

/** The code of the problem that this project is to have. */
export function findExpectedProblem({ written }: Stage): string | undefined {
  return written.find(({ sample }) => sample.problem !== undefined)?.sample.problem
}

/** What `voordeur check` says of a project; the folder is called as a reader's may be. */
export async function checkStage({ path: directory }: WrittenStage): Promise<string> {
  const { output, exitCode } = await runCheck({ directory, production: false, now: MOMENT, form: 'text' })
  return exitCode === 0 ? 'ok' : output.replaceAll(directory, SHOWN_FOLDER)
}

/** The codes that stand in what `voordeur check` says, each once. */
export function readCodes(output: string): readonly string[] {
  return [...new Set([...output.matchAll(/^([A-Z_]+) {3}/gm)].map(([, code = '']) => code))]
}

/** Imports a sample; a plugin that it defines is composed into a portal, which must be one without problems. */
export async function runModule({ path }: WrittenStage, { file, text }: StageFile): Promise<void> {
  const module: unknown = await import(pathToFileURL(join(path, file)).href)
  const problems = listPlugins(text, module).flatMap((plugin) => portalAround(plugin))
  expect(problems.map((problem) => toProblemText(problem)).join('\n')).toBe('')
}
