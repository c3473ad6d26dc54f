import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROBLEM_CODES } from '../../packages/core/src/compose/problem.ts'
import { readSamples } from './read-samples.ts'
import { checkStage, findExpectedProblem, readCodes } from './run-stage.ts'
import { toStages } from './to-stages.ts'
import { writeStages } from './write-stages.ts'

const docs = join(import.meta.dirname, '../../docs')
const toFile = (code: string) => `problems/${code.toLowerCase().replaceAll('_', '-')}.md`
const codes = PROBLEM_CODES.filter((code) => existsSync(join(docs, toFile(code))))
const read = (page: string) => readFileSync(join(docs, page), 'utf8')

test('every code has its page, every page its code, and the overview leads to each once', () => {
  const pages = globSync('problems/*.md', { cwd: docs }).toSorted((one, other) => one.localeCompare(other))
  const expected = PROBLEM_CODES.map((code) => toFile(code)).toSorted((one, other) => one.localeCompare(other))
  expect(pages).toEqual(expected)
  const linked = [...read('problems.md').matchAll(/^\| \[`([A-Z_]+)`\]\(([^)]+)\)/gm)].map(([, code = '', page]) => [toFile(code), page])
  expect(linked.filter(([own, page]) => own !== page)).toEqual([])
  expect(linked.map(([, page = '']) => page).toSorted((one, other) => one.localeCompare(other))).toEqual(expected)
})

test('a page is called by its code, and the overview says of it what the page says first', () => {
  const overview = read('problems.md')
  for (const code of codes) {
    const [title, , sentence = ''] = read(toFile(code)).split('\n')
    expect(title).toBe(`# ${code}`)
    expect(overview).toContain(`(${toFile(code)}) | ${sentence} |`)
  }
})

const pages = codes.map((code) => ({ code, page: readSamples(`docs/${toFile(code)}`, read(toFile(code))) }))
const stages = writeStages(
  pages.flatMap(({ page }) => toStages(page)),
  'problem-pages',
)

test.each(pages)('the page of $code shows its problem, says what is printed for it, and shows it mended', async ({ code, page }) => {
  const [first, ...others] = stages.filter(({ written }) => written[0]?.sample.page === page.page)
  expect(first && findExpectedProblem(first)).toBe(code)
  expect(others.length).toBeGreaterThan(0)
  expect(others.flatMap((stage) => findExpectedProblem(stage) ?? [])).toEqual([])
  const shown = page.samples.find(({ language, file }) => language === 'text' && file === undefined)
  const output = first ? await checkStage(first) : ''
  expect(readCodes(output)).toEqual([code])
  expect(shown?.text).toBe(output.split('\n\n').slice(0, -1).join('\n\n'))
})
