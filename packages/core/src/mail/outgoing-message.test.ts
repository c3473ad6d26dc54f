import { expect, test } from 'vitest'
import { MailAddress } from '../define/email-address.ts'
import { OutgoingMessage } from './outgoing-message.ts'

const mail = { kind: 'mail', recipient: 'a.jansen@example.nl', subject: 'Nieuw bericht', body: 'Er staat iets voor u klaar.' }
const takes = (message: unknown) => OutgoingMessage.safeParse(message).success

test.each(['a.jansen@example.nl', "o'brien+portaal@sub.example.nl", 'x@xn--bcher-kva.example', `${'a'.repeat(64)}@example.nl`])(
  '%s is one address',
  (address) => {
    expect(MailAddress.safeParse(address).success).toBe(true)
  },
)

test.each([
  ['a second address after a comma', 'a@example.nl,b@example.nl'],
  ['a second address after a semicolon', 'a@example.nl;b@example.nl'],
  ['a space', 'a@example.nl b@example.nl'],
  ['a header after a line break', 'a@example.nl\r\nBcc: b@example.nl'],
  ['a bare line feed', 'a@example.nl\nb@example.nl'],
  ['a null character', 'a@example.nl\u0000'],
  ['a full-width @', 'a\uFF20example.nl'],
  ['a small @', 'a\uFE6Bexample.nl'],
  ['a Cyrillic letter that looks like an a', '\u0430@example.nl'],
  ['a full-width dot in the domain', 'a@example\uFF0Enl'],
  ['an ideographic full stop in the domain', 'a@example\u3002nl'],
  ['a Kelvin sign that folds to a k', '\u212A@example.nl'],
  ['a soft hyphen', 'a\u00AD@example.nl'],
  ['a display name', 'Jan <a@example.nl>'],
  ['a quoted local part', '"a@evil.example"@example.nl'],
  ['a comment', 'a(comment)@example.nl'],
  ['two @', 'a@evil.example@example.nl'],
  ['a percent route', 'a%evil.example@example.nl'],
  ['a bang route', 'evil.example!a@example.nl'],
  ['an address literal', 'a@[127.0.0.1]'],
  ['no domain with a dot', 'a@localhost'],
  ['a leading dash, read as an option by sendmail', '-oQ/tmp@example.nl'],
  ['two dots', 'a..b@example.nl'],
  ['a local part of 65 characters', `${'a'.repeat(65)}@example.nl`],
  ['more than 254 characters', `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(30)}.nl`],
])('an address with %s is refused', (_, recipient) => {
  expect(takes({ ...mail, recipient })).toBe(false)
})

test.each(['Hallo\r\nBcc: b@example.nl', 'Hallo\n', 'Hallo\u2028', 'Hallo \u202Emoc.live', 'Hallo\u0000', ''])(
  'the subject %j is refused',
  (subject) => {
    expect(takes({ ...mail, subject })).toBe(false)
  },
)

test('a body is plain text with lines and no other control characters', () => {
  expect(takes({ ...mail, body: 'Eén regel\nen nog een\tmet tab' })).toBe(true)
  for (const body of ['a\u0000b', 'a\r\nb', 'a\u001B[31mb', 'a\u202Eb', '']) expect(takes({ ...mail, body })).toBe(false)
})

test('a text message goes to a number in international form, without a subject', () => {
  expect(takes({ kind: 'text', recipient: '+31612345678', body: 'Uw code is 123456' })).toBe(true)
  for (const recipient of ['0612345678', '+31 6 12345678', '+31612345678,+31687654321', '+0612345678', '+٣١٦١٢٣٤٥٦٧٨']) {
    expect(takes({ kind: 'text', recipient, body: 'x' })).toBe(false)
  }
  expect(takes({ kind: 'text', recipient: '+31612345678', subject: 'x', body: 'x' })).toBe(false)
})
