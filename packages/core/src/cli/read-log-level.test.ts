import { expect, test } from 'vitest'
import { createLog, type LogLevel } from '../log/create-log.ts'
import { CliError } from './cli-error.ts'
import { readLogLevel } from './read-log-level.ts'

test('without a level warnings and errors are written, and a level that there is not is refused', () => {
  expect([readLogLevel(undefined), readLogLevel('info')]).toEqual(['warn', 'info'])
  expect(() => readLogLevel('INFO')).toThrow(CliError)
})

test.each([
  ['debug', ['info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['silent', []],
] as const)('at %s a line is JSON with its level, its time and its facts', (level: LogLevel, written) => {
  const lines: string[] = []
  const log = createLog(level, { write: (line) => void lines.push(line) })
  for (const of of ['info', 'warn', 'error'] as const) log({ level: of, message: 'request', route: '/readyz', status: 200 })
  const facts = { time: expect.any(Number), route: '/readyz', status: 200, msg: 'request' }
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(written.map((of) => ({ level: of, ...facts })))
})
