import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import type { SyncStep } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { caress } from './caress.ts'
import { bundle, exportWith, lines, MADE_AT, PICTURE, pull, report } from './example-export.fixture.ts'

type ClientStep = Extract<SyncStep, { client: unknown }>

const subject = (client: string) => ({ reference: `Patient/${client}` })
const goal = (client: string, versionId: string) => ({
  resourceType: 'Goal',
  id: 'goal-1',
  meta: { versionId },
  subject: subject(client),
  description: { text: 'Weer lopen' },
})

function clientsOf(steps: readonly SyncStep[]): readonly ClientStep[] {
  return steps.filter((step) => 'client' in step)
}

function rejectedOf(steps: readonly SyncStep[]) {
  return steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : []))
}

function isComplete(step: ClientStep | undefined, type: string): boolean {
  return (step?.complete ?? []).some(({ name }) => name === type)
}

describe('a good export', () => {
  test('gives one client who is asked for, and nobody is gone by it', async () => {
    const folder = await exportWith({ 'clients/10437.json': bundle('10437'), 'clients/10491.json': bundle('10491') })
    const ids: string[] = []
    const asked = { since: undefined, only: ['10491'], signal: new AbortController().signal, log: () => undefined }
    for await (const step of caress({ folder }).pull(asked)) {
      expect(step).not.toHaveProperty('completeSnapshot')
      if ('read' in step) ids.push(step.sourceId)
    }
    expect(ids).toEqual(['10491'])
  })

  test('yields the staff, then each client whole, then the end of the snapshot', async () => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437', goal('10437', '1')),
      'clients/10491.json': bundle('10491'),
      'staff.ndjson': lines({ name: 'K. de Groot', role: 'Verzorgende' }, { name: 'Nachtdienst' }),
      'reports.ndjson': lines(
        report('10491', 'r1', { author: { name: 'K. de Groot', role: 'Verzorgende' }, topic: 'ADL', goal: 'goal-1', important: true }),
        report('10437', 'r1', {
          reportedAt: '2026-11-19T21:00:00',
          recordedAt: '2026-11-19T21:30:00Z',
          authorKind: 'family',
          author: { name: 'De dochter', role: 'Dochter' },
        }),
        report('10491', 'r2'),
      ),
      'photos/10437.jpg': PICTURE,
    })
    const { steps, error, log } = await pull(folder)
    expect(error).toBeUndefined()
    expect(log).toEqual([`Caress export made at ${MADE_AT}: 2 clients`])
    expect(steps[0]).toEqual({ staff: [{ name: 'K. de Groot', role: 'Verzorgende' }, { name: 'Nachtdienst' }] })
    expect(steps.at(-1)).toEqual({ completeSnapshot: true })
    const [first, second] = clientsOf(steps)
    expect(first?.records.map(({ type, id }) => [type.name, id])).toEqual([
      ['personal', '10437/10437'],
      ['goal', '10437/goal-1'],
      ['report', '10437/r1'],
    ])
    expect(first?.records.at(-1)).toMatchObject({
      data: {
        reportedAt: '2026-11-19T21:00:00+01:00',
        text: 'Rapportage r1',
        authorKind: 'family',
        family: { name: 'De dochter', relation: 'Dochter' },
      },
      recordedAt: '2026-11-19T21:30:00Z',
      place: { file: 'reports.ndjson', line: 2 },
    })
    expect(first?.photo).toMatchObject({ place: { file: 'photos/10437.jpg' } })
    expect(Buffer.from(first?.photo?.bytes ?? [])).toEqual(PICTURE)
    expect(second?.records.slice(1).map(({ data }) => data)).toEqual([
      {
        reportedAt: '2026-11-19T21:00:00+01:00',
        text: 'Rapportage r1',
        topic: 'ADL',
        author: { name: 'K. de Groot', role: 'Verzorgende' },
        goal: '10491/goal-1',
        important: true,
      },
      { reportedAt: '2026-11-19T21:00:00+01:00', text: 'Rapportage r2' },
    ])
    expect([first, second].map((step) => isComplete(step, 'report'))).toEqual([true, true])
    expect(rejectedOf(steps)).toEqual([])
  })

  test('reads the same tables as CSV, with commas or semicolons, quotes and line ends inside', async () => {
    const text = 'Zei: "goed, dank u"\nen ging slapen; rustig'
    const quoted = `"${text.replaceAll('"', '""')}"`
    const rows = (separator: string) =>
      `\uFEFF${['id', 'client', 'reportedAt', 'author.name', 'author.role', 'important', 'topic', 'text'].join(separator)}\r\n` +
      `${['r1', '10437', '2026-11-19T21:00', 'K. de Groot', '', 'true', '', quoted].join(separator)}\r\n`
    for (const separator of [',', ';']) {
      const folder = await exportWith({
        'clients/10437.json': bundle('10437'),
        'reports.csv': rows(separator),
        'staff.csv': 'name,role\nK. de Groot,Verzorgende\n',
      })
      const { steps } = await pull(folder)
      expect(steps[0]).toEqual({ staff: [{ name: 'K. de Groot', role: 'Verzorgende' }] })
      expect(clientsOf(steps)[0]?.records.at(-1)).toMatchObject({
        data: { reportedAt: '2026-11-19T21:00:00+01:00', author: { name: 'K. de Groot' }, important: true, text },
        place: { file: 'reports.csv', line: 2 },
      })
    }
  })

  test('says what was discussed: this version, not an earlier one', async () => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437', goal('10437', '2')),
      'clients/10491.json': bundle('10491', goal('10491', '2')),
      'reports.ndjson': lines(report('10437', 'r1', { version: 3 })),
      'discussed.ndjson': lines(
        { recordId: '10437/goal-1', version: '1', discussedAt: '2026-01-01T10:00:00+01:00' },
        { recordId: '10437/goal-1', version: '2', discussedAt: '2026-11-01T10:00:00' },
        { recordId: '10491/goal-1', version: 1, discussedAt: '2026-01-01T10:00:00+01:00' },
        { recordId: '10437/r1', discussedAt: '2026-11-19T22:00:00+01:00' },
        { recordId: '10437/gone', discussedAt: '2026-11-19T22:00:00+01:00' },
        { recordId: '10437/goal-1', discussedAt: 'never' },
      ),
    })
    const { steps } = await pull(folder)
    const discussed = clientsOf(steps).flatMap(({ records }) =>
      records.flatMap(({ id, discussedAt }) => (discussedAt ? [[id, discussedAt]] : [])),
    )
    expect(discussed).toEqual([
      ['10437/goal-1', '2026-11-01T10:00:00+01:00'],
      ['10437/r1', '2026-11-19T22:00:00+01:00'],
    ])
    expect(rejectedOf(steps).map(({ place, type }) => [place.line, type])).toEqual([
      [6, 'discussed'],
      [5, 'discussed'],
    ])
  })

  test('keeps no BSN and no bank account of a report', async () => {
    const identifier = [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }]
    const patient = { resourceType: 'Patient', id: '10437', identifier, name: [{ text: 'Anna' }] }
    const folder = await exportWith({
      'clients/10437.json': JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient }] }),
      'reports.ndjson': lines(report('10437', 'r1', { text: 'Van 999911120, rekening NL85INGB0001234567' })),
    })
    const { steps } = await pull(folder)
    expect(clientsOf(steps)[0]?.records.at(-1)?.data).toMatchObject({ text: 'Van […], rekening […]' })
  })

  test('takes nothing for removed when it has no reports at all', async () => {
    const { steps } = await pull(await exportWith({ 'clients/10437.json': bundle('10437') }))
    expect(isComplete(clientsOf(steps)[0], 'report')).toBe(false)
    expect(isComplete(clientsOf(steps)[0], 'goal')).toBe(true)
  })

  test('reads ten thousand reports of a hundred clients, each with their own client', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => String(1000 + index))
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      report(ids[(index * 37) % 100] ?? '', `r${index}`, { topic: ids[(index * 37) % 100] }),
    )
    const folder = await exportWith({
      ...Object.fromEntries(ids.map((id) => [`clients/${id}.json`, bundle(id)])),
      'reports.ndjson': lines(...rows),
    })
    const { steps } = await pull(folder)
    const clients = clientsOf(steps)
    expect(clients.map(({ records }) => records.length)).toEqual(ids.map(() => 101))
    for (const { client, records } of clients) {
      expect(
        records.slice(1).every(({ data }) => typeof data === 'object' && data !== null && Reflect.get(data, 'topic') === client.sourceId),
      ).toBe(true)
    }
  })
})

