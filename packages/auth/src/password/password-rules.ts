import { isTemporaryPassword } from '../credential/temporary-password.ts'
import type { SignInPolicy } from '../policy/sign-in-policy.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

/** The longest password, in characters. */
export const PASSWORD_MAX = 128

/** Why a password is not accepted: the first of these, in this order. */
export type PasswordProblem = 'too-short' | 'too-long' | 'lower' | 'upper' | 'digit' | 'predictable' | 'temporary'

/** By what a password is judged: `context` are words anyone would try here (organisation, portal, own user name). */
export interface PasswordRules {
  readonly context: readonly string[]
  /** Passwords that are refused as they are, in lower case (ASVS 5.0 6.2.4). */
  readonly listed?: ReadonlySet<string>
  readonly policy: Pick<SignInPolicy, 'passwordLength' | 'passwordComposition'>
}

/** One thing a new password must have, for the list on the page; `count` is in characters, for `history` in passwords. */
export interface PasswordRequirement {
  readonly id: 'length' | 'lower' | 'upper' | 'digit' | 'history' | 'common'
  readonly count?: number
}

// Rows of keys and of the alphabet, and the ways over a keyboard and a keypad that people take; backwards they count as well.
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1qazxsw23edcvfr45tgbnhy67ujmki89olp0',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qawsedrftgyhujikolp',
  '1qa2ws3ed4rf5tg6yh7uj8ik9ol0p',
  'a1b2c3d4e5f6g7h8i9j0',
  '11223344556677889900',
  '0102030405060708091011121314151617181920',
  '102030405060708090',
  '147258369147852369',
  '159753456852',
]
const SHORTEST_RUN = 3
const MOST_LOOSE = 2
const REPEATED = /^(.{1,5}?)\1+(.{0,4})$/su
const DATE =
  /^(?:(?:0?[1-9]|[12]\d|3[01])\D?(?:0?[1-9]|1[0-2])\D?(?:19|20)\d\d|(?:19|20)\d\d\D?(?:0?[1-9]|1[0-2])\D?(?:0?[1-9]|[12]\d|3[01]))$/u
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

/** The first thing wrong with a password. Without `passwordComposition` there is no rule on capitals and digits (NIST SP 800-63B-4, 3.1.1.2). */
export function findPasswordProblem(password: string, { context, listed, policy }: PasswordRules): PasswordProblem | undefined {
  const normal = password.normalize('NFKC')
  const length = Array.from(normal).length
  if (length < policy.passwordLength) return 'too-short'
  if (length > PASSWORD_MAX) return 'too-long'
  if (listed?.has(normal.toLowerCase())) return findMissing(normal, policy) ?? 'predictable'
  return findMissing(normal, policy) ?? findGuessable(normal, context)
}

/** What a new password must have, in the order of the page. */
export function listRequirements(
  policy: Pick<SignInPolicy, 'passwordLength' | 'passwordComposition' | 'passwordHistory'>,
): readonly PasswordRequirement[] {
  const { passwordLength, passwordComposition, passwordHistory } = policy
  const composition: readonly PasswordRequirement[] = passwordComposition ? COMPOSITION.map(({ id }) => ({ id })) : []
  return [{ id: 'length', count: passwordLength }, ...composition, { id: 'history', count: passwordHistory }, { id: 'common' }]
}

const COMPOSITION = [
  { id: 'lower', has: /\p{Ll}/u },
  { id: 'upper', has: /\p{Lu}/u },
  { id: 'digit', has: /\p{Nd}/u },
] as const

function findMissing(password: string, { passwordComposition }: PasswordRules['policy']): PasswordProblem | undefined {
  return passwordComposition ? COMPOSITION.find(({ has }) => !has.test(password))?.id : undefined
}

function findGuessable(password: string, context: readonly string[]): PasswordProblem | undefined {
  if (isPredictable(password.toLowerCase(), context)) return 'predictable'
  return isTemporaryPassword(password) ? 'temporary' : undefined
}

function isPredictable(password: string, context: readonly string[]): boolean {
  if (COMMON_PASSWORDS.has(password) || isRepetition(password) || isRun(password) || DATE.test(password)) return true
  const words = new Set([...COMMON_PASSWORDS, ...context.flatMap((phrase) => toWords(phrase))])
  return toStems(password).some((stem) => isFewWords(stem, words))
}

function isRepetition(password: string): boolean {
  const [, unit = '', rest = ''] = REPEATED.exec(password) ?? []
  return unit !== '' && unit.startsWith(rest.slice(0, unit.length))
}

/** Whether a text is rows of keys, numbers or one character and nothing else, but for two loose characters: `1234qwer`, `zxcasdqwe12`. */
function isRun(password: string): boolean {
  const characters = Array.from(password)
  let loose = 0
  for (let at = 0; at < characters.length && loose <= MOST_LOOSE;) {
    const length = toRunLength(characters.slice(at, at + LONGEST_RUN))
    loose += length === 0 ? 1 : 0
    at += Math.max(1, length)
  }
  return loose <= MOST_LOOSE
}

const LONGEST_RUN = Math.max(...RUNS.map((run) => run.length))

/** How many characters at the beginning are a run; 0 when fewer than three are. */
function toRunLength(characters: readonly string[]): number {
  for (let length = characters.length; length >= SHORTEST_RUN; length -= 1) {
    const part = characters.slice(0, length)
    const [forwards, backwards] = [part.join(''), part.toReversed().join('')]
    if (new Set(part).size === 1 || RUNS.some((run) => run.includes(forwards) || run.includes(backwards))) return length
  }
  return 0
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
