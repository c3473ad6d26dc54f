import { expect, test } from 'vitest'
import { readName, toId } from './read-name.ts'
import { ScaffoldRefused } from './scaffold-refused.ts'

test('a name has a form for every place in which it stands', () => {
  expect(readName('  Welzijn &  énergie ')).toEqual({
    title: 'Welzijn & énergie',
    id: 'welzijn-energie',
    snake: 'welzijn_energie',
    camel: 'welzijnEnergie',
    pascal: 'WelzijnEnergie',
  })
})

test('who types an id gets words for people', () => {
  expect(readName('ons-dossier')).toMatchObject({ title: 'Ons dossier', id: 'ons-dossier' })
})

test.each([
  ['Cliëntenraad', 'clientenraad'],
  ['IJsvrij 2026', 'ijsvrij-2026'],
  ['Koffie, thee’s en meer', 'koffie-thees-en-meer'],
  ['Smørrebrød', 'smorrebrod'],
  ['Straße', 'strasse'],
])('%s has the id %s', (typed, id) => {
  expect(toId(typed)).toBe(id)
})

test('an apostrophe ends no text and no message', () => {
  expect(readName("Zo'n dag").title).toBe('Zo’n dag')
})

test.each([
  '',
  '  ',
  '../x',
  '/etc',
  'a\\b',
  '.git',
  '42',
  '😀',
  "x'; drop",
  'a{b}',
  'a<b>',
  'a\nb`',
  'class',
  'New',
  'core',
  'panel',
  'a'.repeat(33),
])('nothing can be called %j', (typed) => {
  expect(() => readName(typed)).toThrow(ScaffoldRefused)
})