describe('one mistake costs one item', () => {
  test.each([
    ['a text that is missing', { id: 'r2', client: '10437', reportedAt: '2026-11-19T21:00:00Z' }, 'text'],
    ['a time that is none', report('10437', 'r2', { reportedAt: 'gisteren' }), 'no date and time'],
    ['an empty text', report('10437', 'r2', { text: '  ' }), 'text'],
    ['the same id again', report('10437', 'r1'), 'same id'],
  ])('%s: the report is named, the others stand, and no report of that client is taken for removed', async (_, row, words) => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437'),
      'clients/10491.json': bundle('10491'),
      'reports.ndjson': lines(report('10437', 'r1'), row, report('10491', 'r3')),
    })
    const { steps } = await pull(folder)
    const [first, second] = clientsOf(steps)
    expect(first?.records.map(({ id }) => id)).toEqual(['10437/10437', '10437/r1'])
    expect(first?.rejected).toMatchObject([{ place: { file: 'reports.ndjson', line: 2 }, type: 'report' }])
    expect(first?.rejected?.[0]?.reason).toContain(words)
    expect([first, second].map((step) => isComplete(step, 'report'))).toEqual([false, true])
    expect(isComplete(first, 'goal')).toBe(true)
  })

  test.each([
    ['a line that is cut off', '{"id":"r2","client":"104'],
    ['a line that is no object', '[1,2]'],
    ['a line that does not say whose it is', '{"id":"r2","text":"x"}'],
    ['a line longer than a line can be', JSON.stringify(report('10437', 'r2', { text: 'x'.repeat(1_100_000) }))],
  ])("%s may be anyone's: it is named, and no report of any client is taken for removed", async (_, row) => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437'),
      'clients/10491.json': bundle('10491'),
      'reports.ndjson': lines(report('10437', 'r1'), row, report('10491', 'r3')),
    })
    const { steps } = await pull(folder)
    expect(steps[0]).toMatchObject({ rejected: [{ place: { file: 'reports.ndjson', line: 2 }, type: 'report' }] })
    expect(clientsOf(steps).map(({ records }) => records.length)).toEqual([2, 2])
    expect(clientsOf(steps).map((step) => isComplete(step, 'report'))).toEqual([false, false])
  })

  test('bytes that are no UTF-8 cost their line', async () => {
    const good = Buffer.from(lines(report('10437', 'r1')))
    const folder = await exportWith({
      'clients/10437.json': bundle('10437'),
      'reports.ndjson': Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), good]),
    })
    const { steps } = await pull(folder)
    expect(rejectedOf(steps)).toMatchObject([{ place: { line: 1 }, reason: 'the line is not UTF-8' }])
    expect(clientsOf(steps)[0]?.records.at(-1)?.place.line).toBe(2)
  })

  test('a report about a client who is not in the export is named, and changes nothing for the others', async () => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437'),
      'reports.ndjson': lines(report('999', 'r1'), report('__proto__', 'r2'), report('10437', 'r3')),
    })
    const { steps } = await pull(folder)
    expect(rejectedOf(steps).map(({ place, reason }) => [place.line, reason])).toEqual([
      [1, 'the report is about a client who is not in this export'],
      [2, 'the report is about a client who is not in this export'],
    ])
    expect(isComplete(clientsOf(steps)[0], 'report')).toBe(true)
  })

  test.each([
    ['a bundle that is cut off', bundle('10491').slice(0, -30), 'the file is not JSON, or it is cut off'],
    ['a bundle of another client', bundle('10437'), 'the Patient in this bundle is not the client the file is named after'],
    ['a bundle without a Patient', '{"resourceType":"Bundle","entry":[]}', 'there is no Patient that can be read'],
    ['a bundle that is no FHIR', '{"hello":"world"}', 'the file holds no FHIR resource'],
    ['XML with a document type', '<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/hostname">]><Patient/>', 'declares a document type'],
    ['bytes in UTF-16', Buffer.from(bundle('10491'), 'utf16le'), 'not UTF-8'],
  ])('%s leaves that client on the last good copy, and the others go on', async (_, content, words) => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437'),
      'clients/10491.json': content,
      'clients/10500.json': bundle('10500'),
      'reports.ndjson': lines(report('10491', 'r1')),
      'discussed.ndjson': lines({ recordId: '10491/r1', discussedAt: '2026-11-19T22:00:00+01:00' }),
    })
    const { steps } = await pull(folder)
    expect(clientsOf(steps).map(({ client }) => client.sourceId)).toEqual(['10437', '10500'])
    expect(rejectedOf(steps)).toMatchObject([{ place: { file: 'clients/10491.json' } }])
    expect(rejectedOf(steps)[0]?.reason).toContain(words)
    expect(rejectedOf(steps)[0]?.reason).toContain('the client keeps the last good copy')
    // Between those of the others: whoever gives a rejection in place of a client is not gone.
    expect(steps.slice(-4).map((step) => ('client' in step ? step.client.sourceId : Object.keys(step)))).toEqual([
      '10437',
      ['rejected'],
      '10500',
      ['completeSnapshot'],
    ])
  })

  test('a client is also known by an identifier', async () => {
    const patient = { resourceType: 'Patient', id: 'p-1', identifier: [{ system: 'urn:own', value: '10437' }], name: [{ text: 'Anna' }] }
    const { steps } = await pull(await exportWith({ 'clients/10437.json': JSON.stringify(patient) }))
    expect(clientsOf(steps)[0]?.client).toEqual({ sourceId: '10437', number: '10437', name: 'Anna' })
  })

  test('a resource that is lost makes its type of that client not complete', async () => {
    const broken = { ...goal('10437', '1'), id: 'goal-2', target: [{ dueDate: '${DATE, T, D, 5}' }] }
    const { steps } = await pull(await exportWith({ 'clients/10437.json': bundle('10437', goal('10437', '1'), broken) }))
    const [step] = clientsOf(steps)
    expect(step?.rejected).toMatchObject([{ place: { file: 'clients/10437.json', path: 'entry[2].target.0.dueDate' }, type: 'goal' }])
    expect([isComplete(step, 'goal'), isComplete(step, 'measurement')]).toEqual([false, true])
  })

  test('a photo that is no picture is named and not taken', async () => {
    const { steps } = await pull(await exportWith({ 'clients/10437.json': bundle('10437'), 'photos/10437.jpg': '<svg/>' }))
    expect(rejectedOf(steps)).toMatchObject([{ place: { file: 'photos/10437.jpg' }, reason: 'the photo is no JPEG, PNG or WebP' }])
    expect(clientsOf(steps)[0]?.photo).toBeUndefined()
  })

  test('a line of staff without a name and a photo of nobody are named', async () => {
    const folder = await exportWith({
      'clients/10437.json': bundle('10437'),
      'staff.ndjson': lines({ role: 'Verzorgende' }, { name: 'K. de Groot' }),
      'photos/999.png': 'x',
    })
    const { steps } = await pull(folder)
    expect(steps[0]).toEqual({ staff: [{ name: 'K. de Groot' }] })
    expect(rejectedOf(steps).map(({ place }) => place.file)).toEqual(['staff.ndjson', 'photos/999.png'])
  })
})

