import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from './day.ts'
import { createMeasure } from './measure.fixture.ts'
import { readStepPlan } from './read-step-plan.ts'

const STEPS = [{ article: 'art10', startedOn: '2026-01-15', assessment: { at: '2026-01-10' } }] satisfies InvoluntaryCareMeasure['steps']

const read = (given: Partial<InvoluntaryCareMeasure>, today: string) =>
  readStepPlan(createMeasure({ steps: STEPS, ...given }), today).evaluation

describe('the next evaluation', () => {
  test.each<[string, Partial<InvoluntaryCareMeasure>, string]>([
    ['is within four weeks after the plan began', {}, '2026-02-12'],
    ['is within six months after the last one', { evaluatedOn: ['2026-02-10'] }, '2026-08-10'],
    ['counts from the newest', { evaluatedOn: ['2026-03-31', '2026-02-10'] }, '2026-09-30'],
    ['is on the day that was agreed when that is earlier', { nextEvaluationOn: '2026-02-01' }, '2026-02-01'],
    ['is no later than the law says, whatever was agreed', { nextEvaluationOn: '2026-05-01' }, '2026-02-12'],
    ['is no day that was agreed and kept', { evaluatedOn: ['2026-02-10'], nextEvaluationOn: '2026-02-10' }, '2026-08-10'],
    ['is the day agreed after the last one', { evaluatedOn: ['2026-02-10'], nextEvaluationOn: '2026-04-01' }, '2026-04-01'],
    ['does not count one that lies ahead', { evaluatedOn: ['2027-01-01'] }, '2026-02-12'],
  ])('%s', (_, given, on) => {
    expect(read(given, '2026-03-31')?.on).toBe(on)
  })

  test('is overdue from the day after, and says whether the record knows an earlier one', () => {
    expect(read({}, '2026-02-12')).toEqual({ on: '2026-02-12', latestOn: '2026-02-12', daysLeft: 0, isOverdue: false })
    expect(read({}, '2026-02-13')).toMatchObject({ daysLeft: -1, isOverdue: true })
    expect(read({ evaluatedOn: ['2026-02-10'] }, '2026-02-13')).toMatchObject({ lastOn: '2026-02-10', isOverdue: false })
  })

  test('is a problem for the desk when it is overdue', () => {
    const kinds = (today: string) => readStepPlan(createMeasure({ steps: STEPS }), today).problems.map(({ kind }) => kind)
    expect(kinds('2026-02-12')).toEqual([])
    expect(kinds('2026-02-13')).toEqual(['evaluation-overdue'])
  })

  test('is none of an ended measure', () => {
    expect(read({ status: 'ended' }, '2026-03-31')).toBeUndefined()
  })

  test('of a measure that is not proved to be in a plan is what was agreed, and nothing that the law asks of a plan', () => {
    const period = { start: '2026-01-15' }
    expect(read({ steps: [], period }, '2026-03-31')).toBeUndefined()
    expect(read({ steps: [], period, nextEvaluationOn: '2026-05-01' }, '2026-03-31')).toEqual({
      on: '2026-05-01',
      daysLeft: 31,
      isOverdue: false,
    })
    const resisted = { category: 'd', positions: [{ by: 'client', says: 'resists' }] } satisfies Partial<InvoluntaryCareMeasure>
    expect(read({ steps: [], period, ...resisted }, '2026-03-31')?.on).toBe('2026-02-12')
  })

  test('never lies more than six months after the last one, nor after the day that was agreed next', () => {
    const day = fc.integer({ min: 0, max: 40_541 }).map((days) => addDays('1990-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 500 }), (last, passed) => {
        const found = read({ evaluatedOn: [last], nextEvaluationOn: addDays(last, passed) }, last)!
        expect(found.on <= addMonths(last, 6) && found.on <= addDays(last, passed) && found.on > last).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
