import { COMMON_PASSWORDS } from './common-passwords.ts'

/** The shortest password, in characters (ASVS 5.0 6.2.1 asks 8 and recommends 15). */
export const PASSWORD_MIN = 12

/** The longest password, in characters. */
export const PASSWORD_MAX = 128

/** Why a password is not accepted. There is no rule on capitals, digits or signs (NIST SP 800-63B-4, 3.1.1.2). */
export type PasswordProblem = 'too-short' | 'too-long' | 'predictable'

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
]
const REPEATED = /^(.{1,5}?)\1+(.{0,4})$/su
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
}

/** The first thing wrong with a password; `context` are words anyone would try here (organisation, portal, own user name). */
export function findPasswordProblem(password: string, context: readonly string[]): PasswordProblem | undefined {
  const normal = password.normalize('NFKC')
  const length = Array.from(normal).length
  if (length < PASSWORD_MIN) return 'too-short'
  if (length > PASSWORD_MAX) return 'too-long'
  return isPredictable(normal.toLowerCase(), context) ? 'predictable' : undefined
}

function isPredictable(password: string, context: readonly string[]): boolean {
  if (COMMON_PASSWORDS.has(password) || isRepetition(password) || isRun(password)) return true
  const words = new Set([...COMMON_PASSWORDS, ...context.flatMap((phrase) => toWords(phrase))])
  return toStems(password).some((stem) => isFewWords(stem, words))
}

function isRepetition(password: string): boolean {
  const [, unit = '', rest = ''] = REPEATED.exec(password) ?? []
  return unit !== '' && unit.startsWith(rest.slice(0, unit.length))
}

function isRun(password: string): boolean {
  const backwards = Array.from(password).toReversed().join('')
  return RUNS.some((run) => run.includes(password) || run.includes(backwards))
}

/** What is left of `W3lkom2026!!` when digits and signs are taken off or read as letters: `welkom`. */
function toStems(password: string): string[] {
  const ended = password.replace(/[^\p{L}]+$/u, '')
  const trimmed = ended.replace(/^[^\p{L}]+/u, '')
  return [password, trimmed, readLookalikes(ended), readLookalikes(trimmed), onlyLetters(password), onlyLetters(readLookalikes(trimmed))]
}

const readLookalikes = (text: string): string => Array.from(text, (character) => LOOKALIKES[character] ?? character).join('')

const onlyLetters = (text: string): string => text.replace(/[^\p{L}]+/gu, '')

function toWords(phrase: string): string[] {
  const folded = phrase.normalize('NFKC').toLowerCase()
  return [folded, onlyLetters(folded), ...folded.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= 3)
}

/** Whether a text is one or two of these words and nothing else. */
function isFewWords(text: string, words: ReadonlySet<string>): boolean {
  if (text.length < 3) return false
  return (
    words.has(text) ||
    Array.from(text, (_, index) => index).some((at) => at > 0 && words.has(text.slice(0, at)) && words.has(text.slice(at)))
  )
}
