import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corePartsById } from '../packages/core/src/web/parts/core-parts.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const page = read('docs/manuals.md')

const sources = globSync('packages/{core,auth}/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
  .map(read)
  .join('\n')

interface Chapter {
  readonly manual: string
  readonly config: string
  /** The cells of each row: the manual, the portal, set by, tried by. */
  readonly rows: readonly (readonly string[])[]
}

const chapters = ['Laurens', 'Lunet'].map((manual): Chapter => {
  const text = new RegExp(`^# ${manual}\n([\\s\\S]*?)^# `, 'm').exec(page)?.[1] ?? ''
  return { manual, config: read(`examples/${manual.toLowerCase()}/portal.config.ts`), rows: toRows(text) }
})

describe.each(chapters)('the manual of $manual beside its portal', ({ config, rows }) => {
  test('has four cells in every row: what is said, where, set by what, tried by what', () => {
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([])
  })

  test('names nothing as set that does not stand in the configuration', () => {
    const named = rows.flatMap((cells) => listCode(cells[2]))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((words) => !config.includes(words))).toEqual([])
  })

  test('names no page that this portal does not have', () => {
    const named = rows.flatMap((cells) => listCode(cells[1])).filter((code) => /^[…/]/u.test(code))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((path) => !isPage(path.replace(/\?.*$/u, ''), config))).toEqual([])
  })
})

test('every test file and every folder that the page names is there', () => {
  const named = [...new Set(listCode(page).filter((code) => /^(?:[a-z-]+\/src|test|scripts|examples)(?:\/|$)/u.test(code)))]
  expect(named.length).toBeGreaterThan(60)
  expect(named.filter((path) => ![path, `packages/${path}`].some((place) => existsSync(join(root, place))))).toEqual([])
})

test('every rule of both manuals is named once', () => {
  const rules = [...page.matchAll(/^\| ([LN]\d+) /gmu)].map(([, rule]) => rule)
  const all = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
  expect(rules).toEqual([...all('L', 14), ...all('N', 11)])
})

test('what is marked as different is explained under that number', () => {
  const [, explained = ''] = page.split('# What is missing or different')
  const marked = chapters.flatMap(({ manual, rows }) => listMarked(manual, rows))
  expect(marked.length).toBeGreaterThan(20)
  expect([...new Set(marked)].filter((place) => !new RegExp(`${place}(?![.\\d])`, 'u').test(explained))).toEqual([])
})

function toRows(text: string): Chapter['rows'] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:---|The manual says)/u.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

function listCode(text = ''): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code)
}

/** A page of a client (`…`), of the desk, or one that is there without either. */
function isPage(path: string, config: string): boolean {
  const [, place, first, second] = /^(…|\/beheer)\/([^/]+)(?:\/(.+))?$/u.exec(path) ?? []
  if (first === undefined) return path === '…' || sources.includes(`'${path}'`)
  if (second === undefined) return sources.includes(`'/${first}'`)
  if (place === '/beheer') return config.includes(`'${first}.${second}:`)
  return isOfClient(first, second, config)
}

function isOfClient(first: string, second: string, config: string): boolean {
  if (first === 'core') return corePartsById.has(`core.${second}`)
  return config.includes(first === 'panel' ? `id: '${second}'` : `'${first}.${second}'`)
}

/** The places that are marked ≠, as the last table names them: the manual with its chapter, or with its paragraph where there is one. */
function listMarked(manual: string, rows: Chapter['rows']): readonly string[] {
  const headings = [...page.matchAll(new RegExp(`^## ${manual} (\\d+)\\.`, 'gmu'))]
  let paragraph = ''
  return rows.flatMap(([said = '', portal = '']) => {
    paragraph = /^\*\*([\d.]+)\*\*/u.exec(said)?.[1] ?? paragraph
    if (!`${said}${portal}`.includes('≠')) return []
    const chapter = headings.findLast(({ index }) => index < page.indexOf(said))?.[1] ?? ''
    return [`${manual} ${paragraph.startsWith(`${chapter}.`) ? paragraph : chapter}`]
  })
}
