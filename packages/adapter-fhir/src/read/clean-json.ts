import { FhirUnreadable } from './fhir-unreadable.ts'

const CONTROL = /[^\P{Cc}\t\n\r]/gu
const LONE_SURROGATE = /\p{Cs}/gu

/** What may be written to a database and a page: no U+0000 or other control characters, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replace(CONTROL, '').replace(LONE_SURROGATE, '')
}

/**
 * A copy without harmful characters and without `__proto__`, which JSON.parse makes an own property that a later
 * assignment would turn into a prototype. Throws TOO_DEEP before the nesting can exhaust the stack.
 */
export function cleanJson(value: unknown, depth: number, file: string): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) throw new FhirUnreadable('TOO_DEEP', 'the content is nested deeper than any FHIR resource', { file })
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth - 1, file))
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(entries.map(([key, item]) => [cleanText(key), cleanJson(item, depth - 1, file)]))
}
