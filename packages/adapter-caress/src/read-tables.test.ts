import type { SyncStep } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { bundle, exportWith, lines, PDF, pull, report, rowsOf, tablesFor } from './example-export.fixture.ts'

type ClientStep = Extract<SyncStep, { client: unknown }>

const TABLE_TYPES = ['form', 'formKind', 'evaluation', 'profileItem', 'document']
const CLIENTS = { 'clients/10437.json': bundle('10437'), 'clients/10491.json': bundle('10491') }

async function read(files: Readonly<Record<string, string | Buffer>>) {
  const { steps, error } = await pull(await exportWith({ ...CLIENTS, ...files }))
  expect(error).toBeUndefined()
  const clients = steps.filter((step): step is ClientStep => 'client' in step)
  return { steps, clients, rejected: steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : [])) }
}

function dataOf(step: ClientStep | undefined, type: string): readonly unknown[] {
  return (step?.records ?? []).flatMap((record) => (record.type.name === type ? [record.data] : []))
}

function completeOf(step: ClientStep | undefined): readonly string[] {
  return TABLE_TYPES.filter((type) => (step?.complete ?? []).some(({ name }) => name === type))
}

describe('the tables of an export', () => {
  test('become records of their client, with times as the portal keeps them and the ids of goals within the client', async () => {
    const { clients, rejected } = await read(tablesFor('10437', '10491'))
    expect(rejected).toEqual([])
    const [first, second] = clients
    expect(dataOf(first, 'form')).toEqual([
      {
        kind: 'snaq',
        title: 'SNAQ-RC',
        filledAt: '2026-11-02',
        author: { name: 'K. de Groot', role: 'Verzorgende' },
        fields: [
          { text: 'Eetlust', level: 0 },
          { text: 'Hoe was de eetlust?', answers: ['Matig', 'Wisselend'], level: 1 },
        ],
      },
    ])
    expect(dataOf(first, 'evaluation')).toMatchObject([
      { plan: 'Zorgplan', changedAt: '2026-10-01T14:30:00+02:00', status: 'final', goals: [{ goal: '10437/g', outcome: 'Deels bereikt' }] },
    ])
    expect(dataOf(first, 'profileItem')).toMatchObject([{ kind: 'who-am-i', completed: true, sections: [{ title: 'Werk' }] }])
    expect(dataOf(first, 'document')).toEqual([{ title: 'Zorgovereenkomst', kind: { display: 'Overeenkomst' }, writtenAt: '2024-11-04' }])
    expect(first?.records.find(({ type }) => type.name === 'form')).toMatchObject({
      id: '10437/f1',
      place: { file: 'forms.ndjson', line: 1 },
    })
    expect(second?.records.find(({ type }) => type.name === 'form')).toMatchObject({ id: '10491/f1', place: { line: 2 } })
    expect([first, second].map((step) => completeOf(step))).toEqual([TABLE_TYPES, TABLE_TYPES])
  })

  test('say nothing of what was removed when they are not there', async () => {
    const { clients } = await read({})
    expect(completeOf(clients[0])).toEqual([])
  })

  test('keep no BSN and no bank account', async () => {
    const { steps } = await read({
      'news.ndjson': lines({ id: 'n', title: 'Geef', text: 'Op NL85INGB0001234567', publishedAt: '2026-11-20' }),
      'forms.ndjson': lines({ ...rowsOf('10437').forms, fields: [{ text: 'BSN', answers: ['BSN 999911120', 'NL85INGB0001234567'] }] }),
    })
    expect(JSON.stringify(steps)).not.toMatch(/999911120|NL85INGB/)
  })

  test('of news are read by everybody, and belong to no client', async () => {
    const { steps } = await read(tablesFor('10437'))
    expect(steps.filter((step) => 'organisation' in step)).toMatchObject([
      { records: [{ id: 'n1', data: { title: 'Kerst', publishedAt: '2026-11-20' } }], complete: [{ name: 'newsItem' }] },
    ])
  })

  test('a version that was discussed is known in every table', async () => {
    const { forms, evaluations } = rowsOf('10437')
    const { clients } = await read({
      'forms.ndjson': lines({ ...forms, version: 2 }),
      'evaluations.ndjson': lines({ ...evaluations, version: '2' }),
      'discussed.ndjson': lines(
        { recordId: '10437/f1', version: '2', discussedAt: '2026-11-03T10:00' },
        { recordId: '10437/e1', version: '1', discussedAt: '2026-10-02T10:00' },
      ),
    })
    const discussed = clients[0]?.records.flatMap(({ id, discussedAt }) => (discussedAt === undefined ? [] : [[id, discussedAt]]))
    expect(discussed).toEqual([['10437/f1', '2026-11-03T10:00:00+01:00']])
  })
})

