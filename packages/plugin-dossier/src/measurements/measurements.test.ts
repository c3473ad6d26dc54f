import { Measurement } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { createTranslate, openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { measurements } from './part.ts'
import { toReading } from './reading.ts'
import { sayKind, sayResult } from './say-reading.ts'

const speech = { t: createTranslate('nl'), locale: 'nl' as const }
const BLOOD_PRESSURE = {
  code: { code: '85354-9', display: 'Blood pressure panel' },
  label: 'Blood pressure panel',
  components: [
    { code: { code: '8480-6' }, label: 'Systolic', quantity: { value: 128, unit: 'mm[Hg]' } },
    { code: { code: '8462-4' }, label: 'Diastolic', quantity: { value: 76, unit: 'mm[Hg]' } },
  ],
}

function toWeight(day: string, value: number, unit: string, plausible = true) {
  return toRecord(Measurement, `${day}T08:00:00.000Z`, {
    code: { code: '29463-7' },
    label: 'Lichaamsgewicht',
    measuredAt: day,
    quantity: { value, unit },
    plausible,
  })
}

const readingOf = (data: object) => toReading(toRecord(Measurement, '2026-11-01T08:00:00.000Z', data))

describe('a reading', () => {
  it('says a blood pressure as people do', () => {
    expect(sayResult(readingOf(BLOOD_PRESSURE), speech)).toBe('128/76 mmHg')
    expect(sayKind(readingOf(BLOOD_PRESSURE), speech.t)).toBe('Bloeddruk')
  })

  it.each([
    ['29463-7', 72.45, 'kg', '72,45 kg'],
    ['29463-7', 2400, 'g', '2,4 kg'],
    ['8310-5', 37.2, 'Cel', '37,2 °C'],
    ['14743-9', 6.1, 'mmol/L', '6,1 mmol/l'],
    ['8867-4', 72, '/min', '72 per minuut'],
    ['108311000146106', 2, '{score}', '2'],
  ])('says %s %f %s as %s', (code, value, unit, words) => {
    expect(sayResult(readingOf({ code: { code }, label: 'x', quantity: { value, unit } }), speech)).toBe(words)
  })

  it('keeps the name the source gave a measurement we do not know', () => {
    expect(sayKind({ code: { code: '999' }, label: 'Handknijpkracht' }, speech.t)).toBe('Handknijpkracht')
  })

  it('says so when there is no result', () => {
    expect(sayResult(readingOf({ code: {}, label: 'x' }), speech)).toBe('Geen uitslag')
  })
})

describe('the page of measurements', () => {
  it('marks what can not be true with a word and an icon', async () => {
    const { html } = await openPart(measurements, [toWeight('2026-11-01', 2400, 'g', false)])
    expect(html).toMatch(/2,4 kg <span class="badge"><svg[\s\S]*?Waarschijnlijk een meetfout/)
  })

  it('shows the newest of each kind, also one not measured for long', async () => {
    const days = Array.from({ length: 105 }, (_, index) => new Date(Date.UTC(2026, 10, 20 - index)).toISOString().slice(0, 10))
    const old = toRecord(Measurement, '2025-01-01T08:00:00.000Z', { ...BLOOD_PRESSURE, measuredAt: '2025-01-01' })
    const { data } = await openPart(measurements, [...days.map((day, index) => toWeight(day, 70 + index / 100, 'kg')), old])
    expect(data).toMatchObject({ latest: [{ when: '2026-11-20' }, { when: '2025-01-01' }] })
  })

  it('shows the history of one kind', async () => {
    const bloodPressure = toRecord(Measurement, '2026-11-02T08:00:00.000Z', BLOOD_PRESSURE)
    const { html } = await openPart(measurements, [toWeight('2026-11-01', 70, 'kg'), bloodPressure], { query: { kind: 'Lichaamsgewicht' } })
    const table = html.slice(html.indexOf('<tbody'))
    expect(html).toContain('Alle metingen: Gewicht')
    expect(table).toContain('70 kg')
    expect(table).not.toContain('mmHg')
  })
})
