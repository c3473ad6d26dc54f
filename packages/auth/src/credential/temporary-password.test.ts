import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTemporaryPassword, isTemporaryPassword } from './temporary-password.ts'

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const made = fc.constant(undefined).map(() => createTemporaryPassword())
const place = fc.integer({ min: 0, max: 11 }).map((nth) => nth + Math.floor(nth / 4))
const letter = fc.constantFrom(...ALPHABET)

const replace = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1)

test('a temporary password is three groups of four, without characters that are read for one another', () => {
  fc.assert(fc.property(made, (password) => /^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){2}$/.test(password) && isTemporaryPassword(password)))
})

test('it has fourteen characters and no two are the same', () => {
  const many = Array.from({ length: 2000 }, () => createTemporaryPassword())
  expect(many.every((password) => password.length === 14)).toBe(true)
  expect(new Set(many).size).toBe(2000)
})

test('every character is equally likely in every place', () => {
  // 310,000 draws, 10,000 expected of each; 6 % off is six standard deviations, and half of what a remainder would do.
  const counts = new Map<string, number>()
  for (let drawn = 0; drawn < 310_000 / 11; drawn += 1)
    for (const character of createTemporaryPassword().replaceAll('-', '').slice(0, 11))
      counts.set(character, (counts.get(character) ?? 0) + 1)
  expect([...counts.keys()].toSorted().join('')).toBe(ALPHABET)
  for (const [character, count] of counts) expect(Math.abs(count - 10_000), character).toBeLessThan(600)
})

test('one wrong character always shows', () => {
  fc.assert(
    fc.property(
      made,
      place,
      letter,
      (password, at, other) => isTemporaryPassword(replace(password, at, other)) === (password[at] === other),
    ),
    { numRuns: 2000 },
  )
})

test('two characters that changed places always show', () => {
  fc.assert(
    fc.property(made, place, place, (password, one, other) => {
      const swapped = replace(replace(password, one, password[other]!), other, password[one]!)
      return isTemporaryPassword(swapped) === (swapped === password)
    }),
    { numRuns: 2000 },
  )
})

test('spaces around it, capitals and full-width signs are forgiven', () => {
  fc.assert(
    fc.property(made, (password) => {
      const wide = Array.from(password, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0)).join('')
      return [` ${password}\t`, password.toUpperCase(), wide].every((typed) => isTemporaryPassword(typed))
    }),
  )
})

test('what has another shape is none', () => {
  const password = createTemporaryPassword()
  for (const typed of [
    '',
    password.replaceAll('-', ''),
    `${password}2`,
    password.slice(1),
    password.replaceAll('-', ' '),
    `${password}\n${password}`,
  ])
    expect(isTemporaryPassword(typed), typed).toBe(false)
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => !isTemporaryPassword(text)))
})
