import { describe, expect, test } from 'vitest'
import { createMessageBook } from './message-book.ts'

const catalogues = [
  { owner: 'core', messages: { nl: { save: 'Opslaan', title: 'Start' }, en: { save: 'Save', title: 'Start' } } },
  {
    owner: 'dossier',
    messages: {
      nl: {
        title: 'Dossier',
        greeting: 'Dag {name}',
        ask: '{form, select, je {Wil je dit?} other {Wilt u dit?}}',
        wait: '{mode, select, simple {Wacht.} other {Een ogenblik geduld, alstublieft.}}',
        count: '{n, plural, one {# bericht} other {# berichten}}',
        when: '{at, date, short} {at, time, short}',
        plan: 'Het {term_plan}',
        changed: '{Term_plan} bijgewerkt',
        markup: '<b>{name}</b>',
        'term.plan': 'zorgplan',
      },
      en: { title: 'Record', greeting: 'Hello {name}', plan: 'The {term_plan}', 'term.plan': 'care plan', when: '{at, date, short}' },
    },
  },
  { owner: 'prikbord', messages: { nl: { pin: 'Prikken' }, en: { pin: 'Pin' } } },
]
const book = createMessageBook(catalogues, { default: 'nl', form: 'u' })
const dossier = book.for('dossier')('nl', 'u')

describe('a plugin says', () => {
  test("its own messages without a prefix, before core and never another plugin's", () => {
    expect(dossier('title')).toBe('Dossier')
    expect(dossier('core.save')).toBe('Opslaan')
    expect(dossier('save')).toBe('save')
    expect(dossier('prikbord.pin')).toBe('prikbord.pin')
    expect(dossier('dossier.title')).toBe('dossier.title')
  })

  test('the language and the form of address that it is asked for', () => {
    expect(book.for('dossier')('en', 'u')('title')).toBe('Record')
    expect(dossier('ask')).toBe('Wilt u dit?')
    expect(book.for('dossier')('nl', 'je')('ask', { form: 'u' })).toBe('Wil je dit?')
  })

  test('short sentences to who asked for them, and to nobody else', () => {
    expect(book.for('dossier')('nl', 'u', 'simple')('wait')).toBe('Wacht.')
    expect(book.for('dossier')('nl', 'u', 'simple')('ask')).toBe('Wilt u dit?')
    expect(dossier('wait', { mode: 'simple' })).toBe('Een ogenblik geduld, alstublieft.')
  })

  test('numbers, plurals, and times in Amsterdam', () => {
    expect(dossier('count', { n: 1 })).toBe('1 bericht')
    expect(dossier('count', { n: 1200 })).toBe('1.200 berichten')
    expect(dossier('when', { at: new Date('2026-07-01T22:30:00Z') })).toBe('2-7-26 00:30')
    expect(book.for('dossier')('en', 'u')('when', { at: new Date('2026-07-01T22:30:00Z') })).toBe('02/07/26')
  })
})

describe('core says', () => {
  test('its own messages, and any by its full key', () => {
    expect(book('nl', 'u')('save')).toBe('Opslaan')
    expect(book('nl', 'u')('core.save')).toBe('Opslaan')
    expect(book('en', 'u')('dossier.title')).toBe('Record')
  })
})

describe('nothing that is said', () => {
  test('is ever an exception: a missing key or value is said as its key', () => {
    expect(dossier('nothing.here')).toBe('nothing.here')
    expect(dossier('greeting')).toBe('greeting')
    expect(dossier('__proto__')).toBe('__proto__')
    expect(book.for('unheard-of')('nl', 'u')('title')).toBe('title')
  })

  test('is read as markup, neither in a message nor in a value', () => {
    expect(dossier('markup', { name: '<script>{evil}</script>' })).toBe('<b><script>{evil}</script></b>')
  })
})

describe("the organisation's words", () => {
  test('replace whole messages by language', () => {
    const own = createMessageBook(catalogues, { default: 'nl', form: 'u', messages: { nl: { 'dossier.greeting': 'Beste {name}' } } })
    expect(own.for('dossier')('nl', 'u')('greeting', { name: 'Anna' })).toBe('Beste Anna')
    expect(own.for('dossier')('en', 'u')('greeting', { name: 'Anna' })).toBe('Hello Anna')
  })

  test('replace a term in the language they are written in; other readers keep a word they know', () => {
    const own = createMessageBook(catalogues, { default: 'nl', form: 'u', terms: { plan: 'ondersteuningsplan' } })
    expect(own.for('dossier')('nl', 'u')('plan')).toBe('Het ondersteuningsplan')
    expect(own.for('dossier')('en', 'u')('plan')).toBe('The care plan')
    expect(dossier('plan')).toBe('Het zorgplan')
  })

  test('begin a sentence with a capital where the message says so', () => {
    const own = createMessageBook(catalogues, { default: 'nl', form: 'u', terms: { plan: 'ondersteuningsplan' } })
    expect(own.for('dossier')('nl', 'u')('changed')).toBe('Ondersteuningsplan bijgewerkt')
    expect(dossier('changed')).toBe('Zorgplan bijgewerkt')
  })
})
