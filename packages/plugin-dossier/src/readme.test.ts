import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dossier } from './dossier.ts'
import { createTranslate } from './testing/open-part.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = readme.split('\n').flatMap((line) => (line.startsWith('| `') ? [line.split('|').map((cell) => cell.trim())] : []))
const { parts } = dossier()

test('the README names every part by its title, with what it reads and what becomes of it without records', () => {
  const t = createTranslate('nl')
  const told = rows
    .filter((cells) => cells.length === 7)
    .map(([, id, title, , reads, empty]) => [id, title, reads?.split(', ').toSorted().join(', '), empty])
  expect(told).toEqual(
    parts.map(({ id, title, reads, whenEmpty }) => [
      `\`${id}\``,
      t(title),
      reads
        .map((type) => type.name)
        .toSorted()
        .join(', '),
      whenEmpty === 'explain' ? 'explains' : 'absent',
    ]),
  )
})
