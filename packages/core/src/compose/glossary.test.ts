import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGlossaries, createGlossary, EXPLAINED_WORD } from './glossary.ts'

const WORDS = ['ADL', 'MUST', 'mantelzorger', 'zorg', 'palliatieve zorg', 'o.a'].map((word) => ({ word, meaning: `uitleg van ${word}` }))
const glossary = createGlossary(WORDS, 'nl')
const found = (text: string) => glossary.explain(text).flatMap(({ text: piece, explanation }) => (explanation ? [piece] : []))

describe('a text in pieces', () => {
  test('is the text, whatever it says', () => {
    const piece = fc.oneof(fc.constantFrom('ADL', 'mantelzorger', 'zorg', '<b>', '\n', ' ', '.'), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        expect(
          glossary
            .explain(text)
            .map((each) => each.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test.each([
    ['Hulp bij ADL en met de ADL-zorg.', ['ADL', 'zorg']],
    ['De Mantelzorger belde.', ['Mantelzorger']],
    ['mantelzorgers, verzorging', []],
    ['Zij must niets en moet om MUST denken.', ['MUST']],
    ['Er is palliatieve zorg, en zorg.', ['palliatieve zorg', 'zorg']],
    ['Dit is o.a. zo, maar niet oxax.', ['o.a']],
    ['ÉADL en ADLé', []],
  ])('"%s" explains %j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('explains a word the first time that it stands there', () => {
    expect(found('ADL ADL zorg Zorg ADL')).toEqual(['ADL', 'zorg'])
    const seen = new Set<string>()
    glossary.explain('ADL', seen)
    expect(glossary.explain('ADL', seen)).toEqual([{ text: 'ADL' }])
  })
})

describe('the words of a portal', () => {
  const plugins = [
    { words: { nl: { ADL: 'eerste', POP: 'plan' }, en: { ADL: 'first', POP: 'plan' } } },
    { words: undefined },
    { words: { nl: { ADL: 'tweede' }, en: { ADL: 'second' } } },
  ]
  const language = { default: 'nl', form: 'u', words: { ADL: 'van ons', Maaspoort: 'ons huis' } } as const

  test('are the organisation’s before those of plugins, and the first plugin’s before the next', () => {
    const { nl } = createGlossaries(language, plugins)
    expect(nl.words).toEqual([
      { word: 'ADL', meaning: 'van ons' },
      { word: 'Maaspoort', meaning: 'ons huis' },
      { word: 'POP', meaning: 'plan' },
    ])
    expect(createGlossaries({ default: 'nl', form: 'u' }, plugins).nl.words[0]).toEqual({ word: 'ADL', meaning: 'eerste' })
  })

  test('are said in the language of the reader where a plugin does, and all of them are there', () => {
    expect(createGlossaries(language, plugins).en.words.map(({ meaning }) => meaning)).toEqual(['first', 'ons huis', 'plan'])
  })

  test('are none without any: a text is one piece', () => {
    const { nl } = createGlossaries({ default: 'nl', form: 'u' }, [])
    expect(nl.words).toEqual([])
    expect(nl.explain('ADL')).toEqual([{ text: 'ADL' }])
  })
})

test.each([
  ['ADL', true],
  ['palliatieve zorg', true],
  ['o.a', true],
  ['pb’er', true],
  ['', false],
  [' ADL', false],
  ['<b>', false],
  ['a&b', false],
  ['x'.repeat(61), false],
])('whether "%s" can be a word: %s', (word, expected) => {
  expect(EXPLAINED_WORD.test(word)).toBe(expected)
})
