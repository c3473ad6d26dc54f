import { expect, test } from 'vitest'
import { decideWriter } from '../src/decide-writer.ts'

test.each([
  ['self', false, false, 'self'],
  ['self', false, true, 'self'],
  ['mentor', true, true, 'representative'],
  ['mentor', true, false, 'nobody'],
  ['family', true, true, 'representative'],
  ['family', false, true, 'nobody'],
  ['invited', false, true, 'nobody'],
] as const)('%s who represents: %s, with the option %s, answers as %s', (basis, represents, representatives, writer) => {
  expect(decideWriter({ basis, represents }, representatives)).toBe(writer)
})

test('without an access nobody answers', () => {
  expect(decideWriter(undefined, true)).toBe('nobody')
})
