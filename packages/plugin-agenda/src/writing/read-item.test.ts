import { describe, expect, test } from 'vitest'
import type { TypedItem } from './input.ts'
import { readItem } from './read-item.ts'

const TYPED: TypedItem = {
  title: 'Koffie',
  day: '2026-11-25',
  begins: '10:00',
  ends: '',
  place: '',
  note: '',
  repeats: 'none',
  lastDay: '',
}
const read = (typed: Partial<TypedItem>) => readItem({ ...TYPED, ...typed })
const problemsOf = (typed: Partial<TypedItem>) => {
  const answer = read(typed)
  return 'problems' in answer ? answer.problems.map(({ field, message }) => `${field} ${message}`) : []
}
const valuesOf = (typed: Partial<TypedItem>) => {
  const answer = read(typed)
  return 'values' in answer ? answer.values : undefined
}

describe('what was typed about an appointment', () => {
  test.each([
    ['25-11-2026', '2026-11-25'],
    [' 5/1/2027 ', '2027-01-05'],
    ['2026-11-25', '2026-11-25'],
  ])('the day %s is %s', (typed, day) => {
    expect(valuesOf({ day: typed })?.day).toBe(day)
  })

  test.each([
    ['9.30', '09:30'],
    ['9:30', '09:30'],
    ['14', '14:00'],
    ['14:00:00', '14:00'],
    ['10 uur', '10:00'],
  ])('the time %s is %s', (typed, time) => {
    expect(valuesOf({ begins: typed })?.begins).toBe(time)
  })

  test('a whole day has no times, whatever stands in their fields', () => {
    expect(valuesOf({ whole: 'on', begins: 'x', ends: '9' })).toMatchObject({ begins: null, ends: null })
  })

  test('what is once has no last day', () => {
    expect(valuesOf({ lastDay: '2020-01-01' })).toMatchObject({ repeats: 'none', lastDay: null })
    expect(valuesOf({ repeats: 'nooit' })).toMatchObject({ repeats: 'none' })
  })

  test('a line is one line, and turns nothing around', () => {
    expect(valuesOf({ title: '  Koffie\r\nBEGIN:VEVENT\u202Emet taart\u0000 ' })?.title).toBe('Koffie BEGIN:VEVENT met taart')
    expect(valuesOf({ note: 'een\r\ntwee\u0000' })?.note).toBe('een\ntwee')
  })

  test.each<[Partial<TypedItem>, readonly string[]]>([
    [{ title: ' \u202E ' }, ['title problem.title']],
    [
      { title: 'x'.repeat(101), place: 'x'.repeat(101), note: 'x'.repeat(1001) },
      ['title problem.long', 'place problem.long', 'note problem.long'],
    ],
    [{ day: '30-02-2026' }, ['day problem.day']],
    [{ day: '' }, ['day problem.day']],
    [{ begins: '' }, ['begins problem.begins']],
    [{ begins: '25:00' }, ['begins problem.time']],
    [{ ends: 'straks' }, ['ends problem.time']],
    [{ ends: '10:00' }, ['ends problem.ends']],
    [{ repeats: 'weekly', lastDay: '2026-11-24' }, ['lastDay problem.lastDay']],
    [{ repeats: 'weekly', lastDay: 'ooit' }, ['lastDay problem.day']],
    [{ title: '', day: 'x', begins: 'x' }, ['title problem.title', 'day problem.day', 'begins problem.time']],
  ])('%o is told at its field', (typed, problems) => {
    expect(problemsOf(typed)).toEqual(problems)
  })
})
