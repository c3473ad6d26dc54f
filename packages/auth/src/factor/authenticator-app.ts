import { createApps } from './apps.ts'
import { createChallenges, MOST_TRIES } from './challenges.ts'
import { toDead } from './dead-challenge.ts'
import { readCode } from './one-time-code.ts'
import type { FactorChallenge, FactorPorts, FactorRefused, OpenSecondFactor, SecondFactor } from './second-factor.ts'

// A challenge of an app sends nothing; it only counts tries, for as long as a sign-in may take.
const LIFE_SECONDS = 10 * 60

/** A code from an authenticator app (TOTP, RFC 6238): no message, no provider, no restricted factor. */
export function authenticatorApp(): SecondFactor {
  return { id: 'app', restricted: false, open: async (ports) => openApp(ports) }
}

function openApp({ database, now, seal, keys }: FactorPorts): OpenSecondFactor {
  const apps = createApps({ database, now, seal: seal('app-secret'), offerKeys: keys('app-offer') })
  const challenges = createChallenges(database, now)
  const isEnrolled = async (accountId: string) => (await apps.find(accountId)) !== undefined
  const toKey = ({ accountId, boundTo, purpose }: FactorChallenge) => ({ accountId, boundTo, purpose, factor: 'app' })

  return {
    isEnrolled,
    start: async (challenge) => {
      if (!(await isEnrolled(challenge.accountId))) return NO_APP
      await challenges.begin(database(), { ...toKey(challenge), target: '', lifeSeconds: LIFE_SECONDS })
      return { outcome: 'started' }
    },
    resend: async () => ({ outcome: 'refused', reason: 'invalid', cause: 'nothing-to-send' }),
    show: async (challenge) => {
      const row = await challenges.find(toKey(challenge))
      return row && row.consumed_at === null ? { isExpired: row.expires_at <= now() } : undefined
    },
    verify: async (challenge, typed) => {
      const row = await challenges.claimTry(toKey(challenge))
      if (!row) return toDead(await challenges.find(toKey(challenge)))
      if (readCode(typed) === undefined || !(await apps.use(challenge.accountId, typed))) return toWrong(row.attempts)
      return (await challenges.consume(row)) ? { outcome: 'proven' } : { outcome: 'refused', reason: 'invalid', cause: 'code-used' }
    },
    sweep: challenges.sweep,
  }
}

const NO_APP: FactorRefused = { outcome: 'refused', reason: 'unavailable', cause: 'no-app' }

function toWrong(attempts: number): FactorRefused {
  const isOver = attempts >= MOST_TRIES
  return { outcome: 'refused', reason: isOver ? 'expired' : 'invalid', cause: 'wrong-code', ...(isOver && { isOver }) }
}
