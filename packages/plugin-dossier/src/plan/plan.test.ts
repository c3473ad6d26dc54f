import { NotThere } from '@voordeur/core'
import { CarePlan, Goal } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { createTranslate, openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { toSampleRecords } from '../testing/sample-records.ts'
import { sayGoalStatus } from './goal-status.ts'
import { findCurrentPlan, toPlanOverview } from './overview.ts'
import { plan as planAs } from './part.ts'

const plan = planAs('one-page')
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

describe('the targets of a goal', () => {
  const open = (targets: readonly object[], description?: string) =>
    openPart(plan, [
      toRecord(CarePlan, '2026-10-01T00:00:00.000Z', { status: 'active', goals: ['g1'] }),
      toRecord(Goal, '2026-10-01T00:00:00.000Z', { sourceId: 'g1', targets, ...(description && { description }) }),
    ])

  it('are all said, with the one day on which they should be reached', async () => {
    const { html } = await open([{ detail: 'Drie keer koken', due: '2027-03-01' }, { detail: 'Zelf boodschappen' }], 'Zelf koken')
    expect(html).toMatch(/Dit willen we bereiken.*Drie keer koken.*Zelf boodschappen.*Streefdatum.*1 maart 2027/)
  })

  it('have their own day where there are several, and the first names a goal without words', async () => {
    const { html } = await open([
      { detail: 'Drie keer koken', due: '2027-03-01' },
      { detail: 'Zelf boodschappen', due: '2027-06-01' },
    ])
    expect(html).toMatch(/Doel: Drie keer koken.*Streefdatum.*1 maart 2027/)
    expect(html).toMatch(/Zelf boodschappen \(<time datetime="2027-06-01">/)
  })
})

describe('formatted text that holds more than words', () => {
  it.each(['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<a href="javascript:alert(1)">x</a>', '<p onclick="x">y</p>'])(
    'is shown as it is written, in every layout: %s',
    async (html) => {
      for (const layout of ['one-page', 'cards'] as const) {
        const page = await openPart(planAs(layout), [toRecord(CarePlan, '2026-10-01T00:00:00.000Z', { status: 'active', html })])
        expect(page.html).not.toMatch(/<img|<script|<a href="javascript|onclick="x"/)
        expect(page.html).toContain('&lt;')
      }
    },
  )
})

describe('the state of a goal', () => {
  it('is said for STU3 and R4 alike, and not at all when it is unknown', () => {
    const t = createTranslate('nl')
    expect(sayGoalStatus(t, 'in-progress')).toBe('Hier werken we aan')
    expect(sayGoalStatus(t, 'completed')).toBe('Behaald')
    expect(sayGoalStatus(t, 'x-unknown')).toBeUndefined()
  })
})

describe('the cards of a plan', () => {
  const cards = planAs('cards')
  const records = [
    toRecord(CarePlan, '2026-10-01T00:00:00.000Z', {
      status: 'active',
      title: 'Plan van nu',
      html: '<p>Hoe we steunen</p>',
      goals: ['g1'],
      activities: [{ description: 'Samen koken', goals: ['g1'] }, { description: 'Medicijnen aanreiken' }],
    }),
    toRecord(CarePlan, '2025-10-01T00:00:00.000Z', { title: 'Plan van toen', status: 'completed', period: { start: '2025-10-01' } }),
    toRecord(CarePlan, '2026-11-01T00:00:00.000Z', { title: 'Kladje', status: 'draft' }),
    toRecord(Goal, '2026-10-01T00:00:00.000Z', { sourceId: 'g1', description: 'Zelf koken' }),
  ]

  it('are the support card first, with the goal card a link away', async () => {
    const { html } = await openPart(cards, records)
    for (const words of ['Hoe we steunen', 'Medicijnen aanreiken', 'href="/deel?card=goals"']) expect(html).toContain(words)
    expect(html).not.toContain('Zelf koken')
  })

  it('are the goals with what was agreed on the other', async () => {
    const { html } = await openPart(cards, records, { query: { card: 'goals' } })
    for (const words of ['Zelf koken', 'Samen koken']) expect(html).toContain(words)
    expect(html).not.toMatch(/Hoe we steunen|Medicijnen/)
  })

  it('say of one that is empty which other is not', async () => {
    const only = toRecord(CarePlan, '2026-10-01T00:00:00.000Z', { status: 'active', goals: ['g1'], activities: [] })
    const goal = toRecord(Goal, '2026-10-01T00:00:00.000Z', { sourceId: 'g1', description: 'Zelf koken' })
    expect((await openPart(cards, [only, goal])).html).toContain('Kies hierboven: Doelenkaart.')
    expect((await openPart(cards, [records[1] ?? only])).html).not.toContain('Kies hierboven')
  })

  it('are no cards where the organisation has one page', async () => {
    expect(plan.query?.safeParse({ card: 'goals' }).success).toBe(false)
    expect((await openPart(plan, records)).html).not.toContain('Doelenkaart')
  })

  it('lead to earlier plans, and a goal of now is none of then', async () => {
    const earlier = records[1]?.id ?? ''
    const { html } = await openPart(cards, records)
    expect(html).toContain(`href="/deel?plan=${earlier}">Plan van toen`)
    expect(html).not.toContain('Kladje')
    const then = await openPart(cards, records, { query: { plan: earlier, card: 'goals' } })
    expect(then.html).toContain('Dit zorgplan is afgesloten')
    expect(then.html).not.toContain('Zelf koken')
  })

  it('open on the goals of the plan that holds a goal', async () => {
    const goal = records[3]?.id ?? ''
    const { html } = await openPart(cards, records, { query: { goal } })
    expect(html).toContain('Zelf koken')
    await expect(openPart(cards, records, { query: { goal: 'x' } })).rejects.toThrow(NotThere)
  })

  it('of a draft, and of what does not exist, are not there', async () => {
    for (const id of [records[2]?.id ?? '', 'x']) await expect(openPart(cards, records, { query: { plan: id } })).rejects.toThrow(NotThere)
  })

  it.each([
    ['cards', 4],
    ['one-page', 2],
  ] as const)('are all saved, as are the plans before (%s)', async (layout, pages) => {
    const part = planAs(layout)
    let query: Readonly<Record<string, string>> | undefined = {}
    const seen: string[] = []
    while (query) {
      const { data, html } = await openPart(part, records, { query })
      seen.push(html)
      query = part.nextPage?.(data)
    }
    expect(seen).toHaveLength(pages)
    for (const words of ['Hoe we steunen', 'Zelf koken', 'Plan van toen']) expect(seen.join('')).toContain(words)
  })
})
