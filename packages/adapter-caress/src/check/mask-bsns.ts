import { isBsn } from '@voordeur/adapter-fhir'

// A day written in eight digits is no number of a person.
const NUMBER = /(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{8,9}(?!\d)/g

/** The text without numbers that may be a BSN: a file can be named after one by mistake. */
export function maskBsns(text: string): string {
  return text.replace(NUMBER, (digits) => (isBsn(digits) ? '[…]' : digits))
}
