import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { invitationWords } from './invitation-words.ts'
import { passwordWords } from './password-words.ts'
import { profileWords } from './profile-words.ts'
import { signInWords } from './sign-in-words.ts'

const VALUES = {
  minutes: 2,
  tries: 5,
  days: 30,
  count: 12,
  portal: 'Portaal',
  organisation: 'Laurens',
  phone: '010',
  digits: '78',
  email: 'a@b.nl',
  provider: 'Microsoft',
  accept: 'https://idp.example/',
  name: 'Microsoft',
  audience: 'people',
}
const catalogues = { signInWords, passwordWords, profileWords, invitationWords }
const nl = Object.entries({ ...signInWords.nl, ...passwordWords.nl, ...profileWords.nl, ...invitationWords.nl })

const say = (message: string, locale: string, form: string) => String(new IntlMessageFormat(message, locale).format({ form, ...VALUES }))

describe('the words of signing in', () => {
  it.each(Object.entries(catalogues))('are complete in both languages: %s', (_name, { nl: dutch, en }) => {
    expect(Object.keys(en)).toEqual(Object.keys(dutch))
  })

  it('can all be said, in both forms', () => {
    for (const { nl: dutch, en } of Object.values(catalogues)) {
      for (const [key, message] of Object.entries(dutch)) {
        for (const form of ['u', 'je']) expect(say(message, 'nl', form), key).not.toMatch(/[{}]|^\s*$/u)
        expect(say(en[key] ?? '', 'en', 'u'), key).not.toMatch(/[{}]|^\s*$/u)
      }
    }
  })

  it('never say u to who wants je, nor je to who wants u', () => {
    for (const [key, message] of nl) {
      expect(say(message, 'nl', 'je'), key).not.toMatch(/\b(u|uw|uzelf|kunt u|heeft u)\b/iu)
      expect(say(message, 'nl', 'u'), key).not.toMatch(/\b(je|jij|jou|jouw|jezelf)\b/iu)
    }
  })

  it('stand in one catalogue each, and exist for every key that a page says', () => {
    const keys = nl.map(([key]) => key)
    expect(Object.values(catalogues).reduce((sum, words) => sum + Object.keys(words.nl).length, 0)).toBe(keys.length)
    const said = listPages().flatMap((page) => [...page.matchAll(/\bt\('([\w.-]+)'/gu)].map((match) => match[1]))
    expect(said.length).toBeGreaterThan(50)
    expect(said.filter((key) => key === undefined || !keys.includes(key))).toEqual([])
  })
})

function listPages(): readonly string[] {
  const folder = new URL('../pages/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}