test('a bundle that changes after the export was compared leaves its client on the last good copy', async () => {
  const folder = await exportWith({ 'clients/10437.json': bundle('10437'), 'clients/10491.json': bundle('10491'), 'photos/10437.png': 'x' })
  const context = {
    since: undefined,
    signal: new AbortController().signal,
    log: () => writeFileSync(join(folder, 'photos/10437.png'), 'y'),
  }
  const steps: SyncStep[] = []
  for await (const step of caress({ folder }).pull(context)) {
    writeFileSync(join(folder, 'clients/10491.json'), bundle('10491', goal('10491', '1')))
    steps.push('read' in step ? await step.read() : step)
  }
  expect(rejectedOf(steps).map(({ reason }) => reason)).toEqual([
    'the photo changed while the export was read',
    'the bundle changed while the export was read; the client keeps the last good copy',
  ])
  expect(clientsOf(steps).map(({ client }) => client.sourceId)).toEqual(['10437'])
})

test('a reports table that changes after it was compared refuses the export before anything is yielded', async () => {
  const folder = await exportWith({ 'clients/10437.json': bundle('10437'), 'reports.ndjson': lines(report('10437', 'r1')) })
  const spoil = (): void => writeFileSync(join(folder, 'reports.ndjson'), lines(report('10437', 'r2')))
  const context = { since: undefined, signal: new AbortController().signal, log: spoil }
  await expect(caress({ folder }).pull(context)[Symbol.asyncIterator]().next()).rejects.toThrow('changed while it was read')
})

test('the manifest counts rows, not lines, of a CSV', async () => {
  const folder = await exportWith({ 'clients/10437.json': bundle('10437'), 'staff.csv': 'name,role\n"K.\nde Groot",x\n\nS. Bakker,y' })
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({
    version: 1,
    madeAt: MADE_AT,
    files: [{ kind: 'client' }, { path: 'staff.csv', kind: 'staff', rows: 2 }],
  })
})
