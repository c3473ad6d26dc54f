import { Measurement, Report } from '@voordeur/core/care'
import { isIcon } from '@voordeur/core/ui'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { dossier } from './dossier.ts'
import { catalogue } from './messages/catalogue.ts'
import { openPart } from './testing/open-part.ts'
import { toRecord } from './testing/records-in-memory.ts'
import { toSampleRecords } from './testing/sample-records.ts'

const HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'
const { parts } = dossier()
const { nl, en } = catalogue

describe('the plugin', () => {
  it('brings the parts of the care record, each with a right to read', () => {
    expect(parts.map(({ id }) => id)).toEqual([
      'timeline',
      'reading',
      'reports',
      'plan',
      'evaluations',
      'profile',
      'forms',
      'personal',
      'contacts',
      'coverage',
      'team',
      'measurements',
      'legal',
      'documents',
    ])
    expect(parts.every(({ rights }) => 'read' in rights)).toBe(true)
  })

  it('names icons that exist', () => {
    expect(parts.filter(({ icon }) => !isIcon(icon))).toEqual([])
  })

  it('refuses an option nobody reads', () => {
    // @ts-expect-error the plugin has no such option
    expect(dossier({ photos: true }).optionProblems).not.toEqual([])
  })
})

describe('a part that shows its list in pages', () => {
  const moments = Array.from({ length: 45 }, (_, index) => new Date(Date.UTC(2026, 9, 1, index)).toISOString())
  const reports = moments.map((at) => toRecord(Report, at, { reportedAt: at, text: at }))
  const weights = moments.map((at) => toRecord(Measurement, at, { code: { code: 'x' }, label: 'Gewicht', measuredAt: at, text: at }))

  it.each([
    ['timeline', reports, 'entries'],
    ['reading', reports, 'entries'],
    ['reports', reports, 'entries'],
    ['measurements', weights, 'history'],
  ])('says what the next page is, to the last (%s)', async (id, records, field) => {
    const part = parts.find((one) => one.id === id)
    if (!part) throw new Error(id)
    let query: Readonly<Record<string, string>> | undefined = {}
    let seen = 0
    while (query) {
      expect(part.query?.safeParse(query).success).toBe(true)
      const { data } = await openPart(part, records, { query })
      seen += (data as Record<string, unknown[]>)[field]?.length ?? 0
      query = part.nextPage?.(data)
    }
    expect(seen).toBe(45)
  })
})

describe('messages', () => {
  it('say the same keys in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(nl).toSorted())
  })

  it.each([
    ['nl', nl],
    ['en', en],
  ])('are valid ICU in %s', (locale, catalogue) => {
    for (const message of Object.values(catalogue)) expect(() => new IntlMessageFormat(message, locale)).not.toThrow()
  })

  it('address the reader in both forms', () => {
    const addressed = Object.entries(nl).filter(([, message]) => /\b(u|uw|je|jouw|jou)\b/.test(message))
    expect(addressed.filter(([, message]) => !message.includes('{form, select'))).toEqual([])
    expect(addressed.length).toBeGreaterThan(3)
  })
})

describe.each(parts.map((part) => [part.id, part] as const))('%s', (_, part) => {
  it('shows text of the record as text, on the page and in the summary', async () => {
    const { html, summary } = await openPart(part, toSampleRecords(HOSTILE))
    expect(html + summary).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;')
  })

  it.each(['nl', 'en'] as const)('says that there is nothing when the record is empty (%s)', async (locale) => {
    const { html, summary } = await openPart(part, [], { locale })
    expect(html).toContain('class="empty')
    expect(summary).toMatch(/<main>[^<]{10,}/)
  })

  it('leaves no hole in a sentence', async () => {
    const { html, summary } = await openPart(part, toSampleRecords('Rustige dag gehad'))
    expect(html + summary).not.toMatch(/undefined|\[object|NaN|Invalid/)
  })

  it('says every text of the record in simple mode as it is', async () => {
    const text = 'Mevrouw is vandaag {mode, select, simple {x} other {y}} goed geholpen bij de ADL'
    const record = toSampleRecords(text)
    const [usual, simple] = [await openPart(part, record), await openPart(part, record, { mode: 'simple' })]
    expect(simple.data).toEqual(usual.data)
    expect(countOf(simple.html, text)).toBe(countOf(usual.html, text))
    expect(countOf(usual.html, text)).toBeGreaterThan(0)
  })

  it('loads data that survives JSON', async () => {
    const { data } = await openPart(part, toSampleRecords('Rustige dag gehad'))
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
  })

  it('reads nothing it did not declare', async () => {
    await expect(openPart({ ...part, reads: [] }, [])).rejects.toThrow('RECORD_UNDECLARED')
  })
})

function countOf(html: string, text: string): number {
  return html.split(text).length - 1
}
