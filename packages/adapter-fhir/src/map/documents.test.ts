import { describe, expect, test } from 'vitest'
import { completeOf, dataOf, reasonsOf, stepOf, type Json } from '../example-client.fixture.ts'
import { EXAMPLES_ARE_THERE, FOLDERS, readExamples, stepFor } from '../nictiz-examples.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'

const bytes = Buffer.from('%PDF-1.7\nbrief\n%%EOF\n')
const base64 = bytes.toString('base64')
const own = { reference: 'Patient/c1' }
const document = (attachment: Json, fields: Json = {}): Json => ({
  resourceType: 'DocumentReference',
  id: 'd1',
  status: 'current',
  subject: own,
  type: { coding: [{ system: 'http://snomed.info/sct', code: '11051000146107', display: 'verwijsbrief' }] },
  date: '2026-11-20T10:00:00+01:00',
  author: [{ reference: 'Practitioner/x', display: 'K. de Groot' }],
  content: [{ attachment: { contentType: 'application/pdf', ...attachment } }],
  ...fields,
})
const fileOf = (step: ReturnType<typeof stepOf>) => step.records.find(({ type }) => type.name === 'document')?.file

describe('a document', () => {
  test('has its title, kind, day and author, and the bytes that stand in it', async () => {
    const step = stepOf([document({ title: 'Brief aan de huisarts', data: base64 }, { description: 'Na de opname' })])
    expect(dataOf(step, 'document')).toEqual([
      {
        title: 'Brief aan de huisarts',
        description: 'Na de opname',
        kind: { system: 'http://snomed.info/sct', code: '11051000146107', display: 'Verwijsbrief' },
        writtenAt: '2026-11-20T10:00:00+01:00',
        status: 'current',
        author: { name: 'K. de Groot' },
      },
    ])
    const file = fileOf(step)
    expect(file).toMatchObject({ mime: 'application/pdf' })
    expect(Buffer.from((await file?.read()) ?? [])).toEqual(bytes)
  })

  test.each([
    ['R4', { data: base64 }],
    ['STU3', { content: base64 }],
  ])('has the bytes of the Binary it refers to, in %s', async (_, content) => {
    const binary = { resourceType: 'Binary', id: 'b1', contentType: 'application/pdf', ...content }
    const step = stepOf([binary, document({ url: 'Binary/b1', title: 'Brief' })])
    expect(Buffer.from((await fileOf(step)?.read()) ?? [])).toEqual(bytes)
    expect(reasonsOf(step).filter((reason) => reason.includes('Binary'))).toEqual([])
    const changed = stepOf([
      { ...binary, ...Object.fromEntries(Object.keys(content).map((key) => [key, 'AAAA'])) },
      document({ url: 'Binary/b1' }),
    ])
    expect(fileOf(changed)?.digest).not.toBe(fileOf(step)?.digest)
  })

  test('is listed when its bytes are not there, and a file that no document refers to is named', () => {
    const step = stepOf([
      document({ url: 'Binary/weg', title: 'Brief' }),
      { resourceType: 'Binary', id: 'los', contentType: 'application/pdf', data: base64 },
    ])
    expect(dataOf(step, 'document')).toHaveLength(1)
    expect(fileOf(step)).toBeUndefined()
    expect(reasonsOf(step)).toEqual(
      expect.arrayContaining([expect.stringContaining('kept, but Binary/weg'), expect.stringContaining('File that no document refers to')]),
    )
  })

  test('is the PDF when it stands there in several formats, and of another format says which', () => {
    const word = { attachment: { contentType: 'application/msword', data: 'AAAA', title: 'Word' } }
    const pdf = { attachment: { contentType: 'application/pdf', data: base64, title: 'PDF' } }
    expect(dataOf(stepOf([document({}, { content: [word, pdf] })]), 'document')).toMatchObject([{ title: 'PDF' }])
    expect(fileOf(stepOf([document({}, { content: [word] })]))?.mime).toBe('application/msword')
  })

  test('is not shown when it was replaced or withdrawn, and its type stays whole', () => {
    for (const [fields, reason] of [
      [{ status: 'superseded' }, NOT_SHOWN.superseded],
      [{ status: 'entered-in-error' }, 'withdrawn in the source'],
      [{ docStatus: 'entered-in-error' }, 'withdrawn in the source'],
    ] as const) {
      const step = stepOf([document({ data: base64 }, fields)])
      expect(dataOf(step, 'document')).toEqual([])
      expect(reasonsOf(step)).toEqual([expect.stringContaining(reason)])
      expect(completeOf(step)).toContain('document')
    }
  })

  test('of another client is not this client’s, with its bytes', () => {
    const step = stepOf([document({ data: base64 }, { subject: { reference: 'Patient/c2' } })])
    expect(dataOf(step, 'document')).toEqual([])
  })
})

test.skipIf(!EXAMPLES_ARE_THERE)('the two letters of the MedMij examples come with their PDF, whole', async () => {
  const { records } = stepFor(readExamples(FOLDERS.STU3), 'nl-core-patient-02')
  const documents = records.filter(({ type }) => type.name === 'document')
  expect(documents.map(({ data }) => (data as { title: string }).title).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
    'Kopie van ontslagbrief',
    'Verwijsbrief Arts',
  ])
  const sizes: number[] = []
  for (const { file } of documents) {
    const read = Buffer.from((await file?.read()) ?? [])
    expect(read.subarray(0, 5).toString()).toBe('%PDF-')
    sizes.push(read.byteLength)
  }
  expect(new Set(sizes)).toEqual(new Set([798_369, 200_502]))
})
