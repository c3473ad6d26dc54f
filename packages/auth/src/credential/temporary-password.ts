import { randomInt } from 'node:crypto'

// Lower case and digits without the pairs that are read for one another: no 0 and o, no 1, l and i.
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const RANDOM_CHARACTERS = 11
const SHAPE = new RegExp(`^[${ALPHABET}]{4}-[${ALPHABET}]{4}-[${ALPHABET}]{4}$`, 'u')

/**
 * A temporary password: `xxxx-xxxx-xxxx`, eleven random characters (54 bits) and one that checks them, so that a typing
 * error shows before anything is compared.
 */
export function createTemporaryPassword(): string {
  // `randomInt` throws away what would favour some characters, so that each is equally likely.
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => randomInt(ALPHABET.length))
  const text = [...random, toCheck(random)].map((value) => ALPHABET.charAt(value)).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}

/** Whether what was typed has the shape of a temporary password and its check fits; spaces around it, capitals and full-width signs don't matter. */
export function isTemporaryPassword(typed: string): boolean {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (!SHAPE.test(text)) return false
  const values = Array.from(text.replaceAll('-', ''), (character) => ALPHABET.indexOf(character))
  return toCheck(values.slice(0, RANDOM_CHARACTERS)) === values.at(-1)
}

/** A weighted sum; 31 is prime and every weight differs, so one wrong character and two that changed places always show. */
function toCheck(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (index + 1), 0) % ALPHABET.length
}
