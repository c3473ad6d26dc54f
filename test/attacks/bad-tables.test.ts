import { createHash } from 'node:crypto'
import { caress, writeManifest } from '@voordeur/adapter-caress'
import { SourceRefused } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { listBadJson } from './bad-documents.ts'
import { folderWith, readToEnd } from './bad-input-paths.ts'

const patient = (id: string): string => JSON.stringify({ resourceType: 'Patient', id, name: [{ text: `Cliënt ${id}` }] })
const row = (id: string, client: string, extra: object = {}): string =>
  JSON.stringify({ id, client, reportedAt: '2026-11-20T10:00:00+01:00', text: `Rapportage ${id}`, ...extra })
const GOOD = ['a/r1', 'b/r3']

/** Reads an export with this table of reports between two good clients. */
async function readReports(name: string, table: string | Buffer) {
  const folder = await folderWith({ 'clients/a.json': patient('a'), 'clients/b.json': patient('b'), [name]: table })
  await writeManifest(folder, { madeAt: '2026-11-22T10:00:00+01:00' })
  const reading = await readToEnd(caress({ folder }))
  return {
    ...reading,
    reports: reading.goodRecords.filter((id) => /\/r\d/.test(id)),
    lines: reading.rejections.filter(({ place }) => place.file === name).map(({ place }) => place.line),
    isWhole: reading.complete.map((types) => types.includes('report')),
  }
}

