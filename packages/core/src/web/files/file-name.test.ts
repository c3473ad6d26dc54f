import { expect, test } from 'vitest'
import { toDisposition, toFileName } from './file-name.ts'

const RTL = '\u202E'

test.each([
  ['Zorgplan 2026', 'Zorgplan 2026.pdf'],
  ['Zorgplan.pdf', 'Zorgplan.pdf'],
  ['Uitslag.PDF', 'Uitslag.pdf'],
  ['Brief (2e versie), kopie', 'Brief (2e versie), kopie.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  [String.raw`..\..\windows\system32`, 'windows system32.pdf'],
  ['a\r\nSet-Cookie: x=1', 'a Set-Cookie x 1.pdf'],
  ['a"; filename="b.html', 'a filename b.html.pdf'],
  [`rekening${RTL}fdp.exe`, 'rekening fdp.exe.pdf'],
  ['a\0b\u{7}c', 'a b c.pdf'],
  ['half \uD800 teken', 'half teken.pdf'],
  ['  . verborgen . ', 'verborgen.pdf'],
  ['CON', 'document.pdf'],
  ['lpt1.txt', 'document.pdf'],
  ['...', 'document.pdf'],
  ['', 'document.pdf'],
  [undefined, 'document.pdf'],
  ['cafe\u0301', 'café.pdf'],
  ['х'.repeat(500), `${'х'.repeat(80)}.pdf`],
])('a document called %j is saved as %j', (text, name) => {
  expect(toFileName(text)).toBe(name)
})

test('a browser is told the name in ASCII, and whole (RFC 8187)', () => {
  expect(toDisposition('Cliënt & (zorg)plan’s')).toBe(
    `inline; filename="Client _ (zorg)plan_s.pdf"; filename*=UTF-8''Cli%C3%ABnt%20%26%20%28zorg%29plan%E2%80%99s.pdf`,
  )
})

test.each(['a\r\nX: y', '"', "'", '\\', '%0d%0a', ';', '\u{1F600}', `${RTL}x`, "*=UTF-8''x", '\uDC00', '<svg/onload=1>'])(
  'no name ends the header, its value or a quoted part of it: %j',
  (text) => {
    const value = toDisposition(text)
    expect(value).toMatch(/^inline; filename="[A-Za-z0-9 ._()-]+\.pdf"; filename\*=UTF-8''[A-Za-z0-9._~%-]+\.pdf$/)
    expect(() => new Headers({ 'content-disposition': value })).not.toThrow()
    expect(() => decodeURIComponent(value.split("''")[1] ?? '')).not.toThrow()
  },
)
