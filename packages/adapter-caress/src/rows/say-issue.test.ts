import { expect, test } from 'vitest'
import { z } from 'zod'
import { sayIssue } from './say-issue.ts'

const Row = z.strictObject({
  title: z.string(),
  status: z.enum(['concept', 'final']),
  level: z.number().refine((level) => level < 9, 'is too deep'),
})

test.each([
  [{ status: 'final', level: 1 }, 'title is missing'],
  [{ title: 5, status: 'final', level: 1 }, 'title: expected string, received number'],
  [{ title: 'x', status: 'Geheimhouder', level: 1 }, 'status: expected one of "concept"|"final"'],
  [{ title: 'x', status: 'final', level: 12 }, 'level is too deep'],
])('of %j is said what belongs there', (row, sentence) => {
  const [issue] = Row.safeParse(row).error?.issues ?? []
  expect(issue && sayIssue(issue)).toBe(sentence)
})
