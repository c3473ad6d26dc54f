import { describe, expect, it } from 'vitest'
import { toAge } from './day.ts'
import { toTelecomHref } from './contact-links.tsx'
import { toExcerpt } from './excerpt.ts'
import { sayFrequency } from './labels/frequency.ts'
import { createTranslate } from './testing/open-part.ts'

const nl = createTranslate('nl')

describe('a frequency', () => {
  it.each([
    [{ times: 2, period: 1, unit: 'd' }, '2 keer per dag'],
    [{ times: 1, period: 1, unit: 'wk' }, '1 keer per week'],
    [{ times: 1, period: 2, unit: 'wk' }, '1 keer per 2 weken'],
    [{ times: 3, period: 6, unit: 'mo' }, '3 keer per 6 maanden'],
  ])('%o is said as %s', (frequency, words) => {
    expect(sayFrequency(nl, frequency)).toBe(words)
  })

  it('is said in English too', () => {
    expect(sayFrequency(createTranslate('en'), { times: 2, period: 1, unit: 'd' })).toBe('twice a day')
  })

  it('is not said for a unit nobody plans in', () => {
    expect(sayFrequency(nl, { times: 2, period: 1, unit: 'ms' })).toBeUndefined()
  })
})

describe('an excerpt', () => {
  it('is one line, cut at a word', () => {
    expect(toExcerpt('Goed\n gegeten.')).toBe('Goed gegeten.')
    expect(toExcerpt('Mevrouw heeft vanmiddag, na het eten, gewandeld.', 25)).toBe('Mevrouw heeft vanmiddag…')
  })
})

describe('an age', () => {
  it('counts whole years', () => {
    expect(toAge('1940-11-23', '2026-11-22')).toBe(85)
    expect(toAge('1940-11-22', '2026-11-22')).toBe(86)
  })
})

describe('a way to reach someone', () => {
  it.each([
    ['phone', '+31 (0)10 - 123 45 67', 'tel:+31101234567'],
    ['mobile', '0612345678', 'tel:0612345678'],
    ['phone', 'javascript:alert(1)', undefined],
    ['email', 'a@b.nl', 'mailto:a@b.nl'],
    ['email', 'a@b.nl?subject=x', undefined],
    ['other', 'postduif', undefined],
  ] as const)('%s %s leads to %s', (kind, value, href) => {
    expect(toTelecomHref({ kind, value })).toBe(href)
  })
})
