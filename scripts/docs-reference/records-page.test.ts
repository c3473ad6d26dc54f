import { expect, test } from 'vitest'
import { listRecordTypes, toRecordsPage } from './records-page.ts'

const { text } = toRecordsPage()
const rows = text.split('\n').filter((line) => line.startsWith('| `'))

test('every record type stands on the page, with what says where it comes from', () => {
  expect(listRecordTypes().length).toBeGreaterThan(20)
  expect(listRecordTypes().filter(({ type }) => !text.includes(`\n## ${type.name}\n`))).toEqual([])
})

test('every field says what it is', () => {
  const silent = rows.filter((row) => /^\| `[^`]+` \| +(?:\||`[^`]*` when left out)/.test(row))
  expect(rows.length).toBeGreaterThan(150)
  expect(silent, 'say it in the code (a doc comment above the field), or in field-words.ts').toEqual([])
})

test('a field that names staff is marked, and one of the client’s own side too', () => {
  expect(rows.find((row) => row.startsWith('| `family.name?`'))).toContain('own side')
  expect(text).toMatch(/\| `author\?` \|[^\n]*\| `Staff` \| staff \|/)
})
