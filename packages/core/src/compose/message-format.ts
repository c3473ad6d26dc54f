import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from '../define/messages.ts'
import { toReason } from './quote.ts'

const ZONE = 'Europe/Amsterdam'
/** Regions decide the order of a date; both languages are read in the Netherlands. */
const REGIONS: Readonly<Record<Locale, string>> = { nl: 'nl-NL', en: 'en-GB' }

const SYNTAX = /[{}']/

/** A message that was compiled; formatting throws when a value is missing. */
export type CompiledMessage = Pick<IntlMessageFormat, 'format'>

// Formatters are costly to make, and the library's own cache is per message.
const numbers = cached((key: string) => new Intl.NumberFormat(...fromKey<Intl.NumberFormatOptions>(key)))
const dates = cached((key: string) => {
  const [locale, options] = fromKey<Intl.DateTimeFormatOptions>(key)
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })
})
const plurals = cached((key: string) => new Intl.PluralRules(...fromKey<Intl.PluralRulesOptions>(key)))

const formatters = {
  getNumberFormat: (locale?: string | string[], options?: object) => numbers(toKey(locale, options)),
  getDateTimeFormat: (locale?: Intl.LocalesArgument, options?: object) => dates(toKey(String(locale), options)),
  getPluralRules: (locale?: Intl.LocalesArgument, options?: object) => plurals(toKey(String(locale), options)),
}

/** Compiles an ICU message. Markup in it is plain text; times are said in Europe/Amsterdam. Throws when it does not parse. */
export function compileMessage(text: string, locale: Locale): CompiledMessage {
  // Nine of ten messages are plain words, and a page says dozens of them.
  if (!SYNTAX.test(text)) return { format: () => text }
  return new IntlMessageFormat(text, REGIONS[locale], undefined, { ignoreTag: true, formatters })
}

/** What is wrong with the syntax of an ICU message, or undefined. */
export function findSyntaxError(text: string, locale: Locale): string | undefined {
  try {
    compileMessage(text, locale)
    return undefined
  } catch (error) {
    return toReason(error).toLowerCase().replaceAll('_', ' ')
  }
}

function cached<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}

function toKey(locale: string | string[] | undefined, options: object = {}): string {
  return JSON.stringify([locale, options])
}

function fromKey<Options>(key: string): [string, Options] {
  // Only `toKey` makes these keys, from a locale and options of this formatter.
  return JSON.parse(key) as [string, Options]
}
