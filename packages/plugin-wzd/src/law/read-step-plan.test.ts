import { WZD_STEPS, type InvoluntaryCareMeasure } from '@voordeur/core/care'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, countDays } from './day.ts'
import { createMeasure } from './measure.fixture.ts'
import { readStepPlan } from './read-step-plan.ts'
import { LONGEST_MONTHS } from './read-term.ts'

const ASSESSED = { at: '2026-01-01', outcome: 'suitable' } as const

/** Steps written as `art10 2026-01-15..2026-03-31, art10-10 2026-04-01`; without a second day the plan says no end. */
function toSteps(text: string): InvoluntaryCareMeasure['steps'] {
  return text.split(', ').map((step) => {
    const [article, days = ''] = step.split(' ')
    const [startedOn = '', endsOn] = days.split('..')
    return { article: WZD_STEPS.find((name) => name === article)!, startedOn, ...(endsOn && { endsOn }), assessment: ASSESSED }
  })
}

const kindsOf = (measure: InvoluntaryCareMeasure, today: string) => readStepPlan(measure, today).problems.map(({ kind }) => kind)

/** The steps of the record, today, and the step that is reached, until when, and how many days are left. */
const REACHED = `
art10 2026-01-15                                                            | 2026-01-15 | 1 | 2026-04-15 | 90
art10 2026-01-15                                                            | 2026-04-15 | 1 | 2026-04-15 | 0
art10 2026-01-15                                                            | 2026-04-16 | 1 | 2026-04-15 | -1
art10 2026-01-15..2026-03-01                                                | 2026-02-28 | 1 | 2026-03-01 | 1
art10 2026-01-15..2026-04-15                                                | 2026-02-28 | 1 | 2026-04-15 | 46
art10 2026-01-15..2026-06-15                                                | 2026-02-28 | 1 | 2026-04-15 | 46
art10 2025-11-30                                                            | 2026-02-01 | 1 | 2026-02-28 | 27
art10 2023-11-30                                                            | 2024-02-01 | 1 | 2024-02-29 | 28
art10 2026-07-31                                                            | 2026-10-24 | 1 | 2026-10-31 | 7
art10 2026-01-15, art10-10 2026-04-16                                       | 2026-04-15 | 1 | 2026-04-15 | 0
art10 2026-01-15, art10-10 2026-04-16                                       | 2026-04-16 | 2 | 2026-07-16 | 91
art10 2026-01-15, art10-10 2026-03-01..2026-05-15                           | 2026-04-01 | 2 | 2026-05-15 | 44
art10 2026-01-15, art10-10 2026-04-16, art11 2026-07-17                     | 2026-08-01 | 3 | 2026-10-17 | 77
art10 2026-01-15, art10-10 2026-04-16, art11 2026-07-17..2026-12-31         | 2026-08-01 | 3 | 2026-10-17 | 77
art10 2026-01-15, art10-10 2026-04-16, art11-4 2026-07-17                   | 2026-08-01 | 4 | 2027-01-17 | 169
art11-4 2026-08-31                                                          | 2026-09-01 | 4 | 2027-02-28 | 180
art11-4 2026-08-31, art11-4 2027-03-01                                      | 2027-03-01 | 4 | 2027-09-01 | 184
art10-10 2026-04-16, art10 2026-01-15                                       | 2026-05-01 | 2 | 2026-07-16 | 76
art10 2026-01-15..2025-12-01                                                | 2026-02-01 | 1 | 2026-04-15 | 73
`

