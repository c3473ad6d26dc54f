import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTestPortal } from '@voordeur/core/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { caress } from '../caress.ts'
import { bundle, changeManifest, exportWith, lines, PDF, PICTURE, put, report, rowsOf, tablesFor } from '../example-export.fixture.ts'
import { checkExport, type ExportCheck } from './check-export.ts'

type Files = Readonly<Record<string, string | Buffer>>

const CANARY = 'Geheimhouder'
const BSN = '999911120'
const GOOD: Files = {
  'clients/10437.json': bundle('10437'),
  'clients/10491.json': bundle('10491'),
  'staff.ndjson': lines({ name: 'K. de Groot', role: 'Verzorgende' }),
  'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1')),
  'discussed.ndjson': lines({ recordId: '10437/r1', discussedAt: '2026-11-19T22:00' }),
  ...tablesFor('10437', '10491'),
}

// A file of each kind with a mistake in it, and what of it must never be printed beside the mistake.
const REJECTED: readonly (readonly [string, Files])[] = [
  ['a bundle that is cut off', { 'clients/10491.json': `{"resourceType":"Bundle","entry":[{"resource":{"id":"${CANARY}` }],
  ['a bundle of another client', { 'clients/10491.json': bundle('10437') }],
  [
    'a resource of another client',
    {
      'clients/10491.json': bundle('10491', {
        resourceType: 'Goal',
        id: 'g',
        subject: { reference: 'Patient/1' },
        description: { text: CANARY },
      }),
    },
  ],
  [
    'a resource with a date that is none',
    { 'clients/10491.json': bundle('10491', { resourceType: 'Goal', id: 'g', startDate: CANARY, description: { text: CANARY } }) },
  ],
  ['a line that is cut off', { 'reports.ndjson': `{"id":"r1","text":"${CANARY}` }],
  ['a report with a time that is none', { 'reports.ndjson': lines(report('10437', 'r1', { reportedAt: CANARY, text: CANARY })) }],
  ['a report of nobody', { 'reports.ndjson': lines(report(BSN, 'r1', { text: CANARY })) }],
  [
    'a report of long ago, which no portal keeps',
    { 'reports.ndjson': lines(report('10437', 'r1', { reportedAt: '1850-01-01T10:00:00Z', text: CANARY })) },
  ],
  ['a report with a character that no database keeps', { 'reports.ndjson': lines(report('10437', 'r1', { text: `${CANARY}\u0000` })) }],
  [
    'a form with a level that is none',
    { 'forms.ndjson': lines({ ...rowsOf('10437').forms, title: CANARY, fields: [{ text: CANARY, level: 99 }] }) },
  ],
  ['a kind of form without a title', { 'formKinds.ndjson': lines({ kind: CANARY }) }],
  ['an evaluation that is neither concept nor final', { 'evaluations.ndjson': lines({ ...rowsOf('10437').evaluations, status: CANARY }) }],
  ['a measure of no status', { 'measures.ndjson': lines({ ...rowsOf('10437').measures, status: CANARY }, rowsOf('10491').measures) }],
  ['an application of no measure', { 'applications.ndjson': lines({ ...rowsOf('10437').applications, measure: CANARY }) }],
  ['a part of the profile of no kind', { 'profile.ndjson': lines({ ...rowsOf('10437').profile, kind: CANARY }) }],
  [
    "a document of another client's",
    { 'documents.ndjson': lines({ ...rowsOf('10437').documents, file: rowsOf('10491').documents.file }, rowsOf('10491').documents) },
  ],
  ['a document that is no PDF', { 'documents/10437/overeenkomst.pdf': CANARY }],
  ['a document that is cut off', { 'documents/10437/overeenkomst.pdf': `%PDF-1.7 ${CANARY}` }],
  ['a document that no row names', { 'documents/10437/los.pdf': PDF }],
  ['news of a client', { 'news.ndjson': lines({ id: 'n', client: '10437', title: CANARY, text: CANARY, publishedAt: '2026-11-20' }) }],
  ['staff without a name', { 'staff.ndjson': lines({ role: CANARY }) }],
  [
    'something discussed that is not there',
    { 'discussed.ndjson': lines({ recordId: `10437/${CANARY}`, discussedAt: '2026-11-19T22:00' }) },
  ],
  [
    'two items with the id of one that was discussed',
    { 'clients/10437.json': bundle('10437', { resourceType: 'Goal', id: 'r1', description: { text: CANARY } }) },
  ],
  ['a photo of nobody', { 'photos/999.png': PICTURE }],
  ['a photo that is no picture', { 'photos/10437.png': CANARY }],
]

const REFUSED: readonly (readonly [string, (folder: string) => Promise<unknown>])[] = [
  ['no manifest', (folder) => rm(join(folder, 'manifest.json'))],
  ['a row too few', (folder) => put(folder, { 'reports.ndjson': lines(report('10437', 'r1', { text: CANARY })) })],
  ['a byte that differs', (folder) => put(folder, { 'clients/10437.json': bundle('10438') })],
  ['a file that is missing', (folder) => rm(join(folder, 'staff.ndjson'))],
  ['a file beside the manifest', (folder) => put(folder, { [`clients/${BSN}.json`]: bundle(CANARY) })],
  [
    'a path that leaves the folder',
    (folder) => changeManifest(folder, (it) => ({ ...it, files: [...it.files, { ...it.files[0], path: '../../etc/passwd' }] })),
  ],
]

