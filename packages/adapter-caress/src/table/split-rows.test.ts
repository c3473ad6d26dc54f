import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsvRow } from './parse-csv-row.ts'
import { createRowSplitter, type Row } from './split-rows.ts'

/** Splits bytes that come in pieces of this size, each in the place of the one before. */
function split(path: string, bytes: Buffer, size: number) {
  const splitter = createRowSplitter(path)
  const place = Buffer.alloc(size)
  const keep = (rows: readonly Row[]) => rows.map((row) => ({ ...row, bytes: row.bytes && Buffer.from(row.bytes) }))
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
  return [
    ...pieces.flatMap((piece) => {
      place.set(piece)
      return keep(splitter.push(place.subarray(0, piece.length)))
    }),
    ...keep(splitter.end()),
  ]
}

test('rows are the same however the bytes come, and can be found again by their place', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 1, max: 40 }), fc.boolean(), (texts, size, endsOpen) => {
      const wanted = texts.map((text) => JSON.stringify(text))
      const bytes = Buffer.from(wanted.join('\n') + (endsOpen ? '' : '\n'))
      const rows = split('a.ndjson', bytes, size)
      expect(rows.map((row) => row.bytes?.toString())).toEqual(wanted)
      expect(rows.map(({ offset, length }) => bytes.subarray(offset, offset + length).toString())).toEqual(wanted)
      expect(rows.map(({ line }) => line)).toEqual(wanted.map((_, index) => index + 1))
    }),
  )
})

test('any cell survives being written as CSV', () => {
  const cell = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 40 }),
      (table, size) => {
        const text = table.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join('\r\n')
        const rows = split('a.csv', Buffer.from(text), size)
        expect(rows.map((row) => parseCsvRow(row.bytes?.toString() ?? '', ';'))).toEqual(table)
      },
    ),
  )
})

test.each(['"a', 'a"b', '"a"b,c', '"a"",b'])('the quotes of %j do not match', (row) => {
  expect(parseCsvRow(row, ',')).toBeUndefined()
})
