import { isBsn } from './is-bsn.ts'
import { isIban } from './is-iban.ts'

/** Takes BSNs and bank accounts out of every text in a value, and leaves fields without a value out. */
export type Scrubber = <Value>(value: Value) => Value

const GONE = '[…]'
const BSN_WORD = /\bbsn\b|burger\s?service\s?nummer|sofi-?\s?nummer|citizen service number/i
const NINE_DIGITS = /(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)/g
const DUTCH_IBAN = /\bNL[ ]?\d{2}[ .]?[A-Z]{4}(?:[ .]?\d){10}(?!\d)/gi
const ANY_IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{2,4}){3,8}(?![A-Z0-9])/g

/**
 * A scrubber for the record of one client. Removed are: the BSNs the record itself names, wherever they stand and however
 * they are spaced; numbers that pass the elfproef in a text that speaks of a BSN; and bank accounts. A Dutch account is
 * removed by its form alone, another only when its check digits are right, so that codes of the record stay.
 */
export function createScrubber(bsns: readonly string[]): Scrubber {
  const known = bsns.map((bsn) => new RegExp(`(?<!\\d)${[...bsn.replace(/\D/g, '')].join('[ .-]?')}(?!\\d)`, 'g'))
  const scrubText = (text: string): string => {
    // Neither a BSN nor an account is without digits, and most texts are.
    if (!/\d/.test(text)) return text
    const isAboutBsn = BSN_WORD.test(text)
    const withoutAccounts = text.replace(DUTCH_IBAN, GONE).replace(ANY_IBAN, (match) => hideIban(match))
    const withoutKnown = known.reduce((rest, bsn) => rest.replace(bsn, GONE), withoutAccounts)
    return isAboutBsn ? withoutKnown.replace(NINE_DIGITS, (match) => (isBsn(match) ? GONE : match)) : withoutKnown
  }
  // Safe: the walk changes texts only and keeps the form of the value, which is what the type states.
  return <Value>(value: Value) => walk(value, scrubText) as Value
}

// An account is followed by other capitals at times; the longest start that is an account is what goes.
function hideIban(match: string): string {
  const groups = match.split(' ')
  const length = groups.findLastIndex((_, index) => isIban(groups.slice(0, index + 1).join(''))) + 1
  return length === 0 ? match : [GONE, ...groups.slice(length)].join(' ')
}

function walk(value: unknown, scrubText: (text: string) => string): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (Array.isArray(value)) return value.map((item: unknown) => walk(item, scrubText))
  if (typeof value !== 'object' || value === null) return value
  const scrubbed: Record<string, unknown> = {}
  // In a loop, for every field of every record passes here. A field called __proto__ would become the prototype.
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined && key !== '__proto__') scrubbed[key] = walk(item, scrubText)
  }
  return scrubbed
}