describe('the step that a measure has reached', () => {
  test.each(REACHED.split('\n').filter((line) => line.includes('|')))('%s', (row) => {
    const [steps = '', today = '', step, endsOn, daysLeft] = row.split('|').map((cell) => cell.trim())
    const { reached } = readStepPlan(createMeasure({ steps: toSteps(steps) }), today)
    expect(reached).toMatchObject({ step: Number(step), endsOn, daysLeft: Number(daysLeft), isOverdue: Number(daysLeft) < 0 })
  })

  test('is none of a record without steps, nor while they lie ahead', () => {
    expect(readStepPlan(createMeasure(), '2026-02-01').reached).toBeUndefined()
    const ahead = readStepPlan(createMeasure({ steps: toSteps('art10 2026-03-01, art10-10 2026-05-01') }), '2026-02-01')
    expect(ahead.reached).toBeUndefined()
    expect(ahead.upcoming).toMatchObject({ article: 'art10', startedOn: '2026-03-01', endsOn: '2026-06-01' })
    expect(ahead.terms).toHaveLength(2)
  })

  test('names the end that was planned where the law ends it earlier, and not where it is the same', () => {
    const planned = (end: string) => readStepPlan(createMeasure({ steps: toSteps(`art10 2026-01-15..${end}`) }), '2026-02-01').reached
    expect(planned('2026-06-15')).toMatchObject({ endsOn: '2026-04-15', latestEnd: '2026-04-15', plannedEnd: '2026-06-15' })
    expect(planned('2026-03-01')).toMatchObject({ endsOn: '2026-03-01', latestEnd: '2026-04-15' })
    expect(planned('2026-03-01')).not.toHaveProperty('plannedEnd')
    expect(planned('2026-04-15')).not.toHaveProperty('plannedEnd')
  })
})

const PAST = '2026-06-01'

describe('a term that passed', () => {
  const steps = toSteps('art10 2026-01-15')

  test.each<[string, Partial<InvoluntaryCareMeasure>, boolean]>([
    ['is overdue while the measure is active', {}, true],
    ['is overdue while the measure is called active, also after its end', { period: { end: '2026-04-01' } }, true],
    ['is overdue when nothing says that the measure ended', { status: undefined }, true],
    ['is overdue when the record knows no more than the year of the end', { status: undefined, period: { end: '2026' } }, true],
    ['is not once the measure is ended', { status: 'ended' }, false],
    ['is not after the last day of a measure without a status', { status: undefined, period: { end: '2026-05-31' } }, false],
    ['is overdue on the last day of a measure without a status', { status: undefined, period: { end: PAST } }, true],
  ])('%s', (_, more, isOverdue) => {
    const measure = createMeasure({ steps, ...more })
    expect(readStepPlan(measure, PAST).reached?.isOverdue).toBe(isOverdue)
    expect(kindsOf(measure, PAST).includes('term-passed')).toBe(isOverdue)
  })
})

