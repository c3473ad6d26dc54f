import type { z } from 'zod'
import { quote } from './quote.ts'

type Issue = z.core.$ZodRawIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  date: 'a date',
  function: 'a function',
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'a whole address such as https://www.example.nl',
  date: 'a date such as 2027-01-31',
  datetime: 'a moment such as 2027-01-31T09:00:00Z',
  time: 'a time such as 09:00',
  duration: 'a duration such as P7D',
  uuid: 'a UUID',
  guid: 'a UUID',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  e164: 'a telephone number such as +31612345678',
}

/** What is said of text whose author gave a pattern and no words for it. */
export const PATTERN_UNSAID = 'must be written in the form that its description gives'

/**
 * What a value must be, as the second half of a sentence about it (`must be true or false`). As the `error` of a parse it speaks only where the
 * author of the schema said nothing: what they wrote themselves stays.
 */
export function sayIssue(issue: Issue): string {
  return (SENTENCES[issue.code ?? ''] ?? sayNothing)(issue)
}

const SENTENCES: Readonly<Record<string, (issue: Issue) => string>> = {
  invalid_type: (issue) => `must be ${KINDS[String(issue['expected'])] ?? String(issue['expected'])}`,
  invalid_value: (issue) => sayOneOf(toList(issue['values'])),
  invalid_union: (issue) =>
    toList(issue['options']).length > 0 ? sayOneOf(toList(issue['options'])) : 'must be one of the forms that its description gives',
  invalid_format: (issue) => sayFormat(issue),
  too_small: (issue) => saySize(issue, { bound: issue['minimum'], least: true }),
  too_big: (issue) => saySize(issue, { bound: issue['maximum'], least: false }),
  not_multiple_of: (issue) => `must be a multiple of ${String(issue['divisor'])}`,
  invalid_key: () => 'has a name that is not allowed',
  invalid_element: () => 'holds something that is not allowed',
}

function sayNothing(): string {
  return 'can not be used as it is'
}

function sayOneOf(values: readonly unknown[]): string {
  const words = values.map((value) => quote(value))
  return words.length === 1 ? `must be ${words[0]}` : `must be one of ${words.join(', ')}`
}

function sayFormat(issue: Issue): string {
  const format = String(issue['format'])
  if (format === 'starts_with') return `must begin with ${quote(issue['prefix'])}`
  if (format === 'ends_with') return `must end with ${quote(issue['suffix'])}`
  if (format === 'includes') return `must hold ${quote(issue['includes'])}`
  return FORMATS[format] === undefined ? PATTERN_UNSAID : `must be ${FORMATS[format]}`
}

interface Bound {
  readonly bound: unknown
  readonly least: boolean
}

function saySize(issue: Issue, { bound, least }: Bound): string {
  const unit = UNITS[String(issue['origin'])]
  if (unit === undefined) return sayNumber(issue['inclusive'] !== false, { bound, least })
  if (least && Number(bound) === 1) return unit[2]
  const word = issue['exact'] === true ? 'exactly' : least ? 'at least' : 'at most'
  return `must have ${word} ${String(bound)} ${unit[Number(bound) === 1 ? 0 : 1]}`
}

function sayNumber(isInclusive: boolean, { bound, least }: Bound): string {
  if (isInclusive) return `must be at ${least ? 'least' : 'most'} ${String(bound)}`
  return `must be ${least ? 'more' : 'less'} than ${String(bound)}`
}

const UNITS: Readonly<Record<string, readonly [one: string, more: string, none: string]>> = {
  string: ['character', 'characters', 'must not be empty'],
  array: ['item', 'items', 'must have at least 1 item'],
  set: ['item', 'items', 'must have at least 1 item'],
  map: ['entry', 'entries', 'must have at least 1 entry'],
}

function toList(values: unknown): readonly unknown[] {
  return Array.isArray(values) ? values : []
}
