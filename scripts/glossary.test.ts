import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as care from '../packages/core/src/care/index.ts'
import { isBranded } from '../packages/core/src/define/brand.ts'
import type { RecordType } from '../packages/core/src/define/record.ts'
import { Basis } from '../packages/core/src/define/viewer.ts'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8')
const sources = globSync('packages/{core,auth}/src/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !path.includes('.test'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')
const codeWords = [...page.matchAll(/\| `([\w-]+)` \|$/gm)].map(([, word = '']) => word)

describe('the glossary', () => {
  test('holds the words of the house', () => {
    expect(codeWords.length).toBeGreaterThan(50)
    expect(new Set(codeWords).size).toBe(codeWords.length)
  })

  test.each(codeWords)('says of %s what the code calls so', (word) => {
    expect(new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(sources)).toBe(true)
  })

  test('has every record type and every basis', () => {
    const types = Object.values<unknown>(care).filter((each): each is RecordType => isBranded('record', each))
    expect(types.length).toBeGreaterThan(20)
    const wanted = [...types.map(({ name }) => name), ...Basis.options]
    expect(wanted.filter((word) => !codeWords.includes(word))).toEqual([])
  })
})
