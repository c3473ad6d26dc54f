import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkExport } from '../../packages/adapter-caress/src/check/check-export.ts'
import { replaceFolder } from '../example-export/replace-folder.ts'
import { fillDays } from './fill-days.ts'
import { fillExport } from './fill-export.ts'

const TEXTS = new URL('../../examples/lunet/export/', import.meta.url)
const NOON = new Date('2026-11-26T11:00:00Z')

it.each([
  ['{{-3}}', '2026-11-23'],
  ['{{+16}}', '2026-12-12'],
  ['{{-3 14:20}}', '2026-11-23T14:20:00+01:00'],
  ['{{-60 14:20}} and {{0}}', '2026-09-27T14:20:00+02:00 and 2026-11-26'],
  ['{-3} {{x}}', '{-3} {{x}}'],
])('%s is filled in as %s', (text, filled) => {
  expect(fillDays(text, '2026-11-26')).toBe(filled)
})

it('makes an export without a mistake, in which a concept is named and not shown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lunet-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await replaceFolder(folder, await fillExport(TEXTS, NOON))
  const { ok, problems, notes } = await checkExport(folder, { maxBytes: 1024 * 1024 })
  expect(problems).toEqual([])
  expect(ok).toBe(true)
  expect(JSON.stringify(notes)).toContain('this measure is still being written')
})

it('has no row that is written down later than the export is made', async () => {
  const files = await fillExport(TEXTS, new Date('2026-11-26T06:00:00Z'))
  const reports = new TextDecoder().decode(files.get('reports.ndjson'))
  expect(reports).not.toContain('2026-11-26T')
  expect(new TextDecoder().decode((await fillExport(TEXTS, NOON)).get('reports.ndjson'))).toContain('2026-11-26T')
})

it('holds texts only, of people who don’t exist', () => {
  const root = new URL('../../examples/lunet/', import.meta.url)
  const code = globSync(['**/*.{ts,tsx,mjs,js}'], { cwd: root, exclude: ['node_modules/**'] })
  expect(code.filter((path) => path !== 'portal.config.ts')).toEqual([])
  const texts = globSync('export/**/*.{json,ndjson}', { cwd: root }).map((path) => readFileSync(new URL(path, root), 'utf8'))
  for (const digits of texts.join('\n').match(/\b\d{9}\b/g) ?? []) expect(isElfproef(digits)).toBe(false)
})

/** Whether nine digits could be a BSN. */
function isElfproef(digits: string): boolean {
  return [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0) % 11 === 0
}
