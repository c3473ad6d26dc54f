/** The languages a portal speaks. */
export const LOCALES = ['nl', 'en'] as const

/** A language a portal speaks. */
export type Locale = (typeof LOCALES)[number]

/** How the portal addresses its reader in Dutch. */
export type AddressForm = 'u' | 'je'

/** How a reader wants the portal's own words: as they are, or in short sentences. A message hears it as `mode`. */
export const READING_MODES = ['usual', 'simple'] as const

/** How a reader wants the portal's own words. */
export type ReadingMode = (typeof READING_MODES)[number]

/** ICU messages by dotted key. */
export type MessageCatalogue = Readonly<Record<string, string>>

/** A catalogue per language; both must hold the same keys or the portal does not boot. */
export type Messages = Readonly<Record<Locale, MessageCatalogue>>

/** Values that fill the places in an ICU message. */
export type MessageValues = Readonly<Record<string, string | number | Date>>

/** Says a message in the reader's language; a key without a dot-path of its own is looked up in the speaking plugin first. */
export type Translate = (key: string, values?: MessageValues) => string
