import type { Sample, SamplePage } from './read-samples.ts'

/** A file of a project, and which line of the page each of its lines is. */
export interface StageFile {
  readonly file: string
  readonly sample: Sample
  readonly text: string
  readonly pageLines: readonly number[]
}

/** The files of a page as they stand together at one moment: a block that is written again begins the next moment. */
export interface Stage {
  readonly folder: string
  readonly files: readonly StageFile[]
  /** Those that were written at this moment; the others were there before. */
  readonly written: readonly StageFile[]
}

/** Languages whose blocks are modules. */
export const MODULES = new Set(['ts', 'tsx', 'js', 'mjs'])

const HOLE = /^\s*…\s*$/

/**
 * The projects of a page, each in a folder of its own. Blocks with a file name make one project; a block without one is a module of its own
 * in it. Where a page writes a file for the second time, and after what shows a problem, a new project begins with the files there are.
 */
export function toStages({ page, samples }: SamplePage): readonly Stage[] {
  const name = page.replace(/\.md$/, '').replaceAll(/[^A-Za-z0-9]+/g, '-')
  const stages: { files: Map<string, StageFile>; written: Map<string, StageFile> }[] = []
  for (const sample of samples.filter(isOfProject)) {
    const file = toFile(sample)
    const last = stages.at(-1)
    if (last && !last.written.has(file.file) && !hasProblem(last.written)) {
      last.files.set(file.file, file)
      last.written.set(file.file, file)
    } else stages.push({ files: new Map(last?.files).set(file.file, file), written: new Map([[file.file, file]]) })
  }
  return stages.map(({ files, written }, at) => ({
    folder: `${name}/${at + 1}`,
    files: [...files.values()],
    written: [...written.values()],
  }))
}

function hasProblem(written: ReadonlyMap<string, StageFile>): boolean {
  return [...written.values()].some(({ sample }) => sample.problem !== undefined)
}

function isOfProject({ language, file }: Sample): boolean {
  return MODULES.has(language) || (file !== undefined && file !== 'package.json')
}

function toFile(sample: Sample): StageFile {
  const { text, pageLines } = toWhole(sample)
  return { file: sample.file ?? `line-${sample.line}.${sample.language}`, sample, text, pageLines }
}

/** The sample with what it needs around it. */
function toWhole({ around, text, line }: Sample): { text: string; pageLines: readonly number[] } {
  const own = text.split('\n').map((each, at) => ({ each, line: line + at }))
  const hidden = (around?.text ?? '').split('\n').map((each, at) => ({ each, line: (around?.line ?? line) + at }))
  const hole = hidden.findIndex(({ each }) => HOLE.test(each))
  const before = around === undefined ? [] : hole === -1 ? hidden : hidden.slice(0, hole)
  const after = around === undefined || hole === -1 ? [] : hidden.slice(hole + 1)
  const lines = [...before, ...own, ...after]
  return { text: `${lines.map(({ each }) => each).join('\n')}\n`, pageLines: lines.map(({ line: at }) => at) }
}
