import { AdvanceDirective, Alert, Contact, LegalSituation, TreatmentAgreement } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { legal } from './part.ts'

const at = (day: string) => `${day}T00:00:00.000Z`

function toAgreement(code: string, more: object = {}) {
  return toRecord(TreatmentAgreement, at('2026-03-01'), { code: { code }, label: 'Resuscitation', agreedOn: '2026-03-01', ...more })
}

describe('agreements and wishes', () => {
  it('say by our own words what was decided, whatever the source displays', async () => {
    const { html } = await openPart(legal, [toAgreement('89666000', { decision: 'do-not', agreedWith: ['de cliënt'] })])
    expect(html).toMatch(/Reanimatie<span class="badge"><svg[\s\S]*?<\/svg> Niet doen/)
    expect(html).toContain('Afgesproken met')
    expect(html).not.toContain('Resuscitation')
  })

  it('keep the words of the record for a code that nobody told us of', async () => {
    const { html } = await openPart(legal, [toAgreement('1', { label: 'Sondevoeding', decision: 'conditional' })])
    expect(html).toContain('Sondevoeding')
    expect(html).toContain('Wel, onder voorwaarden')
  })

  it('stand in groups: representation, status, agreements, directives, what to mind', async () => {
    const { html } = await openPart(legal, [
      toRecord(Alert, at('2026-01-01'), { label: 'Draagt MRSA' }),
      toRecord(AdvanceDirective, at('2026-01-02'), { code: { code: 'NR' }, label: 'x', madeOn: '2026-01-02' }),
      toAgreement('40617009'),
      toRecord(LegalSituation, at('2026-01-03'), { kind: 'status', code: { code: 'RM' }, label: 'x', period: { start: '2026-01-03' } }),
      toRecord(LegalSituation, at('2026-01-04'), { kind: 'representation', code: { code: '8' }, label: 'x' }),
    ])
    const order = ['Mentorschap', 'Rechterlijke machtiging', 'Beademing', 'niet reanimeren', 'Draagt MRSA'].map((word) =>
      html.indexOf(word),
    )
    expect(order.every((place) => place > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  })

  it('name who represents the client, and leave out a contact who does not', async () => {
    const mentor = toRecord(Contact, at('2026-01-01'), { name: { display: 'B. de Mentor' }, roles: [{ code: '15' }, { code: '1' }] })
    const son = toRecord(Contact, at('2026-01-01'), { name: { display: 'Cor de Wit' }, roles: [{ code: '01' }] })
    const { data, html } = await openPart(legal, [mentor, son, toAgreement('89666000')])
    expect(html).toMatch(/<dt>Mentor<\/dt><dd>B\. de Mentor/)
    expect(JSON.stringify(data)).not.toContain('Cor de Wit')
  })

  it('put what no longer holds apart, below', async () => {
    const { html } = await openPart(legal, [
      toAgreement('40617009', { endsOn: '2026-11-21' }),
      toAgreement('305351004', { status: 'inactive' }),
      toRecord(LegalSituation, at('2020-01-01'), { kind: 'status', code: { code: 'RM' }, label: 'x', period: { end: '2020-07-01' } }),
      toRecord(LegalSituation, at('2020-01-01'), { kind: 'representation', code: { code: '9' }, label: 'x', status: 'ended' }),
      toAgreement('89666000', { endsOn: '2026-11-22' }),
    ])
    const apart = html.indexOf('Geldt niet meer')
    expect(html.indexOf('Reanimatie')).toBeLessThan(apart)
    for (const word of ['Beademing', 'intensive care', 'Rechterlijke machtiging', 'Curatele'])
      expect(html.indexOf(word)).toBeGreaterThan(apart)
  })

  it.each(['entered-in-error', 'draft', 'proposed'])('leave out what is %s', async (status) => {
    const { data } = await openPart(legal, [toAgreement('89666000', { status })])
    expect(data).toMatchObject({ wishes: [] })
  })

  it('tell on the start page how many there are, never what', async () => {
    const { summary } = await openPart(legal, [toAgreement('89666000', { decision: 'do-not' })])
    expect(summary).toContain('1 afspraak of wens vastgelegd')
    expect(summary).not.toContain('Reanimatie')
  })
})
