import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { createGlossary } from '../../compose/glossary.ts'
import { GlossaryBookContext } from '../glossary-book.ts'
import { createTestTranslate } from '../test-frame.ts'
import { Prose } from './prose.tsx'
import { RichText } from './rich-text.tsx'

const CANARY = '<img src=x onerror=alert(1)>'
const glossary = createGlossary(
  [
    { word: 'ADL', meaning: `Wassen & aankleden ${CANARY}` },
    { word: 'POP', meaning: 'Plan' },
  ],
  'nl',
)
const book = { glossary, t: createTestTranslate(), href: '/mijn/core/words' }

const explained = (child: ComponentChild) =>
  renderToString(<GlossaryBookContext.Provider value={book}>{child}</GlossaryBookContext.Provider>)
const explainedWords = (html: string) => [...html.matchAll(/<a class="word"[^>]*>([^<]*)<\/a>/g)].map((match) => match[1])
/** What stands in the sentences: everything but what the words mean. */
const sentences = (html: string) => html.replace(/<span class="meaning"[\s\S]*?<\/a><\/span>/g, '').replace(/<[^>]*>/g, '')

describe('prose of the record', () => {
  it('explains a word once in each paragraph, and leaves every sentence as it was written', () => {
    const html = explained(<Prose text={'Hulp bij ADL, ook ADL.\n\nVandaag geen ADL; het POP is klaar.'} />)
    expect(explainedWords(html)).toEqual(['ADL', 'ADL', 'POP'])
    expect(sentences(html)).toBe('Hulp bij ADL, ook ADL.Vandaag geen ADL; het POP is klaar.')
  })

  it('leads from each word to its own explanation and back to the word', () => {
    const html = explained(<Prose text={'ADL\n\nADL'} />)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(4)
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  it('says in text what a word means, whatever stands there', () => {
    const html = explained(<Prose text={`ADL ${CANARY}`} />)
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;img/g)).toHaveLength(2)
  })

  it('stands as it is where nothing is explained', () => {
    expect(renderToString(<Prose text="Hulp bij ADL" />)).toBe('<div class="prose"><p>Hulp bij ADL</p></div>')
  })
})

describe('formatted text of the record', () => {
  it('explains a word once in each block, between the tags', () => {
    const html = explained(<RichText html={'<p>Hulp bij <b>ADL</b>, ADL</p><ul><li>ADL &amp; POP</li></ul>'} />)
    expect(explainedWords(html)).toEqual(['ADL', 'ADL', 'POP'])
    expect(sentences(html)).toBe('Hulp bij ADL, ADLADL &amp; POP')
    expect(html).toMatch(/<b><a class="word"/)
  })

  it('says in text what a word means', () => {
    const html = explained(<RichText html="<p>ADL</p>" />)
    expect(html).not.toContain('<img')
    expect(html).toContain('Wassen &amp; aankleden &lt;img')
  })

  it('trusts no more than before: what is not harmless is shown as it is written', () => {
    const html = explained(<RichText html={`<p>ADL ${CANARY}</p>`} />)
    expect(html).not.toMatch(/<img|<p>ADL/)
    expect(explainedWords(html)).toEqual(['ADL'])
  })
})
