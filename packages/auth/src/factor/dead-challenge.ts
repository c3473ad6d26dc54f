import { type Challenge, MOST_TRIES } from './challenges.ts'
import type { FactorRefused } from './second-factor.ts'

/** Why no try was let through. */
export function toDead(challenge: Challenge | undefined): FactorRefused {
  const isOver = challenge !== undefined && challenge.attempts >= MOST_TRIES
  return { outcome: 'refused', reason: 'expired', cause: isOver ? 'too-many-tries' : 'code-expired', ...(isOver && { isOver }) }
}
