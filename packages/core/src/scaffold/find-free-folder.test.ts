import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findFreeFolder } from './find-free-folder.ts'
import { writeFiles } from './write-files.ts'

const below = mkdtempSync(join(tmpdir(), 'voordeur-free-'))
mkdirSync(join(below, 'empty'))
mkdirSync(join(below, 'full'))
writeFileSync(join(below, 'full', '.hidden'), '')
writeFileSync(join(below, 'file'), '')
symlinkSync(tmpdir(), join(below, 'link'))
symlinkSync(join(below, 'nowhere'), join(below, 'dangling'))
afterAll(() => rmSync(below, { recursive: true }))

test.each(['new', 'new/deeper', './new', 'empty', 'Mijn portaal'])('%s is free', (asked) => {
  expect(findFreeFolder(below, asked)).toBe(join(below, asked))
})

test.each([
  ['full', /not empty/],
  ['.', /not empty/],
  ['file', /is a file/],
  ['file/x', /is a file/],
  ['link', /through a link/],
  ['link/x', /through a link/],
  ['dangling', /through a link/],
  ['..', /leads out/],
  ['../x', /leads out/],
  ['new/../../x', /leads out/],
  ['new\\..\\..\\x', /leads out/],
  ['/tmp/x', /leads out/],
  ['C:\\x', /leads out/],
  ['', /leads out/],
  ['a\0b', /leads out/],
])('%j is refused', (asked, sentence) => {
  expect(() => findFreeFolder(below, asked)).toThrow(sentence)
})

test('a file that came meanwhile keeps what it holds', () => {
  expect(() => writeFiles(join(below, 'full'), [{ path: '.hidden', text: 'other' }])).toThrow('EEXIST')
})
