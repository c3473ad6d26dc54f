import { NotThere } from '@voordeur/core'
import { Evaluation, Goal } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { evaluations } from './part.ts'

const EVALUATION = toRecord(Evaluation, '2021-08-19T12:42:00.000Z', {
  plan: 'Doelenkaart',
  model: 'Jaarlijks',
  changedAt: '2021-08-19T14:42:00+02:00',
  status: 'final',
  author: { role: 'Cliëntbegeleider' },
  fields: [{ text: 'Hoe kijk je terug', answers: ['Tevreden.'] }],
  goals: [{ goal: 'g1', outcome: 'Bereikt', text: 'Kookt nu zelf.' }],
})
const CONCEPT = toRecord(Evaluation, '2021-05-18T08:11:00.000Z', { plan: 'Doelenkaart', status: 'concept' })
const GOAL = toRecord(Goal, '2021-01-01T00:00:00.000Z', { sourceId: 'g1', description: 'Zelf koken' })
const RECORDS = [EVALUATION, CONCEPT, GOAL]

describe('the evaluations', () => {
  it('stand in a table as the manual has it', async () => {
    const { html } = await openPart(evaluations, RECORDS)
    for (const column of ['Plan', 'Model', 'Laatst gewijzigd', 'Status']) expect(html).toContain(`>${column}</th>`)
    for (const words of ['Definitief', 'Concept', '19 augustus 2021']) expect(html).toContain(words)
    expect(html).toContain(`href="/deel?evaluation=${EVALUATION.id}"`)
  })

  it('open on the form, with the goals a link away', async () => {
    const { html } = await openPart(evaluations, RECORDS, { query: { evaluation: EVALUATION.id } })
    expect(html).toContain('Tevreden.')
    expect(html).not.toContain('Kookt nu zelf.')
    expect(html).toContain(`href="/deel?evaluation=${EVALUATION.id}&amp;tab=goals"`)
    expect(html).toContain('Cliëntbegeleider')
  })

  it('name each goal as the plan does', async () => {
    const { html } = await openPart(evaluations, RECORDS, { query: { evaluation: EVALUATION.id, tab: 'goals' } })
    expect(html).toMatch(/Zelf koken<\/h3>.*Uitkomst.*Bereikt.*Toelichting.*Kookt nu zelf\./)
    expect(html).not.toContain('Tevreden.')
  })

  it('that are not there are not there', async () => {
    await expect(openPart(evaluations, RECORDS, { query: { evaluation: 'x' } })).rejects.toThrow(NotThere)
  })

  it('are saved in full, form and goals, after the table', async () => {
    const { data } = await openPart(evaluations, RECORDS)
    const all = await openPart(evaluations, RECORDS, { query: evaluations.nextPage?.(data) ?? {} })
    for (const words of ['Tevreden.', 'Kookt nu zelf.', 'Zelf koken']) expect(all.html).toContain(words)
    expect(evaluations.nextPage?.(all.data)).toBeUndefined()
  })

  it('come twenty at a time, to the last', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      toRecord(Evaluation, new Date(Date.UTC(2026, 0, 1, index)).toISOString(), { plan: 'Plan' }),
    )
    let query: Readonly<Record<string, string>> | undefined = { show: 'all' }
    let seen = 0
    while (query) {
      const { data } = await openPart(evaluations, many, { query })
      seen += (data as { sheets: unknown[] }).sheets.length
      query = evaluations.nextPage?.(data)
    }
    expect(seen).toBe(45)
  })
})
