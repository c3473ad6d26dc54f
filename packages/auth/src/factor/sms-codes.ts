import type { AccountSummary } from '@voordeur/core'
import { createLimits, type LimitClaim, WINDOW } from '../limit/limits.ts'
import type { ChallengeKey } from './challenges.ts'
import type { FactorPorts, FactorRefused, FactorStarted } from './second-factor.ts'
import { createSentCodes, type Deliver, type SentCodes } from './sent-codes.ts'
import { isBreaker, type SmsBudget, toSmsLimits } from './sms-limits.ts'
import { toSmsText } from './sms-text.ts'

/** Seconds a code by text message is good for. */
export const SMS_CODE_SECONDS = 5 * 60

/** A code that should reach a phone. */
export interface SmsCodeRequest {
  readonly key: ChallengeKey
  /** A mobile number in E.164, never one that an unauthenticated request named. */
  readonly number: string
  readonly request: Request | undefined
}

/** Codes by text message, within the limits of account, number and portal. */
export interface SmsCodes extends Pick<SentCodes, 'show' | 'verify' | 'sweep'> {
  readonly start: (request: SmsCodeRequest) => Promise<FactorStarted | FactorRefused>
  readonly resend: (request: SmsCodeRequest) => Promise<FactorStarted | FactorRefused>
}

/** Opens codes by text message. When the portal as a whole sent too many it stops, and says so once an hour in access log and log. */
export function createSmsCodes(ports: FactorPorts, budget: SmsBudget): SmsCodes {
  const { database, now, secret, findAccount, audit, log } = ports
  const limits = createLimits(database, now)
  const codes = createSentCodes(ports, SMS_CODE_SECONDS)
  const context = { key: secret('sms-number'), budget }

  const within = async ({ key, number }: SmsCodeRequest, send: (deliver: Deliver) => Promise<FactorStarted | FactorRefused>) => {
    const wanted = toSmsLimits(key, number, context)
    const claim = await limits.claim(wanted)
    if (!claim.admitted) return await refuse(claim)
    const account = await findAccount({ id: key.accountId })
    const result = account ? await send(toDeliver(ports, account)) : NOBODY
    if (result.outcome === 'refused') await limits.release(wanted)
    return result
  }

  const refuse = async (claim: LimitClaim & { readonly admitted: false }): Promise<FactorRefused> => {
    const retryAfter = Math.max(1, Math.ceil((claim.until.getTime() - now().getTime()) / 1000))
    if (!isBreaker(claim.key)) return { outcome: 'refused', reason: 'throttled', cause: 'sms-limit', retryAfter }
    const first = await limits.claim([{ key: `noted:${claim.key}`, most: 1, seconds: WINDOW.hour }])
    if (first.admitted) {
      await audit(undefined, { type: 'sms-breaker', outcome: 'failure', detail: { limit: claim.key, retryAfter } })
      log('The portal sends no more text messages for now: the budget of the sms() factor is used up.')
    }
    return { outcome: 'refused', reason: 'unavailable', cause: 'sms-breaker', retryAfter }
  }

  return {
    start: (request) => within(request, (deliver) => codes.start({ ...request, to: request.number, deliver })),
    resend: (request) => within(request, (deliver) => codes.resend({ ...request, deliver })),
    show: codes.show,
    verify: codes.verify,
    sweep: async () => {
      await codes.sweep()
      await limits.sweep()
    },
  }
}

const NOBODY: FactorRefused = { outcome: 'refused', reason: 'expired', cause: 'no-account' }

function toDeliver({ translate, organisation, origin }: FactorPorts, account: AccountSummary): Deliver {
  return async (work, { code, expiresAt, to }) => {
    const sentence = translate(account)('sms.code', { code, portal: organisation.portalName })
    await work.text({ to, body: toSmsText({ sentence, code, origin }), expiresAt })
  }
}
