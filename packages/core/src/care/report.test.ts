import { expect, test } from 'vitest'
import { Report } from './report.ts'

const written = { reportedAt: '2026-11-21T08:00:00+01:00', text: 'Kookte zelf.' }

test('a report on a goal is one on the goal card', () => {
  expect(Report.schema.parse({ ...written, goal: 'g1' })).toMatchObject({ card: 'goal' })
  expect(Report.schema.parse(written)).not.toHaveProperty('card')
  expect(Report.schema.parse({ ...written, card: 'support' })).toMatchObject({ card: 'support' })
})