describe('a bad line in the middle of a table in NDJSON', () => {
  const inMiddle = (line: string | Buffer): Buffer =>
    Buffer.concat([Buffer.from(`${row('r1', 'a')}\n`), Buffer.from(line), Buffer.from(`\n${row('r3', 'b')}\n`)])

  test.each<[string, string | Buffer]>([
    ['a line that is cut off', row('r2', 'a').slice(0, -9)],
    ['a list', `[${row('r2', 'a')}]`],
    ['null', 'null'],
    ['a text', '"r2"'],
    ['white space', '   '],
    ['two rows on one line', `${row('r2', 'a')}${row('r4', 'a')}`],
    ['NaN', row('r2', 'a', { x: 0 }).replace(':0', ':NaN')],
    ['a comma too many', row('r2', 'a').replace('}', ',}')],
    ['nesting that does not end', row('r2', 'a', { x: 0 }).replace(':0', `:${'['.repeat(100_000)}`)],
    ['nesting in a column that nobody knows', row('r2', 'a', { x: 0 }).replace(':0', `:${'['.repeat(5_000)}${']'.repeat(5_000)}`)],
    ['UTF-16', Buffer.from(row('r2', 'a'), 'utf16le')],
    ['Latin-1', Buffer.from(row('r2', 'a', { topic: 'Ren\u00e9' }), 'latin1')],
    ['a line of two megabytes', row('r2', 'a', { text: 'x'.repeat(2_000_000) })],
    ['a client that is a number', row('r2', 'a').replace('"a"', '7')],
    ['a client that is everyone', row('r2', '*')],
    ['a client that is a key of every object', row('r2', 'constructor')],
    ['no id', row('r2', 'a', { id: '' })],
    ['an id that is a list', row('r2', 'a', { id: ['r2'] })],
    ['a text that is an object', row('r2', 'a', { text: { toString: 'x' } })],
    ['a moment that is Infinity', row('r2', 'a', { reportedAt: 'Infinity' })],
    ['a moment in the year 10000', row('r2', 'a', { reportedAt: '10000-01-01T00:00:00Z' })],
    ['a moment that does not exist', row('r2', 'a', { reportedAt: '2026-02-30T10:00:00Z' })],
    ['an author that is a text', row('r2', 'a', { author: 'x' })],
    ['an importance that is a word', row('r2', 'a', { important: 'ja' })],
    ['the same id again', row('r1', 'a', { text: 'iets anders' })],
  ])('%s is named with its line, and costs nobody else anything', async (_, line) => {
    const read = await readReports('reports.ndjson', inMiddle(line))
    expect(read.reports).toEqual(GOOD)
    expect(read.lines).toEqual([2])
    expect(read.unread).toEqual([])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test.each<[string, string]>([
    ['a mark at its beginning', `\uFEFF${row('r2', 'a')}`],
    ['a line end of another system', `${row('r2', 'a')}\r`],
    ['__proto__', row('r2', 'a').replace('{', '{"__proto__":{"polluted":true},')],
    ['a column that nobody knows', row('r2', 'a', { constructor: { prototype: { polluted: true } } })],
    ['a key that is there twice', row('r2', 'a').replace('{', '{"client":"b",')],
    ['empty lines before it', `\n\n\n${row('r2', 'a')}`],
  ])('%s is no fault', async (_, line) => {
    const read = await readReports('reports.ndjson', inMiddle(line))
    expect(read.reports.toSorted()).toEqual(['a/r1', 'a/r2', 'b/r3'])
    expect(read.lines).toEqual([])
    expect(read.isWhole).toEqual([true, true])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('a bad table in CSV', () => {
  const HEADER = 'id,client,reportedAt,text'
  const cells = (id: string, client: string, text = `Rapportage ${id}`): string => `${id},${client},2026-11-20T10:00:00+01:00,${text}`
  const table = (...rows: readonly string[]): string => [HEADER, cells('r1', 'a'), ...rows, cells('r3', 'b')].join('\r\n')

  test.each([
    ['a cell too many', `${cells('r2', 'a')},x`],
    ['a cell too few', 'r2,a,2026-11-20T10:00:00+01:00'],
    ['a quote in the middle', cells('r2', 'a', 'een "woord"')],
    ['nothing but separators', ',,,'],
    ['a header in the middle', HEADER],
  ])('%s is named with its line, and costs nobody else anything', async (_, line) => {
    const read = await readReports('reports.csv', table(line))
    expect(read.reports).toEqual(GOOD)
    expect(read.lines).toEqual([3])
  })

  test('a quote that does not close swallows what follows: that is named where it begins, and nothing is taken for removed', async () => {
    const read = await readReports('reports.csv', table(cells('r2', 'a', '"begint')))
    expect(read.reports).toEqual(['a/r1'])
    expect(read.lines).toEqual([3])
    expect(read.isWhole).toEqual([false, false])
  })

  test.each([
    ['no header', cells('r1', 'a')],
    ['a header only', HEADER],
    ['a header of quotes', '"""\r\nx'],
    ['a header of another table', 'name,role\r\nx,y'],
    ['nothing', ''],
    ['zeros', '\u0000\u0000\u0000\r\n\u0000'],
  ])('%s gives no report and no exception', async (_, content) => {
    const read = await readReports('reports.csv', content)
    expect(read.clients).toEqual(['a', 'b'])
    expect(read.reports).toEqual([])
  })

  test('a column that is named __proto__ changes nothing', async () => {
    const read = await readReports(
      'reports.csv',
      `${HEADER},__proto__.polluted,constructor.prototype\r\n${cells('r1', 'a')},true,x\r\n${cells('r3', 'b')},true,x`,
    )
    expect(read.reports).toEqual(GOOD)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a formula is a text', async () => {
    const read = await readReports('reports.csv', table(cells('r2', 'a', `"=HYPERLINK(""http://evil.example"",""x"")"`)))
    expect(read.text).toContain(String.raw`=HYPERLINK(\"http://evil.example\",\"x\")`)
  })
})

describe('a manifest that is no manifest refuses the export, and nothing of it is taken', () => {
  const file = { path: 'clients/a.json', kind: 'client', sha256: createHash('sha256').update(patient('a')).digest('hex') }
  const manifest = (extra: object = {}, files: readonly object[] = [file]): string =>
    JSON.stringify({ version: 1, madeAt: '2026-11-22T10:00:00+01:00', files, ...extra })

  test.each<[string, string | Buffer]>([
    ...listBadJson().map(({ name, content }): [string, Buffer] => [name, content]),
    ['a version that is a text', manifest({ version: '1' })],
    ['a moment in the year 10000', manifest({ madeAt: '10000-01-01T00:00:00Z' })],
    ['files that are an object', manifest({ files: { 0: file } })],
    ['no files', manifest({}, [])],
    ['a hash in capitals that is another', manifest({}, [{ ...file, sha256: 'A'.repeat(64) }])],
    [
      'rows that are more than can be counted',
      manifest({}, [file, { path: 'reports.ndjson', kind: 'reports', rows: 2 ** 53 + 2, sha256: 'a'.repeat(64) }]),
    ],
    ['a number of rows below nothing', manifest({}, [file, { path: 'reports.ndjson', kind: 'reports', rows: -1, sha256: 'a'.repeat(64) }])],
    ['a path with a zero in it', manifest({}, [{ ...file, path: 'clients/a\u0000.json' }])],
    ['a path that goes up in capitals', manifest({}, [{ ...file, path: 'clients/%2e%2e/a.json' }])],
  ])('%s', async (_, content) => {
    const folder = await folderWith({ 'clients/a.json': patient('a'), 'manifest.json': content })
    await expect(readToEnd(caress({ folder }))).rejects.toThrow(SourceRefused)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('while the same without a fault is read', async () => {
    const folder = await folderWith({ 'clients/a.json': patient('a'), 'manifest.json': manifest() })
    expect((await readToEnd(caress({ folder }))).clients).toEqual(['a'])
  })
})
