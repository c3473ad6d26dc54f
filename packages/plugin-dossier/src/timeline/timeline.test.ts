import { CarePlan, Goal, Report } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { toSampleRecords } from '../testing/sample-records.ts'
import { timeline } from './part.ts'

function toReports(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 10, 1, index)).toISOString()
    return toRecord(Report, at, { reportedAt: at, topic: 'Voeding', text: `Rapportage ${index}.` })
  })
}

describe('the timeline', () => {
  it('shows twenty events and the way to older ones', async () => {
    const { html } = await openPart(timeline, toReports(25))
    expect(html.match(/<article/g)).toHaveLength(20)
    expect(html).toContain('/deel?before=2026-11-01T05')
    expect(html.indexOf('Rapportage 24.')).toBeLessThan(html.indexOf('Rapportage 23.'))
  })

  it('shows the rest behind the cursor, with the way back', async () => {
    const { html } = await openPart(timeline, toReports(25), { query: { before: '2026-11-01T05:00:00.000Z' } })
    expect(html.match(/<article/g)).toHaveLength(5)
    expect(html).toContain('href="/deel"')
  })

  it('mixes reports, measurements, goals and changes of the plan', async () => {
    const { html } = await openPart(timeline, toSampleRecords('Rustig'))
    for (const title of ['Gewicht', 'Zorgplan bijgewerkt', 'Doel in het zorgplan', 'Rapportage', 'Geschreven door familie', 'Belangrijk'])
      expect(html).toContain(title)
  })

  it('writes times so that machines can read them', async () => {
    const { html } = await openPart(timeline, toSampleRecords('Rustig'))
    expect(html).toMatch(/<time datetime="2026-11-22T08:30:00\+01:00">08:30<\/time>/)
  })

  it('sums up the newest event in one line', async () => {
    const { summary } = await openPart(timeline, toReports(2))
    expect(summary).toContain('Voeding')
    expect(summary).toContain('Rapportage 1.')
  })

  it('shows a day without a time where the record has only a day', async () => {
    const { html } = await openPart(timeline, [
      toRecord(CarePlan, '2026-10-01T00:00:00.000Z', { changedAt: '2026-10-01' }),
      toRecord(Goal, '2026-09-01T00:00:00.000Z', { sourceId: 'g', startedAt: '2026-09-01', description: 'Zelf lopen' }),
    ])
    expect(html).not.toMatch(/\d\d:\d\d/)
  })

  it('says nothing of a plan that is a draft or a mistake', async () => {
    const plans = ['draft', 'entered-in-error', 'active'].map((status, index) =>
      toRecord(CarePlan, `2026-10-0${index + 1}T00:00:00.000Z`, { status, title: `Plan ${status}`, changedAt: `2026-10-0${index + 1}` }),
    )
    const { html } = await openPart(timeline, plans)
    expect(html).toContain('Plan active')
    expect(html).not.toMatch(/Plan draft|Plan entered/)
  })

  it('is narrowed to a kind, and offers the kinds there are', async () => {
    const { html } = await openPart(timeline, toSampleRecords('Rustig'), { query: { kind: 'form' } })
    expect(html.match(/<article/g)).toHaveLength(1)
    expect(html).toContain('Formulier ingevuld')
    expect(html).toContain('href="/deel?kind=document"')
    expect((await openPart(timeline, toReports(1))).html).not.toContain('kind=')
  })

  it('is narrowed to a period, and keeps kind and period on the way', async () => {
    const query = { kind: 'report', from: '2026-11-01', until: '2026-11-01' }
    const { html } = await openPart(timeline, [...toReports(40), ...toSampleRecords('Rustig')], { query })
    expect(html).toContain('Rapportage 22.')
    expect(html).not.toContain('Rapportage 23.')
    expect(html).toContain('<span>core.period.show</span>')
    expect(html).toContain('/deel?kind=report&amp;from=2026-11-01&amp;until=2026-11-01&amp;before=')
  })

  it('says so when a choice leaves nothing', async () => {
    const { html } = await openPart(timeline, toReports(1), { query: { month: '2020-01' } })
    expect(html).toContain('Niets gevonden')
    expect(html).toContain('Periode: januari 2020')
  })

  it('refuses a query it does not know', () => {
    expect(timeline.query?.safeParse({ before: 'x' }).success).toBe(true)
    expect(timeline.query?.safeParse({ client: 'x' }).success).toBe(false)
  })
})