describe('what is wrong with the steps', () => {
  test.each<[string, string, string[]]>([
    [
      'nothing, in the order of the law',
      'art10 2026-01-15, art10-10 2026-04-16, art11 2026-07-17, art11-4 2026-10-18, art11-4 2027-04-19',
      [],
    ],
    ['nothing, when the advice came in time', 'art10 2026-01-15, art10-10 2026-04-15, art11-4 2026-07-15', []],
    ['nothing, when a step follows sooner than it had to', 'art10 2026-01-15, art10-10 2026-03-01', []],
    ['more than three months', 'art10 2026-01-15..2026-04-16', ['term-too-long']],
    ['an extension of more than three months', 'art10 2026-01-15, art10-10 2026-04-15, art11 2026-07-15..2026-11-01', ['term-too-long']],
    ['more than six months', 'art10 2026-01-15, art10-10 2026-04-15, art11-4 2026-07-15..2027-01-16', ['term-too-long']],
    ['an end before the start', 'art10 2026-01-15..2026-01-14', ['term-before-start']],
    ['no first step', 'art10-10 2026-04-16', ['step-skipped']],
    ['no meeting with somebody from outside', 'art10 2026-01-15, art11 2026-04-15', ['step-skipped']],
    ['no advice of an expert', 'art10 2026-01-15, art11-4 2026-04-15', ['step-skipped']],
    ['the first step again', 'art10 2026-01-15, art10 2026-04-15', ['step-repeated']],
    ['the second step again', 'art10 2026-01-15, art10-10 2026-04-15, art10-10 2026-07-15', ['step-repeated']],
    ['the extension again', 'art10 2026-01-15, art10-10 2026-04-15, art11 2026-07-15, art11 2026-10-15', ['step-repeated']],
    ['the extension after the advice', 'art10 2026-01-15, art10-10 2026-04-15, art11-4 2026-07-15, art11 2027-01-15', ['step-repeated']],
    ['a day without a term', 'art10 2026-01-15, art10-10 2026-04-17', ['steps-leave-gap']],
    ['a day without a term after a short one', 'art10 2026-01-15..2026-03-01, art10-10 2026-03-03', ['steps-leave-gap']],
    ['two terms at once', 'art10 2026-01-15..2026-03-01, art10-10 2026-02-28', ['steps-overlap']],
    ['two steps that begin on one day', 'art10 2026-01-15, art10-10 2026-01-15', ['steps-overlap']],
  ])('%s', (_, text, kinds) => {
    const steps = toSteps(text)
    const lastDay = steps.at(-1)!.startedOn
    expect(kindsOf(createMeasure({ steps, evaluatedOn: [lastDay] }), lastDay)).toEqual(kinds)
  })

  test('that the running step was not assessed, or was found not suitable', () => {
    const step = { article: 'art10', startedOn: '2026-01-15' } as const
    const kinds = (assessment?: InvoluntaryCareMeasure['steps'][number]['assessment']) =>
      kindsOf(createMeasure({ steps: [{ ...step, ...(assessment && { assessment }) }] }), '2026-02-01')
    expect(kinds()).toEqual(['no-assessment'])
    expect(kinds({ at: '2026-01-20' })).toEqual([])
    expect(kinds({ at: '2026-01-20', outcome: 'not-suitable' })).toEqual(['assessment-not-suitable'])
    expect(kindsOf(createMeasure({ status: 'ended', steps: [step] }), '2026-02-01')).toEqual([])
  })

  test('that a measure with involuntary care has none, and nothing of one that is not proved to be', () => {
    const positions = [{ by: 'client', says: 'resists' }] satisfies InvoluntaryCareMeasure['positions']
    expect(kindsOf(createMeasure({ category: 'd', positions }), '2026-02-01')).toEqual(['no-step'])
    expect(kindsOf(createMeasure({ category: 'd' }), '2026-02-01')).toEqual([])
    expect(kindsOf(createMeasure({ category: 'd', positions, status: 'ended' }), '2026-02-01')).toEqual([])
  })
})

describe('whatever the days', () => {
  const day = fc.oneof(
    fc.integer({ min: 0, max: 40_541 }).map((days) => addDays('1990-01-01', days)),
    fc.constantFrom('2024-02-29', '2000-02-29', '2026-01-31', '2026-03-29', '2026-10-25', '2023-11-30', '2026-08-31', '2026-12-25'),
  )
  const step = fc.record({ article: fc.constantFrom(...WZD_STEPS), startedOn: day, length: fc.option(fc.integer({ min: -5, max: 300 })) })
  const steps = step.map(({ article, startedOn, length }) => [
    { article, startedOn, ...(length !== null && { endsOn: length < 0 ? '1989-01-01' : addDays(startedOn, length) }) },
  ])
  const later = fc.integer({ min: 0, max: 400 })

  test('the end of a term is never later than the law allows nor than was planned, and never before its start', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const [{ article, startedOn, endsOn: planned }] = some as [(typeof some)[number]]
        const { endsOn, latestEnd } = readStepPlan(createMeasure({ steps: some }), startedOn).reached!
        expect(latestEnd).toBe(addMonths(startedOn, LONGEST_MONTHS[article]))
        expect(endsOn <= latestEnd && endsOn >= startedOn).toBe(true)
        if (planned !== undefined && planned >= startedOn) expect(endsOn <= planned).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('every day there is one day less left, and it is overdue from the day after the last', () => {
    fc.assert(
      fc.property(steps, later, (some, passed) => {
        const today = addDays(some[0]!.startedOn, passed)
        const read = (on: string) => readStepPlan(createMeasure({ steps: some }), on).reached!
        const { daysLeft, isOverdue, endsOn } = read(today)
        expect(read(addDays(today, 1)).daysLeft).toBe(daysLeft - 1)
        expect(daysLeft).toBe(countDays(today, endsOn))
        expect(isOverdue).toBe(today > endsOn)
        expect(readStepPlan(createMeasure({ steps: some, status: 'ended' }), today).reached!.isOverdue).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
