import { describe, expect, test } from 'vitest'
import { composeWith, onlyProblem, plugin } from './portal.fixture.ts'

const explaining = (words: Readonly<Record<string, string>>) => ({ language: { default: 'nl', form: 'u', words } as const })

describe('the words that a portal explains', () => {
  test('WORD_INVALID when one can not be found in a text, or says nothing', () => {
    expect(onlyProblem('WORD_INVALID', explaining({ '<b>': 'vet' }))).toMatchObject({ place: 'language.words' })
    expect(onlyProblem('WORD_INVALID', explaining({ ADL: ' ' })).cause).toBe('The word "ADL" has no explanation.')
  })

  test('WORD_INVALID when a plugin explains one in one language only', () => {
    const oneSided = plugin({ words: { nl: { ADL: 'wassen' }, en: {} } })
    expect(onlyProblem('WORD_INVALID', { plugins: [oneSided] })).toMatchObject({ place: 'post, words.en' })
  })

  test('are composed by language', () => {
    const composed = composeWith({
      ...explaining({ ADL: 'wassen' }),
      plugins: [plugin({ words: { nl: { POP: 'plan' }, en: { POP: 'plan' } } })],
    })
    expect(composed.ok && composed.composition.glossary('nl').words.map(({ word }) => word)).toEqual(['ADL', 'POP'])
  })
})
