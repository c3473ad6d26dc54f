import { expect, test } from 'vitest'
import { decideBytes, decideUnread, LARGEST_FILE_BYTES } from './file-verdict.ts'

const read = async () => new Uint8Array()
const pdf = (inside = '') => Buffer.from(`%PDF-1.7\n${inside}\n%%EOF\n`, 'latin1')
const unread = (mime: string, size?: number) => decideUnread({ mime, digest: 'd', read, ...(size === undefined ? {} : { size }) })

test.each(['application/pdf', 'Application/PDF', 'application/pdf; charset=binary', ' application/pdf '])('%j is read', (mime) => {
  expect(unread(mime)).toBeUndefined()
})

test.each([
  ['text/html', 'text/html'],
  ['image/svg+xml', 'image/svg+xml'],
  ['image/jpeg', 'image/jpeg'],
  ['application/msword', 'application/msword'],
  ['application/pdfx', 'application/pdfx'],
  ['<script>alert(1)</script>/x', 'unknown'],
  ['', 'unknown'],
])('a document of type %j is not read, and the report says of which type', (mime, said) => {
  expect(unread(mime)).toEqual({
    kind: 'not-shown',
    reason: `not shown in a portal: a document of type ${said}; it is listed, and can't be opened`,
  })
})

test('what its source says is larger than a portal keeps is not read', () => {
  expect(unread('application/pdf', LARGEST_FILE_BYTES)).toBeUndefined()
  expect(unread('application/pdf', LARGEST_FILE_BYTES + 1)).toEqual({
    kind: 'not-shown',
    reason: expect.stringContaining('more than 32 MiB'),
  })
})

test('a PDF is kept, also when something stands behind its end', () => {
  expect(decideBytes(pdf())).toBeUndefined()
  expect(decideBytes(pdf('x'.repeat(5000)))).toBeUndefined()
  expect(decideBytes(Buffer.concat([pdf(), Buffer.alloc(900)]))).toBeUndefined()
})

test.each([
  ['HTML', '<!doctype html><script>1</script>%PDF-1.7 %%EOF'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a PDF behind a space', ' %PDF-1.7\n%%EOF'],
  ['a PDF behind a byte order mark', '\xEF\xBB\xBF%PDF-1.7\n%%EOF'],
  ['a ZIP', 'PK\x03\x04'],
  ['nothing', ''],
])('%s is no PDF, whatever it says it is', (_what, text) => {
  expect(decideBytes(Buffer.from(text, 'latin1'))).toEqual({ kind: 'broken', reason: expect.stringContaining('does not begin as one') })
})

test('what is cut off is not kept: the end of a PDF is missing', () => {
  const whole = pdf('x'.repeat(5000))
  expect(decideBytes(whole.subarray(0, whole.length - 1000))).toEqual({ kind: 'broken', reason: expect.stringContaining('cut off') })
  expect(decideBytes(Buffer.concat([pdf(), Buffer.from(`<script>${'x'.repeat(2000)}</script>`)]))).toHaveProperty('kind', 'broken')
})

test('what is no bytes, or too many, is not kept', () => {
  expect(decideBytes('%PDF-1.7 %%EOF')).toEqual({ kind: 'broken', reason: expect.stringContaining('no bytes') })
  expect(decideBytes(undefined)).toHaveProperty('kind', 'broken')
  expect(decideBytes(Buffer.alloc(LARGEST_FILE_BYTES + 1))).toHaveProperty('kind', 'not-shown')
})
