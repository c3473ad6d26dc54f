import { expect, test } from 'vitest'
import { Document } from '../care/document.ts'
import { Report } from '../care/report.ts'
import { findRejections } from './find-rejections.ts'

const report = (id: string, change: object = {}) => ({
  type: Report,
  id,
  data: { reportedAt: '2026-11-19T21:00:00+01:00', text: 'Rustig', ...change },
  place: { file: 'reports.ndjson', line: Number(id) },
})

test('what any portal would refuse is found without one, each with its place', async () => {
  const found = await findRejections([
    report('1'),
    report('2', { reportedAt: '1850-01-01T00:00:00Z' }),
    report('3', { text: 'a\u0000b' }),
    report('4', { text: 7 }),
    report('1', { text: 'Anders' }),
  ])
  expect(found.map(({ place, type }) => [place.line, type])).toEqual([
    [2, 'report'],
    [3, 'report'],
    [4, 'report'],
    [1, 'report'],
  ])
})

test('a document that is cut off is found by reading it', async () => {
  const file = (bytes: string) => ({ mime: 'application/pdf', digest: bytes, read: async () => Buffer.from(bytes) })
  const document = { type: Document, data: { title: 'Brief' }, place: { file: 'documents.ndjson' } }
  const found = await findRejections([
    { ...document, id: '1', file: file('%PDF-1.7\n%%EOF') },
    { ...document, id: '2', file: file('%PDF-1.7\n') },
  ])
  expect(found).toMatchObject([{ type: 'document', reason: expect.stringContaining('cut off') as string }])
})
