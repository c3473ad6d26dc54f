import { expect, test } from 'vitest'
import { caress } from './caress.ts'
import { bundle, exportWith, lines, PDF, report } from './example-export.fixture.ts'

type Files = Readonly<Record<string, string | Buffer>>

const csv = (...rows: readonly string[]) => rows.map((row) => `${row}\n`).join('')
const said = (recordId: string, more: object = {}) => ({ recordId, discussedAt: '2026-11-19T22:00:00+01:00', ...more })

const FILES: Files = {
  'clients/10437.json': bundle('10437'),
  'clients/10491.json': bundle('10491'),
  'photos/10437.png': 'a picture',
  'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1'), report('10437', 'r2')),
  'discussed.ndjson': lines(said('10437/r1'), said('10491/r1')),
}

async function digestsOf(files: Files): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {}
  const context = { since: undefined, signal: new AbortController().signal, log: () => {} }
  for await (const step of caress({ folder: await exportWith(files) }).pull(context)) {
    if ('read' in step) digests[step.sourceId] = step.digest
  }
  return digests
}

/** The clients whose digest differs between two exports. */
async function changed(one: Files, other: Files): Promise<readonly string[]> {
  const [before, after] = [await digestsOf(one), await digestsOf(other)]
  return Object.keys(after).filter((client) => before[client] !== after[client])
}

test('an export that is written anew with the same content changes no digest', async () => {
  expect(await changed(FILES, FILES)).toEqual([])
})

test.each<[string, Files]>([
  ['a bundle', { 'clients/10437.json': bundle('10437', { resourceType: 'Flag', id: 'f' }) }],
  ['a photo', { 'photos/10437.png': 'another picture' }],
  [
    'the text of a report',
    { 'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1'), report('10437', 'r2', { text: 'Anders.' })) },
  ],
  ['a report that is gone', { 'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1')) }],
  [
    'a report that came',
    { 'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1'), report('10437', 'r2'), report('10437', 'r3')) },
  ],
  [
    'the moment of discussing',
    { 'discussed.ndjson': lines(said('10437/r1', { discussedAt: '2026-11-20T09:00:00+01:00' }), said('10491/r1')) },
  ],
  ['the version that was discussed', { 'discussed.ndjson': lines(said('10437/r1', { version: '2' }), said('10491/r1')) }],
])('%s changes the digest of its client and of nobody else', async (_, files) => {
  expect(await changed(FILES, { ...FILES, ...files })).toEqual(['10437'])
})

test('a line of nobody changes everybody’s digest, and so does its repair: what is missing may have been theirs', async () => {
  const broken = { ...FILES, 'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1'), '{"id":"r2","client":"10') }
  const repaired = { ...FILES, 'reports.ndjson': lines(report('10437', 'r1'), report('10491', 'r1')) }
  expect(await changed(repaired, broken)).toEqual(['10437', '10491'])
  expect(await changed(broken, repaired)).toEqual(['10437', '10491'])
  expect(await changed(broken, { ...broken, 'reports.ndjson': lines(report('10437', 'r1'), '{', report('10491', 'r1')) })).toHaveLength(2)
})

test('an export without a table says something else than one with an empty table', async () => {
  const { 'reports.ndjson': _, ...without } = FILES
  expect(await changed(without, { ...without, 'reports.ndjson': '' })).toEqual(['10437', '10491'])
})

test('other columns over the same cells of a CSV are another digest', async () => {
  const row = '10437;r1;2026-11-19T21:00;Rustig;Onrustig'
  const one = { 'clients/10437.json': bundle('10437'), 'reports.csv': csv('client;id;reportedAt;text;topic', row) }
  expect(await changed(one, { ...one, 'reports.csv': csv('client;id;reportedAt;topic;text', row) })).toEqual(['10437'])
})

test('a row for everybody and a document of one client count, and so does whether the rows of a form stand together', async () => {
  const [kind, other] = ['{"kind":"snaq","title":"SNAQ-RC"}', '{"kind":"snaq","title":"SNAQ"}']
  expect(await changed({ ...FILES, 'formKinds.ndjson': lines(kind) }, { ...FILES, 'formKinds.ndjson': lines(other) })).toHaveLength(2)
  const document = { ...FILES, 'documents/10437/a.pdf': PDF }
  expect(await changed(document, { ...document, 'documents/10437/a.pdf': `${PDF} ` })).toEqual(['10437'])
  const rows = ['10437;f1;een', '10437;f1;twee', '10491;f9;drie']
  const forms = (order: readonly number[]) => ({
    ...FILES,
    'forms.csv': csv('client;id;fields.text', ...order.map((row) => rows[row] ?? '')),
  })
  expect(await changed(forms([0, 1, 2]), forms([2, 0, 1]))).toEqual([])
  expect(await changed(forms([0, 1, 2]), forms([0, 2, 1]))).toEqual(['10437'])
})