async function check(files: Files): Promise<{ readonly found: ExportCheck; readonly folder: string }> {
  const folder = await exportWith({ ...GOOD, ...files })
  return { found: await checkExport(folder, { maxBytes: 1024 * 1024 }), folder }
}

async function sync(folder: string) {
  const portal = await createTestPortal({ sources: [caress({ folder })] })
  onTestFinished(() => portal.close())
  const result = [...(await portal.sync()).values()][0]
  if (result === undefined || result.outcome === 'busy') throw new Error('nothing was read')
  return result
}

const toKeys = (items: readonly { readonly place: object; readonly reason: string }[]) =>
  items.map(({ place, reason }) => JSON.stringify([place, reason])).toSorted()

test('a good export is good, file by file', async () => {
  const { found } = await check({})
  expect(found).toMatchObject({ ok: true, refused: false, clients: 2, problems: [], notes: [] })
  expect(found.files.map(({ path, rows, records, problems }) => [path, rows, records, problems])).toEqual([
    ['applications.ndjson', 2, 2, 0],
    ['clients/10437.json', undefined, 1, 0],
    ['clients/10491.json', undefined, 1, 0],
    ['discussed.ndjson', 1, 0, 0],
    ['documents.ndjson', 2, 2, 0],
    ['documents/10437/overeenkomst.pdf', undefined, 0, 0],
    ['documents/10491/overeenkomst.pdf', undefined, 0, 0],
    ['evaluations.ndjson', 2, 2, 0],
    ['formKinds.ndjson', 2, 4, 0],
    ['forms.ndjson', 2, 2, 0],
    ['measures.ndjson', 2, 2, 0],
    ['news.ndjson', 1, 1, 0],
    ['profile.ndjson', 2, 2, 0],
    ['reports.ndjson', 2, 2, 0],
    ['staff.ndjson', 1, 0, 0],
  ])
})

describe('the check says what a run says of', () => {
  test.each(REJECTED)('%s', async (_, files) => {
    const { found, folder } = await check(files)
    const { outcome, report: said } = await sync(folder)
    expect(outcome).toBe('done')
    expect(found).toMatchObject({ ok: false, refused: false })
    expect(said.rejected).toBeGreaterThan(0)
    expect(toKeys([...found.problems, ...found.notes])).toEqual(toKeys(said.rejections))
    expect(found.problems.filter(({ fix = '' }) => fix.length < 20)).toEqual([])
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${CANARY}|${BSN}`))
  })

  test.each(REFUSED)('an export with %s', async (_, spoil) => {
    const folder = await exportWith(GOOD)
    await spoil(folder)
    const found = await checkExport(folder, { maxBytes: 1024 * 1024 })
    const { outcome, report: said } = await sync(folder)
    expect([outcome, found.refused, found.ok]).toEqual(['refused', true, false])
    expect(said.message).toContain(found.problems[0]?.reason)
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${CANARY}|${BSN}`))
  })
})

test('every fault of a refused export is found, and what is as the manifest says is named', async () => {
  const folder = await exportWith(GOOD)
  await rm(join(folder, 'staff.ndjson'))
  await put(folder, { 'news.ndjson': 'x\n', 'los.txt': 'x' })
  const { problems, files } = await checkExport(folder, { maxBytes: 1024 * 1024 })
  expect(problems.map(({ place }) => place.file)).toEqual(['los.txt', 'news.ndjson', 'staff.ndjson'])
  expect(files).toHaveLength(13)
})

test('what a portal does not show is no mistake', async () => {
  const { found } = await check({ 'clients/10437.json': bundle('10437', { resourceType: 'Basic', id: 'b' }) })
  expect(found).toMatchObject({ ok: true, problems: [], notes: [{ place: { file: 'clients/10437.json' } }] })
})

test('a row that is marked as a mistake in the source is none in the export', async () => {
  const { found } = await check({ 'forms.ndjson': lines({ ...rowsOf('10437').forms, status: 'entered-in-error' }) })
  expect(found).toMatchObject({ ok: true, problems: [], notes: [{ place: { file: 'forms.ndjson', line: 1 } }] })
})

test('a folder that is not there is a problem, and no crash', async () => {
  const found = await checkExport(join(await exportWith(GOOD), 'elsewhere'), { maxBytes: 1 })
  expect(found).toMatchObject({ ok: false, refused: true, problems: [{ reason: 'the export folder can not be opened' }] })
})

test('half a manifest is told apart from a wrong one, with what to do', async () => {
  const folder = await exportWith(GOOD)
  const text = await readFile(join(folder, 'manifest.json'), 'utf8')
  await writeFile(join(folder, 'manifest.json'), text.slice(0, -20))
  const { problems } = await checkExport(folder, { maxBytes: 1024 * 1024 })
  expect(problems).toMatchObject([
    { place: { file: 'manifest.json' }, reason: expect.stringContaining('no JSON'), fix: expect.stringContaining('manifest last') },
  ])
})
