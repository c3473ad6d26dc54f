import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/mobile'
import { z } from 'zod'

/** A country by its ISO 3166 code (`NL`). */
export const Country = z.custom<CountryCode>((value) => typeof value === 'string' && isSupportedCountry(value), {
  message: 'must be a country code such as "NL"',
})

/** A country by its ISO 3166 code (`NL`). */
export type Country = CountryCode

const E164 = /^\+[1-9]\d{7,14}$/

/** A mobile number that can be used, in E.164; or why it can't. */
export type ReadPhone = { readonly number: string } | { readonly problem: 'invalid' | 'country' }

/** Reads a mobile number as people write it; without a country it is one of the first country. Only numbers of mobile phones in these countries are taken. */
export function readPhone(typed: string, countries: readonly Country[]): ReadPhone {
  const [home] = countries
  const text = typed.normalize('NFKC').slice(0, 40)
  const parsed = home === undefined ? undefined : parsePhoneNumberFromString(text, { defaultCountry: home, extract: false })
  // The metadata of mobile numbers calls valid what a mobile phone can have, and nothing else.
  if (!parsed?.isValid() || parsed.ext !== undefined || !E164.test(parsed.number)) return { problem: 'invalid' }
  if (parsed.country === undefined || !countries.includes(parsed.country)) return { problem: 'country' }
  return { number: parsed.number }
}

/** A number with all but its last two digits hidden: enough to know one's own, not enough to learn another's. */
export function hidePhone(number: string): string {
  return `•••• ••${number.slice(-2)}`
}
