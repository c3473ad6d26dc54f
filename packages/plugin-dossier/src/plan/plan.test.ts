import { CarePlan, Goal } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { createTranslate, openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { toSampleRecords } from '../testing/sample-records.ts'
import { sayGoalStatus } from './goal-status.ts'
import { findCurrentPlan, toPlanOverview } from './overview.ts'
import { plan } from './part.ts'

const TODAY = '2026-11-22'
const toPlan = (data: object) => toRecord(CarePlan, '2026-01-01', data).data
const toGoal = (data: object) => toRecord(Goal, '2026-01-01', data).data

describe('the current plan', () => {
  it('is the newest that runs', () => {
    const plans = [
      toPlan({ title: 'concept', status: 'draft' }),
      toPlan({ title: 'oud', status: 'completed' }),
      toPlan({ title: 'nu', status: 'active' }),
    ]
    expect(findCurrentPlan(plans, TODAY)?.title).toBe('nu')
  })

  it('is the last one when none runs, and says that it ended', () => {
    const plans = [toPlan({ title: 'vorig', status: 'active', period: { end: '2026-11-21' } })]
    expect(findCurrentPlan(plans, TODAY)?.title).toBe('vorig')
    expect(toPlanOverview(plans[0] ?? toPlan({}), [], TODAY).ended).toBe(true)
  })

  it('is never a draft or a mistake', () => {
    expect(findCurrentPlan([toPlan({ status: 'draft' }), toPlan({ status: 'entered-in-error' })], TODAY)).toBeUndefined()
  })
})

describe('the order of a plan', () => {
  const given = toPlan({
    problems: [
      { id: 'p1', text: 'Kans op vallen' },
      { id: 'p2', text: 'Slecht slapen' },
    ],
    goals: ['g1', 'g2'],
    activities: [
      { description: 'Oefenen met lopen', goals: ['g1'] },
      { description: 'Bed in de laagste stand', goals: ['g1', 'g2'] },
      { description: 'Medicijnen aanreiken' },
      { description: 'Gestopt', status: 'stopped', goals: ['g1'] },
    ],
  })
  const goals = [
    toGoal({ sourceId: 'g1', description: 'Veilig lopen', problems: ['p1'] }),
    toGoal({ sourceId: 'g2', description: 'Doorslapen' }),
    toGoal({ sourceId: 'ander', description: 'Van een ander plan' }),
  ]
  const overview = toPlanOverview(given, goals, TODAY)

  it('goes from problem to goal to agreement', () => {
    expect(overview.groups.map(({ problem }) => problem)).toEqual(['Kans op vallen', 'Slecht slapen', undefined])
    expect(overview.groups[0]?.goals[0]?.agreements.map(({ text }) => text)).toEqual(['Oefenen met lopen', 'Bed in de laagste stand'])
    expect(overview.groups[2]?.goals.map(({ text }) => text)).toEqual(['Doorslapen'])
  })

  it('keeps agreements that serve no goal', () => {
    expect(overview.loose.map(({ text }) => text)).toEqual(['Medicijnen aanreiken'])
  })

  it('leaves out what was stopped and what belongs to another plan', () => {
    expect(JSON.stringify(overview)).not.toMatch(/Gestopt|ander plan/)
  })
})

describe('the page of the plan', () => {
  it('says frequency, target date and state in plain words', async () => {
    const { html } = await openPart(plan, toSampleRecords('Zelf eten'))
    for (const words of ['2 keer per dag', '1 maart 2027', 'Hier werken we aan']) expect(html).toContain(words)
  })

  it('shows the formatted text of the source, that the kernel sanitised', async () => {
    const { html } = await openPart(plan, [
      toRecord(CarePlan, '2026-10-01T00:00:00.000Z', { status: 'active', html: '<table><tr><td>Doel</td></tr></table>' }),
    ])
    expect(html).toContain('<table><tr><td>Doel</td></tr></table>')
  })
})

describe('the state of a goal', () => {
  it('is said for STU3 and R4 alike, and not at all when it is unknown', () => {
    const t = createTranslate('nl')
    expect(sayGoalStatus(t, 'in-progress')).toBe('Hier werken we aan')
    expect(sayGoalStatus(t, 'completed')).toBe('Behaald')
    expect(sayGoalStatus(t, 'x-unknown')).toBeUndefined()
  })
})
