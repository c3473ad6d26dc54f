import type { AddressForm, Locale, ReadingMode } from '../define/messages.ts'

/** How the portal speaks to who makes a visit. */
export interface Reader {
  readonly locale: Locale
  readonly form: AddressForm
  readonly mode: ReadingMode
}