test.each([
  ['a row and a resource', { 'forms.ndjson': lines({ ...rowsOf('10437').forms, id: '1' }) }],
  ['two resources', {}],
])('%s with one id: neither counts as discussed, and both are named', async (_, files) => {
  const subject = { reference: 'Patient/10437' }
  const goal = { resourceType: 'Goal', id: '1', subject, description: { text: 'Weer lopen' } }
  const plan = { resourceType: 'CarePlan', id: '1', status: 'active', intent: 'plan', subject, title: 'Zorgplan' }
  const resources = 'forms.ndjson' in files ? [goal] : [goal, plan]
  const { clients, rejected } = await read({
    'clients/10437.json': bundle('10437', ...resources),
    'discussed.ndjson': lines({ recordId: '10437/1', discussedAt: '2026-11-03T10:00' }),
    ...files,
  })
  expect(clients[0]?.records.filter(({ id }) => id === '10437/1').map(({ discussedAt }) => discussedAt)).toEqual([undefined, undefined])
  expect(rejected.map(({ type, reason }) => [type, reason.startsWith('another item')])).toEqual([
    ['discussed', true],
    ['discussed', true],
  ])
})

describe('a kind of form', () => {
  test('without a client exists for every client, and one of a client goes before it', async () => {
    const { clients, rejected } = await read({
      'formKinds.ndjson': lines(
        { kind: 'snaq', title: 'SNAQ' },
        { client: '10437', kind: 'snaq', title: 'SNAQ-RC' },
        { kind: 'val', title: 'Val' },
      ),
    })
    expect(rejected).toEqual([])
    expect(dataOf(clients[0], 'formKind')).toEqual([
      { kind: 'snaq', title: 'SNAQ-RC' },
      { kind: 'val', title: 'Val' },
    ])
    expect(dataOf(clients[1], 'formKind')).toEqual([
      { kind: 'snaq', title: 'SNAQ' },
      { kind: 'val', title: 'Val' },
    ])
  })

  test('that can not be read is named once, and no kind of any client is taken for removed', async () => {
    const { clients, rejected } = await read({ 'formKinds.ndjson': lines({ kind: 'snaq' }, { kind: 'val', title: 'Val' }) })
    expect(rejected).toMatchObject([{ place: { file: 'formKinds.ndjson', line: 1 }, type: 'formKind' }])
    expect(clients.map((step) => [dataOf(step, 'formKind').length, completeOf(step)])).toEqual([
      [1, []],
      [1, []],
    ])
  })
})

