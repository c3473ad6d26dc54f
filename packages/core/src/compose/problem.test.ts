import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROBLEM_CODES, toProblemText } from './problem.ts'

test('a problem is printed as code and place, cause, fix and hint', () => {
  const problem = {
    code: 'PART_UNKNOWN',
    place: 'panels[0].parts[0]',
    cause: 'There is none.',
    fix: 'Name one.',
    hint: 'Did you mean "a.b"?',
  } as const
  expect(toProblemText(problem)).toBe('PART_UNKNOWN   panels[0].parts[0]\n  There is none.\n  Fix: Name one.\n  Did you mean "a.b"?')
})

test('every code is built by a mistake in some test', () => {
  const tests = [
    'compose.test.ts',
    'compose-words-and-risks.test.ts',
    'check-assurance.test.ts',
    'check-desk.test.ts',
    'check-media.test.ts',
    'check-notices.test.ts',
    'check-slots.test.ts',
    'check-tables.test.ts',
    'check-watch.test.ts',
    'check-words.test.ts',
    '../cli/check.test.ts',
    '../web/statements/statement-routes.test.ts',
  ]
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
    .join('\n')
  expect(PROBLEM_CODES.filter((code) => !tests.includes(`'${code}'`))).toEqual([])
})
