import { expect, test } from 'vitest'
import { fillTemplate } from './fill-template.ts'

const fill = (text: string, chosen: readonly string[], words: Readonly<Record<string, string>> = {}) =>
  fillTemplate(text, { chosen: new Set(chosen), words })

test('a line stays when one of its choices holds, without its mark', () => {
  const text = 'a\nb //? one\nc //? one | two\nd //? !one\ne <!--? two -->\n'
  expect(fill(text, ['one'])).toBe('a\nb\nc\n')
  expect(fill(text, ['two'])).toBe('a\nc\nd\ne\n')
})

test('a block goes as a whole, and marks inside it hold besides', () => {
  const text = 'a\n  //? one {\n  b\n  c //? two\n  //? }\nd\n'
  expect(fill(text, ['one'])).toBe('a\n  b\nd\n')
  expect(fill(text, ['two'])).toBe('a\nd\n')
  expect(fill(text, ['one', 'two'])).toBe('a\n  b\n  c\nd\n')
})

test('a list of texts that fits stands on one line, and a longer one does not', () => {
  expect(fill("parts: [\n  'a', //? one\n  'b',\n],\n", ['one'])).toBe("parts: ['a', 'b'],\n")
  const long = `parts: [\n${Array.from({ length: 9 }, (_, index) => `  'a-rather-long-part-${String(index)}',\n`).join('')}],\n`
  expect(fill(long, [])).toBe(long)
})

test('a word is replaced wherever it stands, and what takes its place is taken as it is', () => {
  expect(fill('your-plugin YourPlugin', [], { 'your-plugin': '$&', YourPlugin: 'your-plugin' })).toBe('$& your-plugin')
})

test('a question mark in a comment of another kind is left alone', () => {
  expect(fill('a // is it?\nb //?c\n', [])).toBe('a // is it?\nb //?c\n')
})
