import type { Locale } from '@voordeur/core'

const BASE = 1000

const toFormats = (locale: string) => ({
  kilobyte: new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }),
  megabyte: new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
})
const FORMATS: Readonly<Record<Locale, ReturnType<typeof toFormats>>> = { nl: toFormats('nl-NL'), en: toFormats('en-GB') }

/** The size of a file in words, "85 kB" or "1,2 MB" (decimal, as telephones count); never nothing. */
export function saySize(bytes: number, locale: Locale): string {
  const kilobytes = Math.max(1, Math.round(bytes / BASE))
  const words = kilobytes < BASE ? FORMATS[locale].kilobyte.format(kilobytes) : FORMATS[locale].megabyte.format(bytes / BASE / BASE)
  // Number and unit stay on one line.
  return words.replace(' ', '\u00A0')
}
