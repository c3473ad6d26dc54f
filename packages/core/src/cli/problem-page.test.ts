import { expect, test } from 'vitest'
import { PROBLEM_CODES } from '../compose/problem.ts'
import { readProblemPage, toTerminalText } from './problem-page.ts'

test('every code has a page to read in a terminal, without anything that is only for Markdown', () => {
  for (const code of PROBLEM_CODES) {
    const text = readProblemPage(code)
    expect(text.startsWith(`${code}\n\n`)).toBe(true)
    expect(text).toMatch(new RegExp(`^ {4}${code} {3}`, 'm'))
    expect(text).not.toMatch(/```|<!--|^#|\]\(\.\.\//m)
  }
})

test('code is indented, what is hidden is left out, and a link is its words', () => {
  const page =
    '# A\n\nSee [records](../records.md).\n\n<!-- sample\nx\n-->\n```ts a.ts\none\n\ntwo\n```\n\n## B\n\n[lucide](https://lucide.dev)\n'
  expect(toTerminalText(page)).toBe('A\n\nSee records.\n\n    one\n\n    two\n\nB\n\n[lucide](https://lucide.dev)')
})
