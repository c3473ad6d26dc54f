import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LONGEST_TEXT } from './tables/tables.ts'
import { prikbord } from './prikbord.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the README names every right and option, and how long a message may be', () => {
  const [board] = prikbord().parts
  const named = [...readme.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name]) => name)
  const rights = Object.keys(board?.rights ?? {}).map((right) => `prikbord.board:${right}`)
  expect(named).toEqual([...rights, 'photos', 'replies', 'hiding'])
  expect(prikbord({ photos: true, replies: true, hiding: true }).optionProblems).toEqual([])
  expect(readme).toContain(`at most ${LONGEST_TEXT.toLocaleString('en')} characters`)
})