describe('a document', () => {
  test('brings its bytes when they are asked for', async () => {
    const { clients } = await read(tablesFor('10437'))
    const file = clients[0]?.records.find(({ type }) => type.name === 'document')?.file
    expect(file).toMatchObject({ mime: 'application/pdf', size: PDF.length, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(Buffer.from((await file?.read()) ?? []).toString()).toBe(PDF)
  })

  test('whose bytes change while they are read is not given', async () => {
    const folder = await exportWith({ ...CLIENTS, ...tablesFor('10437') })
    const { steps } = await pull(folder)
    const { writeFile } = await import('node:fs/promises')
    await writeFile(`${folder}/documents/10437/overeenkomst.pdf`, `${PDF}other`)
    const file = steps.flatMap((step) => ('client' in step ? step.records : [])).find(({ file: found }) => found)?.file
    await expect(file?.read()).rejects.toThrow('changed')
  })

  test.each([
    ["another client's", { file: 'documents/10491/overeenkomst.pdf' }, 'another client'],
    ['not there', { file: 'documents/10437/elders.pdf' }, 'not in this export'],
    ['outside the folder', { file: '../../etc/passwd' }, 'not in this export'],
    ['the bundle', { file: 'clients/10437.json' }, 'not in this export'],
  ])('whose file is %s is named and not shown, and no document of that client is taken for removed', async (_, change, words) => {
    const tables = tablesFor('10437', '10491')
    const { clients, rejected } = await read({
      ...tables,
      'documents.ndjson': lines({ ...rowsOf('10437').documents, ...change }, rowsOf('10491').documents),
    })
    expect(rejected[0]).toMatchObject({
      place: { file: 'documents.ndjson', line: 1 },
      type: 'document',
      reason: expect.stringContaining(words),
    })
    expect(clients.map((step) => dataOf(step, 'document').length)).toEqual([0, 1])
    expect(clients.map((step) => completeOf(step).includes('document'))).toEqual([false, true])
  })

  test.each([
    ['entered-in-error', 'withdrawn', {}],
    ['Entered-in-Error ', 'withdrawn', {}],
    ['entered-in-error', 'withdrawn', { file: 'documents/10437/weggehaald.pdf' }],
    ['superseded', 'newer version', {}],
  ])('that its source calls %j is not shown, and counts as gone', async (status, words, change) => {
    const { rejected, clients } = await read({
      ...tablesFor('10437', '10491'),
      'documents.ndjson': lines({ ...rowsOf('10437').documents, status, ...change }, rowsOf('10491').documents),
    })
    expect(rejected).toContainEqual({
      place: { file: 'documents.ndjson', line: 1 },
      reason: expect.stringContaining(words) as string,
      type: 'withdrawn',
    })
    expect(clients.map((step) => dataOf(step, 'document').length)).toEqual([0, 1])
    expect(clients.map((step) => completeOf(step).includes('document'))).toEqual([true, true])
  })

  test('that no row names is named', async () => {
    const { rejected, clients } = await read({ ...tablesFor('10437'), 'documents/10437/los.pdf': PDF, 'documents/999/los.pdf': PDF })
    expect(rejected.map(({ place, reason }) => [place.file, reason])).toEqual([
      ['documents/999/los.pdf', 'a document of a client who is not in this export'],
      ['documents/10437/los.pdf', 'no row of documents names this file, so it is not shown'],
    ])
    expect(completeOf(clients[0])).toContain('document')
  })
})

describe('one mistake costs one item', () => {
  test.each([
    ['forms.ndjson', { ...rowsOf('10437').forms, filledAt: 'gisteren' }, 'form'],
    ['forms.ndjson', { ...rowsOf('10437').forms, fields: 'geen lijst' }, 'form'],
    ['forms.ndjson', { ...rowsOf('10437').forms, fields: [{ text: 'x', level: 12 }] }, 'form'],
    ['evaluations.ndjson', { ...rowsOf('10437').evaluations, status: 'bijna' }, 'evaluation'],
    ['evaluations.ndjson', { ...rowsOf('10437').evaluations, changedAt: '2026-02-30' }, 'evaluation'],
    ['profile.ndjson', { ...rowsOf('10437').profile, kind: 'hobby' }, 'profileItem'],
    ['profile.ndjson', { ...rowsOf('10437').profile, completed: 'ja' }, 'profileItem'],
    ['documents.ndjson', { ...rowsOf('10437').documents, title: ' ' }, 'document'],
  ])('a row of %s that is not as documented is named, and only that type of that client is not whole', async (file, row, type) => {
    const tables = tablesFor('10437', '10491')
    const { clients, rejected } = await read({ ...tables, [file]: lines(row, tables[file]?.trim().split('\n')[1] ?? '') })
    expect(rejected[0]).toMatchObject({ place: { file, line: 1 }, type })
    expect(clients.map((step) => dataOf(step, type).length)).toEqual([0, 1])
    expect(clients.map((step) => completeOf(step))).toEqual([TABLE_TYPES.filter((name) => name !== type), TABLE_TYPES])
  })

  test.each(['forms', 'evaluations', 'profile', 'documents'])(
    "a line of %s that is cut off may be anyone's: nothing of that type is taken for removed",
    async (name) => {
      const tables = tablesFor('10437', '10491')
      const { clients, rejected } = await read({ ...tables, [`${name}.ndjson`]: `{"id":"x","cli\n${tables[`${name}.ndjson`] ?? ''}` })
      expect(rejected).toMatchObject([{ place: { file: `${name}.ndjson`, line: 1 } }])
      expect(clients.map((step) => completeOf(step).length)).toEqual([TABLE_TYPES.length - 1, TABLE_TYPES.length - 1])
      expect(clients.flatMap((step) => TABLE_TYPES.map((type) => dataOf(step, type).length))).toEqual([1, 2, 1, 1, 1, 1, 2, 1, 1, 1])
    },
  )

  test.each([
    ['that belongs to a client', { id: 'n2', client: '10437', title: 'x', text: 'y', publishedAt: '2026-11-20' }, 'belongs to no client'],
    ['without a text', { id: 'n2', title: 'x', publishedAt: '2026-11-20' }, 'text'],
    ['with the same id', { id: 'n1', title: 'x', text: 'y', publishedAt: '2026-11-20' }, 'same id'],
  ])('news %s is named, the rest is read, and no news is taken for removed', async (_, row, words) => {
    const good = { id: 'n1', title: 'Kerst', text: 'Het koor zingt.', publishedAt: '2026-11-20' }
    const { steps, rejected } = await read({ 'news.ndjson': lines(good, row) })
    expect(rejected).toMatchObject([{ place: { file: 'news.ndjson', line: 2 }, type: 'newsItem', reason: expect.stringContaining(words) }])
    expect(steps.filter((step) => 'organisation' in step)).toMatchObject([{ records: [{ id: 'n1' }], complete: [] }])
  })

  test('a report on a card of the plan says so', async () => {
    const { clients } = await read({ 'reports.ndjson': lines(report('10437', 'r1', { card: 'support' })) })
    expect(dataOf(clients[0], 'report')).toMatchObject([{ card: 'support' }])
  })
})
