import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CLIENTS } from './clients.ts'
import { makeExport, writeAllReports, type ExportFiles } from './make-export.ts'
import { readPhraseBook } from './phrase-book.ts'
import { SLIP } from './measurements.ts'

const NOON = new Date('2026-11-22T11:00:00Z')
const WEEK_LATER = new Date('2026-11-29T11:00:00Z')
const HIGHEST_SHARE = 0.03
const FEWEST_SENTENCES = 60

const files = await makeExport(NOON)
const reports = writeAllReports(NOON)

function toText(given: ExportFiles, path: string): string {
  return new TextDecoder().decode(given.get(path))
}

function toShareOfDuplicates(texts: readonly string[]): number {
  return 1 - new Set(texts).size / texts.length
}

/** Whether nine digits pass the elfproef of the BSN. */
function isElfproef(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0
}

describe('the export of Laurens', () => {
  it('is the same, byte for byte, when it is made twice', async () => {
    const again = await makeExport(NOON)
    expect([...again.keys()]).toEqual([...files.keys()])
    for (const [path, bytes] of files) expect(Buffer.compare(bytes, again.get(path) ?? new Uint8Array()), path).toBe(0)
  })

  it('names every file in the manifest with its rows and its digest', () => {
    const manifest = JSON.parse(toText(files, 'manifest.json'))
    expect(manifest.version).toBe(1)
    expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual([...files.keys()].filter((path) => path !== 'manifest.json'))
    for (const { path, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(files.get(path) ?? '')
          .digest('hex'),
      ).toBe(sha256)
    expect(manifest.files.find(({ kind }: { kind: string }) => kind === 'reports').rows).toBe(reports.length)
  })

  it('holds a bundle for each of eight clients and a portrait for six', () => {
    expect([...files.keys()].filter((path) => path.startsWith('clients/'))).toHaveLength(8)
    expect([...files.keys()].filter((path) => path.startsWith('photos/'))).toHaveLength(6)
    for (const { number } of CLIENTS) {
      const { entry } = JSON.parse(toText(files, `clients/${number}.json`))
      expect(entry.filter(({ resource }: { resource: { resourceType: string } }) => resource.resourceType === 'Patient')).toHaveLength(1)
    }
  })

  it('holds no BSN', () => {
    const text = [...files.keys()]
      .filter((path) => path.endsWith('json') && path !== 'manifest.json')
      .map((path) => toText(files, path))
      .join('\n')
    expect(text).not.toMatch(/bsn/i)
    // A BSN stands alone or is written in groups; ids of ours and sums of digits in an address are neither.
    const numbers = text.match(/(?<![\d.-])\d{9}(?![\d.-])/g) ?? []
    expect(numbers.filter((digits) => isElfproef(digits))).toEqual([])
  })

  it('has one client who left three days ago and one who left ten days ago', () => {
    const ends = CLIENTS.map(({ number }) => {
      const { entry } = JSON.parse(toText(files, `clients/${number}.json`))
      const { resource } = entry.find(
        ({ resource: { resourceType } }: { resource: { resourceType: string } }) => resourceType === 'EpisodeOfCare',
      )
      return { number, end: resource.period.end }
    })
    expect(ends.filter(({ end }) => end !== undefined)).toEqual([
      { number: 'LR-10396', end: '2026-11-12' },
      { number: 'LR-10491', end: '2026-11-19' },
    ])
    const last = reports.findLast(({ client }) => client === 'LR-10396')
    expect(last?.reportedAt.slice(0, 10)).toBe('2026-11-12')
  })

  it('has one weight that can not be true', () => {
    expect(JSON.stringify(JSON.parse(toText(files, `clients/${SLIP.client}.json`)))).toContain('"value":2400,"unit":"g"')
  })
})

describe('the reports', () => {
  it.each(CLIENTS.map(({ number }) => number))('of %s hardly ever say the same twice', (number) => {
    const texts = reports.filter(({ client }) => client === number).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(900)
    expect(toShareOfDuplicates(texts)).toBeLessThan(HIGHEST_SHARE)
  })

  it('come one to three a day for who is in care, beside what happened', () => {
    const perDay = Map.groupBy(reports, ({ client, reportedAt }) => `${client}/${reportedAt.slice(0, 10)}`)
    const amounts = [...perDay.values()].map((lines) => lines.length)
    expect(Math.max(...amounts)).toBeLessThanOrEqual(4)
    expect(reports.length / perDay.size).toBeGreaterThan(1.5)
  })

  it('have ids that occur once, and say nothing of what is yet to come', () => {
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length)
    expect(reports.filter(({ recordedAt }) => Date.parse(recordedAt) > NOON.getTime())).toEqual([])
  })

  it('leave no place open', () => {
    expect(reports.filter(({ text }) => /[{}[\]|@]/.test(text))).toEqual([])
  })

  it('are written by family too', () => {
    for (const { number } of CLIENTS)
      expect(reports.some(({ client, authorKind }) => client === number && authorKind === 'family')).toBe(true)
  })

  it('only grow when a week passes, for who is still in care', () => {
    const staying = new Set(CLIENTS.filter(({ leftDaysAgo }) => leftDaysAgo === undefined).map(({ number }) => number))
    const before = reports.filter(({ client }) => staying.has(client))
    const later = new Map(writeAllReports(WEEK_LATER).map((line) => [line.id, line]))
    expect(before.filter((line) => JSON.stringify(later.get(line.id)) !== JSON.stringify(line))).toEqual([])
    expect(later.size).toBeGreaterThan(before.length)
  })
})

describe('the phrases', () => {
  it('are at least sixty by hand for every theme of the day', () => {
    const book = readPhraseBook(new URL('phrases/', import.meta.url))
    const sentences = (theme: string) =>
      [...book].filter(([heading]) => heading.startsWith(`${theme}/`)).reduce((sum, [, phrases]) => sum + phrases.length, 0)
    for (const theme of ['adl', 'eten', 'nacht', 'bezoek', 'activiteit', 'medicatie', 'stemming', 'lopen']) {
      expect(sentences(theme), theme).toBeGreaterThanOrEqual(FEWEST_SENTENCES)
    }
  })
})
