import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkExport } from '../../packages/adapter-caress/src/check/check-export.ts'
import type { ExportFiles } from '../example-export/run-maker.ts'
import { CLIENTS } from './clients.ts'
import { makeExport } from './make-export.ts'
import { readPhraseBook } from './phrase-book.ts'
import { SLIP } from './measurements.ts'
import type { ReportLine } from './reports.ts'
import { writePdf } from './write-pdf.ts'

const NOON = new Date('2026-11-22T11:00:00Z')
const WEEK_LATER = new Date('2026-11-29T11:00:00Z')
const HIGHEST_SHARE = 0.03
const FEWEST_SENTENCES = 60

const files = await makeExport(NOON)
const reports = readReports(files)
const later = await makeExport(WEEK_LATER)

function toText(given: ExportFiles, path: string): string {
  return new TextDecoder().decode(given.get(path))
}

function readReports(given: ExportFiles): readonly ReportLine[] {
  const lines = toText(given, 'reports.ndjson').trimEnd().split('\n')
  return lines.map((line): ReportLine => JSON.parse(line))
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

function toRows(given: ExportFiles, table: string): readonly Record<string, unknown>[] {
  return toText(given, `${table}.ndjson`)
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
}

describe('the papers', () => {
  it('make an export without a mistake, as its own checker says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-laurens-check-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const { ok, problems } = await checkExport(folder, { maxBytes: 64 * 1024 * 1024 })
    expect(problems).toEqual([])
    expect(ok).toBe(true)
  })

  it.each(CLIENTS.map(({ number }) => number))('give %s a card, forms of a year, evaluations of the plan and a profile', (number) => {
    const of = (table: string) => toRows(files, table).filter(({ client }) => client === number)
    const kinds = Map.groupBy(of('forms'), ({ kind }) => kind)
    expect(kinds.get('clientkaart')).toHaveLength(1)
    expect(kinds.get('snaq-rc')?.length).toBeGreaterThanOrEqual(6)
    expect(of('evaluations').length).toBeGreaterThanOrEqual(2)
    expect(of('profile').length).toBeGreaterThanOrEqual(3)
    expect(of('documents').length).toBeGreaterThanOrEqual(1)
  })

  it('leave a kind of form that nobody filled in, an evaluation that is not final, and a part of a profile that is empty', () => {
    const filled = new Set(toRows(files, 'forms').map(({ kind }) => kind))
    expect(toRows(files, 'formKinds').filter(({ kind }) => !filled.has(kind))).not.toEqual([])
    expect(toRows(files, 'evaluations').filter(({ status }) => status === 'concept')).toHaveLength(1)
    expect(toRows(files, 'profile').some(({ completed }) => completed === false)).toBe(true)
  })

  it('say nothing of what is yet to come, and only grow when a week passes', () => {
    for (const table of ['forms', 'evaluations', 'documents']) {
      const rows = toRows(files, table)
      expect(rows.filter(({ recordedAt }) => Date.parse(String(recordedAt)) > NOON.getTime())).toEqual([])
      const known = new Set(toRows(later, table).map((row) => JSON.stringify(row)))
      expect(rows.filter((row) => !known.has(JSON.stringify(row)))).toEqual([])
    }
  })

  it('bring letters that a reader of PDF can open: every object stands where the table says, and is as long as it says', () => {
    const letters = [...files].filter(([path]) => path.endsWith('.pdf'))
    expect(letters.length).toBeGreaterThanOrEqual(8)
    for (const [path, bytes] of letters) {
      const text = Buffer.from(bytes).toString('latin1')
      const table = text.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]))
      expect(table.startsWith('xref\n'), path).toBe(true)
      const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
      expect(offsets.length).toBeGreaterThan(6)
      offsets.forEach((offset, index) => expect(text.slice(offset).startsWith(`${index + 1} 0 obj\n`), path).toBe(true))
      for (const [, length, stream = ''] of text.matchAll(/<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g))
        expect(stream).toHaveLength(Number(length))
    }
  })

  it('have a place for every letter of a name, and refuse one that has none', () => {
    const letter = { title: 'Meneer Yıldız (1)', subtitle: 'Évora', paragraphs: ['a'], footer: '' }
    expect(Buffer.from(writePdf(letter)).toString('latin1')).toContain('(Meneer Y\x81ld\x81z \\(1\\))')
    expect(() => writePdf({ ...letter, title: '語' })).toThrow('no place for')
  })
})

describe('what is measured', () => {
  it.each(CLIENTS.map(({ number }) => number))('of %s in a year is of ten kinds or more, each once at a time', (number) => {
    const { entry } = JSON.parse(toText(files, `clients/${number}.json`))
    const found: { id: string; code: { coding: { code: string }[] } }[] = entry
      .map(({ resource }: { resource: object }) => resource)
      .filter((resource: { resourceType: string }) => resource.resourceType === 'Observation')
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    expect(new Set(found.map(({ code }) => code.coding[0]?.code)).size).toBeGreaterThanOrEqual(10)
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
    const after = new Map(readReports(later).map((line) => [line.id, line]))
    expect(before.filter((line) => JSON.stringify(after.get(line.id)) !== JSON.stringify(line))).toEqual([])
    expect(after.size).toBeGreaterThan(before.length)
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
