import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { LOCALES, READING_MODES, type AddressForm } from '../../define/messages.ts'
import { coreMessages } from './core-messages.ts'

const VALUES = {
  count: 2,
  hours: 24,
  minutes: 2,
  when: 'vandaag',
  name: 'Annie',
  inviter: 'Marjan',
  panel: 'Dossier',
  phone: '010',
  portal: 'Portaal',
  organisation: 'Laurens',
  reference: 'x',
  end: 'gisteren',
  last: 'zondag',
  days: 3,
  client: 'Mevrouw Alblas',
  person: 'Jan de Vries',
  day: 'zondag',
  parts: 'Plannen',
  word: 'ADL',
  why: 'het is zo',
  basis: 'mentor',
  bases: 'mentor, curator',
  columns: 'naam',
  lines: '3, 4',
  set: 'familie',
  right: 'Zorgplan',
  done: 3,
  total: 12,
  part: 'Lezen',
  size: '2 MB',
  source: 'caress',
  accepts: 'photo',
  most: 3,
  email: 'hulp@voorbeeld.nl',
  url: 'https://voorbeeld.nl',
  years: 5,
  version: 2,
  at: '1',
  of: '9',
}

const READERS = (['u', 'je'] as const).flatMap((form) => READING_MODES.map((mode) => ({ form, mode })))

const say = (message: string, locale: string, reader: (typeof READERS)[number]) =>
  String(new IntlMessageFormat(message, locale).format({ ...reader, ...VALUES }))

const OTHER_FORM: Readonly<Record<AddressForm, RegExp>> = {
  je: /\b(u|uw|uzelf)\b/iu,
  u: /\b(je|jij|jou|jouw|jezelf)\b/iu,
}

describe('the words of the portal', () => {
  it('are complete in both languages', () => {
    expect(Object.keys(coreMessages.en).toSorted()).toEqual(Object.keys(coreMessages.nl).toSorted())
  })

  it.each(LOCALES)('can all be said in %s, in both forms, as they are and simply', (locale) => {
    for (const [key, message] of Object.entries(coreMessages[locale])) {
      for (const reader of READERS) expect(say(message, locale, reader), key).not.toMatch(/[{}]|^\s*$/u)
    }
  })

  it('never say u to who wants je, nor je to who wants u', () => {
    for (const [key, message] of Object.entries(coreMessages.nl)) {
      if (key.startsWith('profile.form.')) continue
      for (const reader of READERS) expect(say(message, 'nl', reader), key).not.toMatch(OTHER_FORM[reader.form])
    }
  })

  it('exist for every key that a component or page says', () => {
    const keys = listSources().flatMap((source) => [...source.matchAll(/\bt\('core\.([\w.]+)'/gu)].map((match) => match[1]))
    expect(keys.length).toBeGreaterThan(50)
    expect(keys.filter((key) => key === undefined || !Object.hasOwn(coreMessages.nl, key))).toEqual([])
  })
})

function listSources(): readonly string[] {
  const folder = new URL('..', import.meta.url)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}
