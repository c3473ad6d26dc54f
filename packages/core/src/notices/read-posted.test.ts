import { expect, test } from 'vitest'
import type { PostedNotice } from '../define/notice.ts'
import { readPosted } from './read-posted.ts'

const declared = { plugin: 'bord', kind: 'posted', title: 'posted', icon: 'pin', part: 'bord.board' }
const good: PostedNotice = { kind: 'posted', reference: 'r', values: { name: 'Annie', count: 2 } }
const read = (changes: object) => readPosted({ ...good, ...changes }, (kind) => (kind === 'posted' ? declared : undefined))

test('a notice is for everybody around the client unless it says for whom', () => {
  expect(read({})).toEqual({ declared, reference: 'r', values: { name: 'Annie', count: 2 }, to: 'network' })
  const some = [crypto.randomUUID()]
  expect(read({ to: some, values: undefined })).toMatchObject({ values: {}, to: some })
})

test('a character beyond the first plane is whole, and stays', () => {
  expect(read({ values: { name: 'a\u{1F600}b' } })).toMatchObject({ values: { name: 'a\u{1F600}b' } })
})

test('a kind that the plugin does not declare is refused by its name', () => {
  expect(() => read({ kind: 'other' })).toThrow(
    expect.objectContaining({ code: 'NOTICE_UNDECLARED', message: expect.stringContaining('"other"') }),
  )
})

test.each([
  ['a reference that is empty', { reference: '' }],
  ['a reference that is long', { reference: 'x'.repeat(201) }],
  ['a text of two lines', { values: { name: 'a\nb' } }],
  ['a text with a line separator', { values: { name: 'a\u2028b' } }],
  ['a text that turns the reading direction', { values: { name: 'a\u202Eb' } }],
  ['a text with U+0000', { values: { name: 'a\0b' } }],
  ['a text with half a character', { values: { name: 'a\uD800b' } }],
  ['a reference with half a character', { reference: '\uDC00' }],
  ['a text that is long', { values: { name: 'x'.repeat(201) } }],
  ['a number that is none', { values: { count: Number.NaN } }],
  ['a value that is an object', { values: { name: { toString: 'x' } } }],
  ['a place that has no name', { values: { 'a b': 'x' } }],
  ['more than twenty values', { values: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`v${index}`, 1])) }],
  ['a receiver that is no account', { to: ['everybody'] }],
  ['another word for everybody', { to: 'all' }],
  ['more than five hundred receivers', { to: Array.from({ length: 501 }, () => crypto.randomUUID()) }],
  ['something it does not know', { title: 'x' }],
])('%s is refused, and what was given is not repeated', (_, changes) => {
  expect(() => read(changes)).toThrow(expect.objectContaining({ code: 'NOTICE_INVALID' }))
  try {
    read({ ...changes, values: { name: 'Jan de\nVries' } })
  } catch (error) {
    expect(String(error)).not.toContain('Vries')
  }
})
