import { createHmac } from 'node:crypto'
import type { ChallengeKey } from './challenges.ts'
import { type Limit, WINDOW } from '../limit/limits.ts'

/** How many text messages the whole portal sends at most: a flood is stopped before it is paid for. */
export interface SmsBudget {
  readonly perHour: number
  readonly perDay: number
}

const PER_ACCOUNT = { hour: 5, day: 10 } as const
const PER_NUMBER_HOUR = 5

/** Keys of the limits that hold for the portal as a whole. */
export const BREAKER = { hour: 'sms:all:hour', day: 'sms:all:day' } as const

/**
 * The limits a text message passes: of its account, of its number, and of the portal as a whole. `key` hides the number. A number
 * that somebody wants to have is counted apart from the codes its owner signs in with: nobody uses up theirs.
 */
export function toSmsLimits(
  { accountId, factor }: Pick<ChallengeKey, 'accountId' | 'factor'>,
  number: string,
  context: { readonly key: Uint8Array; readonly budget: SmsBudget },
): readonly Limit[] {
  const { key, budget } = context
  const hidden = createHmac('sha256', key).update(number).digest('base64url')
  return [
    { key: `sms:account:hour:${accountId}`, most: PER_ACCOUNT.hour, seconds: WINDOW.hour },
    { key: `sms:account:day:${accountId}`, most: PER_ACCOUNT.day, seconds: WINDOW.day },
    { key: `sms:number:hour:${factor}:${hidden}`, most: PER_NUMBER_HOUR, seconds: WINDOW.hour },
    { key: BREAKER.hour, most: budget.perHour, seconds: WINDOW.hour },
    { key: BREAKER.day, most: budget.perDay, seconds: WINDOW.day },
  ]
}

/** Whether it is the portal as a whole that sends no more. */
export function isBreaker(key: string): boolean {
  return key === BREAKER.hour || key === BREAKER.day
}
