import type { EmergencyDecision, InvoluntaryCareMeasure } from '@voordeur/core/care'
import { describe, expect, test } from 'vitest'
import { createMeasure } from './measure.fixture.ts'
import { readStepPlan } from './read-step-plan.ts'

const DECIDED = '2026-01-10T20:00:00+01:00'

const TOLD = { clientToldAt: '2026-01-10', representativeToldAt: '2026-01-11', officerToldAt: '2026-01-11' }

const PROPER: EmergencyDecision = { decidedAt: DECIDED, writtenAt: '2026-01-11T09:00:00+01:00', ...TOLD }

function read(emergency: EmergencyDecision, { today = '2026-01-15', ...more }: Partial<InvoluntaryCareMeasure> & { today?: string } = {}) {
  const plan = readStepPlan(createMeasure({ emergency, ...more }), today)
  return { ...plan, kinds: plan.problems.map(({ kind }) => kind) }
}

describe('a decision in an emergency', () => {
  test('is valid for two weeks at most, and for less when it says so', () => {
    expect(read(PROPER).emergency).toEqual({
      startedOn: '2026-01-10',
      endsOn: '2026-01-24',
      latestEnd: '2026-01-24',
      daysLeft: 9,
      isOverdue: false,
    })
    expect(read({ ...PROPER, endsOn: '2026-01-17' }).emergency).toMatchObject({ endsOn: '2026-01-17', daysLeft: 2 })
    expect(read(PROPER).kinds).toEqual([])
  })

  test('that says more than two weeks is no longer valid after them, and is told to the desk', () => {
    const { emergency, problems } = read({ ...PROPER, endsOn: '2026-01-25' })
    expect(emergency).toMatchObject({ endsOn: '2026-01-24', plannedEnd: '2026-01-25' })
    expect(problems).toEqual([{ kind: 'emergency-too-long', fields: ['emergency.endsOn'] }])
  })

  test.each<[string, string | undefined, string, boolean]>([
    [DECIDED, '2026-01-12T20:00:00+01:00', '2026-01-20', false],
    [DECIDED, '2026-01-12T20:00:01+01:00', '2026-01-20', true],
    ['2026-03-28T20:00:00+01:00', '2026-03-30T21:00:00+02:00', '2026-04-01', false],
    ['2026-03-28T20:00:00+01:00', '2026-03-30T21:00:01+02:00', '2026-04-01', true],
    ['2026-10-24T20:00:00+02:00', '2026-10-26T19:00:00+01:00', '2026-10-28', false],
    ['2026-01-10', '2026-01-12', '2026-01-20', false],
    ['2026-01-10', '2026-01-13', '2026-01-20', true],
    [DECIDED, '2026-01-12', '2026-01-20', false],
    [DECIDED, undefined, '2026-01-12', false],
    [DECIDED, undefined, '2026-01-13', true],
  ])('of %s, written at %s, looked at on %s: written late is %s', (decidedAt, writtenAt, today, isLate) => {
    const { kinds } = read({ decidedAt, ...(writtenAt && { writtenAt }), ...TOLD }, { today })
    expect(kinds.includes('emergency-written-late')).toBe(isLate)
  })

  test('names who is not known to have been told', () => {
    const { clientToldAt: _, officerToldAt: __, ...half } = PROPER
    expect(read(half).problems).toEqual([{ kind: 'emergency-not-told', fields: ['emergency.clientToldAt', 'emergency.officerToldAt'] }])
  })

  test('is overdue after its last day while it runs on without a plan, and not after the plan took over or it ended', () => {
    const today = '2026-01-25'
    const step = (startedOn: string) =>
      ({ steps: [{ article: 'art10', startedOn, assessment: { at: startedOn } }] }) satisfies Partial<InvoluntaryCareMeasure>
    expect(read(PROPER, { today: '2026-01-24' }).emergency?.isOverdue).toBe(false)
    expect(read(PROPER, { today })).toMatchObject({ emergency: { isOverdue: true, daysLeft: -1 }, kinds: ['emergency-passed'] })
    expect(read(PROPER, { today, status: 'ended' }).emergency?.isOverdue).toBe(false)
    expect(read(PROPER, { today, ...step('2026-01-20') }).emergency?.isOverdue).toBe(false)
    expect(read(PROPER, { today, ...step('2026-01-26') }).emergency?.isOverdue).toBe(true)
    expect(read(PROPER, { today, ...step('2026-01-09') }).emergency?.isOverdue).toBe(true)
  })
})
