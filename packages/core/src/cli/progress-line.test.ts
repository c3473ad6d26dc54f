import { expect, test } from 'vitest'
import { createProgressLine } from './progress-line.ts'

function run(isTTY: boolean, milliseconds: number): string {
  let written = ''
  const line = createProgressLine({ isTTY, write: (text) => (written += text) })
  line.note({ source: 'caress', clients: 7, expected: 9, milliseconds })
  line.end()
  return written
}

test('a terminal shows one line that is taken away at the end', () => {
  expect(run(true, 2_000)).toBe('\r\u001B[2Kcaress: 7 of 9 clients, 2 s\r\u001B[2K')
  expect(run(true, 500)).toBe('')
})

test('a log has a line every minute and no sign that only a terminal knows', () => {
  expect(run(false, 59_000)).toBe('')
  expect(run(false, 61_000)).toBe('caress: 7 of 9 clients, 1 min\n')
})
