import type { AuthenticatorWork } from '@voordeur/core'
import { toAuthDatabase } from '../tables.ts'
import { type Challenge, type ChallengeKey, createChallenges, MOST_RESENDS, MOST_TRIES } from './challenges.ts'
import { toDead } from './dead-challenge.ts'
import { createOneTimeCode, readCode } from './one-time-code.ts'
import type { FactorPorts, FactorProven, FactorRefused, FactorStarted } from './second-factor.ts'

/** How a code travels: it puts the message in the outbox, in the transaction it is given. */
export type Deliver = (
  work: AuthenticatorWork,
  message: { readonly code: string; readonly expiresAt: Date; readonly to: string },
) => Promise<void>

/** A code to be sent. */
export interface SentCodeRequest {
  readonly key: ChallengeKey
  readonly request: Request | undefined
  readonly deliver: Deliver
}

/** A challenge whose code was sent, as the screen may show it. */
export interface SentCodeShown {
  readonly to: string
  readonly isExpired: boolean
  readonly resend: { readonly afterSeconds: number; readonly left: number }
}

/** Codes that are sent somewhere: six digits, single use, bound to account, purpose and the flow or session that asked. */
export interface SentCodes {
  /** Sends the first code; for a challenge that is still good, the next one when it may be sent. */
  readonly start: (request: SentCodeRequest & { readonly to: string }) => Promise<FactorStarted | FactorRefused>
  /** Sends the next code; the one before is worth nothing then. */
  readonly resend: (request: SentCodeRequest) => Promise<FactorStarted | FactorRefused>
  readonly show: (key: ChallengeKey) => Promise<SentCodeShown | undefined>
  /** Decides about a code; a right one also says where it had been sent. */
  readonly verify: (key: ChallengeKey, typed: string) => Promise<(FactorProven & { readonly to: string }) | FactorRefused>
  readonly sweep: () => Promise<void>
}

/** Codes that are good for so many seconds. */
export function createSentCodes({ database, now, keys, transaction }: FactorPorts, lifeSeconds: number): SentCodes {
  const challenges = createChallenges(database, now)
  const codes = createOneTimeCode(keys('one-time-code'))

  const send = async (work: AuthenticatorWork, challenge: Challenge, deliver: Deliver) => {
    await deliver(work, { code: codes.make(challenge), expiresAt: challenge.expires_at, to: challenge.target })
    const detail = { factor: challenge.factor, purpose: challenge.purpose, nth: challenge.sends + 1 }
    await work.audit({ type: 'code-sent', outcome: 'success', accountId: challenge.account_id, detail })
  }

  const resend = ({ key, request, deliver }: SentCodeRequest): Promise<FactorStarted | FactorRefused> =>
    transaction(request, async (work) => {
      const challenge = await challenges.advance(toAuthDatabase(work.db), key, lifeSeconds)
      if (!challenge) return 'not-yet' as const
      await send(work, challenge, deliver)
      return 'sent' as const
    }).then(async (outcome) => (outcome === 'sent' ? { outcome: 'started' } : toRefused(await challenges.find(key), now())))

  return {
    start: async ({ key, request, deliver, to }) => {
      const begun = await transaction(request, async (work) => {
        const challenge = await challenges.begin(toAuthDatabase(work.db), { ...key, target: to, lifeSeconds })
        if (challenge) await send(work, challenge, deliver)
        return challenge !== undefined
      })
      return begun ? { outcome: 'started' } : resend({ key, request, deliver })
    },

    resend,

    show: async (key) => {
      const challenge = await challenges.find(key)
      if (!challenge || challenge.consumed_at !== null) return undefined
      const afterSeconds = Math.max(0, Math.ceil((challenge.next_send_at.getTime() - now().getTime()) / 1000))
      const left = challenge.attempts < MOST_TRIES ? MOST_RESENDS - challenge.sends : 0
      return { to: challenge.target, isExpired: challenge.expires_at <= now(), resend: { afterSeconds, left } }
    },

    verify: async (key, typed) => {
      const challenge = await challenges.claimTry(key)
      if (!challenge) return toDead(await challenges.find(key))
      const code = readCode(typed)
      if (code === undefined || !codes.isRight(challenge, code)) return toWrong(challenge)
      if (!(await challenges.consume(challenge))) return { outcome: 'refused', reason: 'invalid', cause: 'code-used' }
      return { outcome: 'proven', to: challenge.target }
    },

    sweep: challenges.sweep,
  }
}

function toWrong({ attempts }: Challenge): FactorRefused {
  const isOver = attempts >= MOST_TRIES
  return { outcome: 'refused', reason: isOver ? 'expired' : 'invalid', cause: 'wrong-code', ...(isOver && { isOver }) }
}

/** Why no new code was sent. */
function toRefused(challenge: Challenge | undefined, now: Date): FactorRefused {
  if (!challenge || challenge.consumed_at !== null) return { outcome: 'refused', reason: 'expired', cause: 'no-challenge' }
  if (challenge.attempts >= MOST_TRIES) return { outcome: 'refused', reason: 'expired', cause: 'too-many-tries', isOver: true }
  if (challenge.sends >= MOST_RESENDS) return { outcome: 'refused', reason: 'throttled', cause: 'no-codes-left' }
  const retryAfter = Math.max(1, Math.ceil((challenge.next_send_at.getTime() - now.getTime()) / 1000))
  return { outcome: 'refused', reason: 'throttled', cause: 'too-soon', retryAfter }
}
