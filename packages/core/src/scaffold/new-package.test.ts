import { describe, expect, test } from 'vitest'
import { PACKAGE_KINDS, planPackage } from './new-package.ts'

const PLACEHOLDER = /your[-_ ]?(?:plugin|source|method)/iu

describe.each(PACKAGE_KINDS)('a new %s', (kind) => {
  const made = planPackage(kind, { typed: 'Zorg om Zorg', version: '3.2.1' })

  test('has no word of its template left, in no text and no path', () => {
    const left = made.files.filter(({ path, text }) => PLACEHOLDER.test(path) || PLACEHOLDER.test(text))
    expect(left.map(({ path }) => path)).toEqual([])
  })

  test('asks for the released version of our own packages, and brings its own ignore file', () => {
    const manifest = JSON.parse(made.files.find(({ path }) => path === 'package.json')?.text ?? '{}')
    expect(manifest).toMatchObject({ name: made.packageName, peerDependencies: { '@voordeur/core': '^3.2.1' } })
    expect(manifest.devDependencies).toMatchObject({ '@voordeur/core': '^3.2.1' })
    expect(made.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['.gitignore', 'README.md', 'src/zorg-om-zorg.ts']))
  })
})

test('a name that its code uses for something else is refused', () => {
  expect(() => planPackage('plugin', { typed: 'list', version: '1.0.0' })).toThrow('is a word of the code')
  expect(() => planPackage('plugin', { typed: 'messages', version: '1.0.0' })).toThrow('is a word of the code')
})
