import { agenda } from '@voordeur/plugin-agenda'
import { beheer } from '@voordeur/plugin-beheer'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { nieuws } from '@voordeur/plugin-nieuws'
import { prikbord } from '@voordeur/plugin-prikbord'
import { wzd } from '@voordeur/plugin-wzd'
import { auth, password } from '@voordeur/auth'
import { describe, expect, test } from 'vitest'
import { compileMessage } from '../packages/core/src/compose/message-format.ts'
import { LOCALES, READING_MODES, type MessageValues } from '../packages/core/src/define/messages.ts'
import { kernelMessages } from '../packages/core/src/web/kernel-messages.ts'

const CATALOGUES = {
  core: kernelMessages,
  auth: auth({ methods: [password()] }).messages,
  agenda: agenda().messages,
  beheer: beheer().messages,
  berichten: berichten().messages,
  dossier: dossier().messages,
  nieuws: nieuws().messages,
  prikbord: prikbord().messages,
  wzd: wzd({ advocate: { name: 'Vertrouwenspersoon', phone: '088 678 10 00' } }).messages,
}

const FORMS = ['u', 'je'] as const
const SHORT = 14
// Every branch of a plural or a choice is said; what a message does not name does no harm.
const NUMBERS = [0, 1, 2, 25]
const CHOICE = /\{\s*([a-zA-Z_]+)\s*,\s*select\s*,/gu
const PLACE = /\{\s*([a-zA-Z_0-9]+)\s*[,}]/gu
const CASE = /\b([a-zA-Z][\w-]*)\s*\{/gu

describe.each(Object.entries(CATALOGUES))('every message of %s', (_owner, catalogue) => {
  test.each(LOCALES)('can be said on each of its ways in %s', (locale) => {
    for (const [key, text] of Object.entries(catalogue[locale])) {
      const message = compileMessage(text, locale)
      for (const values of listWays(text)) expect(String(message.format(values)), key).not.toMatch(/[{}]|^\s*$/u)
    }
  })

  test.each(LOCALES)('is shorter in simple mode, where it has a simple way, and has short sentences (%s)', (locale) => {
    for (const [key, text] of Object.entries(catalogue[locale]).filter(([, message]) => message.includes('{mode,'))) {
      for (const form of FORMS) {
        const values = { ...toValues(text, 2), form }
        const [usual = '', simple = ''] = READING_MODES.map((mode) => String(compileMessage(text, locale).format({ ...values, mode })))
        expect(simple.length, key).toBeLessThan(usual.length)
        for (const sentence of simple.split(/[.?!]\s*/u)) expect(sentence.split(/\s+/u).length, `${key}: ${sentence}`).toBeLessThan(SHORT)
      }
    }
  })

  test('names no mode and no form of address that nobody has', () => {
    for (const text of LOCALES.flatMap((locale) => Object.values(catalogue[locale]))) {
      expect(text).not.toMatch(/\{\s*mode\s*,\s*select\s*,(?!\s*simple\s*\{)/u)
      expect(text).not.toMatch(/\{\s*form\s*,\s*select\s*,(?!\s*je\s*\{)/u)
    }
  })
})

/** A value for every place of a message: a number that may stand for a word, and a time where one is asked. */
function toValues(text: string, number: number): MessageValues {
  const names = [...text.matchAll(PLACE)].map(([, name = '']) => name)
  const times = new Set([...text.matchAll(/\{\s*(\w+)\s*,\s*(?:date|time)\b/gu)].map(([, name = '']) => name))
  return Object.fromEntries(names.map((name) => [name, times.has(name) ? new Date('2026-11-22T09:00:00Z') : number]))
}

/** Values that lead along every branch: each mode and form, each number, and each case of each other choice by itself. */
function listWays(text: string): readonly MessageValues[] {
  const chosen = [...text.matchAll(CHOICE)].map(([, name = '']) => name).filter((name) => name !== 'mode' && name !== 'form')
  const cases = ['other', ...[...text.matchAll(CASE)].map(([, name = '']) => name)]
  const choices = chosen.flatMap((name) => cases.map((value) => ({ [name]: value })))
  return READING_MODES.flatMap((mode) =>
    FORMS.flatMap((form) =>
      NUMBERS.flatMap((number) => [{}, ...choices].map((choice) => ({ ...toValues(text, number), ...choice, mode, form }))),
    ),
  )
}
