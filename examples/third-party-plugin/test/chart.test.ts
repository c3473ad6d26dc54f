import { expect, test } from 'vitest'
import type { Answer } from '../src/half-year.ts'
import { toChartPath } from '../src/to-chart-path.ts'
import { toChartPlaces } from '../src/to-chart-places.ts'

test('a week without an answer is a gap in the line', () => {
  const answers = ['2026-11-23', '2026-11-16', '2026-11-02', '2026-10-26'].map(toAnswer)
  const places = toChartPlaces(answers, '2026-11-23', 28)
  expect(places.map(({ week }) => week)).toEqual(['2026-10-26', '2026-11-02', '2026-11-16', '2026-11-23'])
  expect(toChartPath(places).replaceAll(/[\d. ]+/g, ' ')).toBe('M L M L ')
})

test('better stands higher, and an answer of more than half a year ago nowhere', () => {
  const [worse, better] = toChartPlaces(
    [{ ...toAnswer('2026-11-23'), feeling: 'very-good' }, { ...toAnswer('2026-11-16'), feeling: 'bad' }, toAnswer('2026-01-05')],
    '2026-11-23',
    28,
  )
  expect(better?.y).toBeLessThan(worse?.y ?? 0)
})

function toAnswer(week: string): Answer {
  return { week, feeling: 'good', text: '', writer: 'self', author: 'Anna' }
}
