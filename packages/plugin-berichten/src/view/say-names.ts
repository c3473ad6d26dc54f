import type { Locale } from '@voordeur/core'

const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = {
  nl: new Intl.ListFormat('nl-NL', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
}

/** Names as people say them after each other: "Anna, Piet en Riet". */
export function sayNames(names: readonly string[], locale: Locale): string {
  return LISTS[locale].format(names)
}
