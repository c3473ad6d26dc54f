import type { SmsSender } from '@voordeur/core'
import { z } from 'zod'
import { readOptions } from '../read-options.ts'
import { Country, hidePhone } from './phone-number.ts'
import { createPhones } from './phones.ts'
import type { FactorChallenge, FactorPorts, FactorRefused, OpenSecondFactor, SecondFactor } from './second-factor.ts'
import { createSmsCodes } from './sms-codes.ts'
import type { SmsBudget } from './sms-limits.ts'

const Sender = z.custom<SmsSender>(
  (value) =>
    typeof value === 'object' && value !== null && 'send' in value && typeof value.send === 'function' && 'developmentOnly' in value,
  { message: 'must be a sender of text messages, such as cmSmsSender({ … })' },
)

const SmsOptions = z.strictObject({
  sender: Sender.optional().describe(
    'The provider that text messages leave through. Without it, development shows them in its mailbox; production does not start.',
  ),
  countries: z
    .array(Country)
    .min(1)
    .default(['NL'])
    .describe(
      'Countries whose mobile numbers are taken, the home country first: messages to far countries are what toll fraud is made of.',
    ),
  perHour: z
    .int()
    .min(1)
    .default(300)
    .describe('Text messages the whole portal sends in an hour at most; beyond it nobody gets one until the hour is over.'),
  perDay: z.int().min(1).default(2000).describe('Text messages the whole portal sends in a day at most.'),
})

/** Options of `sms()`. */
export interface SmsOptions {
  /** The provider that text messages leave through. Without it, development shows them in its mailbox; production does not start. */
  readonly sender?: SmsSender | undefined
  /**
   * Countries whose mobile numbers are taken, the home country first: messages to far countries are what toll fraud is made of. Default `['NL']`.
   */
  readonly countries?: readonly Country[] | undefined
  /** Text messages the whole portal sends in an hour at most; beyond it nobody gets one until the hour is over. Default 300. */
  readonly perHour?: number | undefined
  /** Text messages the whole portal sends in a day at most. Default 2000. */
  readonly perDay?: number | undefined
}

/** What sms() tells the rest of signing in beside the contract of a factor. */
export interface SmsFactor extends SecondFactor {
  readonly id: 'sms'
  /** Countries whose mobile numbers are taken. */
  readonly countries: readonly Country[]
  readonly budget: SmsBudget
}

/** A code by text message: a restricted factor (NIST SP 800-63B-4, 3.2.9), to stand beside `authenticatorApp()`. */
export function sms(options: SmsOptions = {}): SmsFactor {
  const { value, problems } = readOptions(SmsOptions, options, 'sms')
  const sender = value?.sender
  const budget = { perHour: value?.perHour ?? 1, perDay: value?.perDay ?? 1 }
  return {
    id: 'sms',
    restricted: true,
    optionProblems: problems,
    given: [{ name: 'sms', schema: SmsOptions, given: options }],
    productionProblems: toProductionProblems(sender),
    ...(sender === undefined ? {} : { smsSender: sender }),
    countries: value?.countries ?? ['NL'],
    budget,
    open: async (ports) => openSms(ports, budget),
  }
}

/** The rules that the configured sms() has for phones; without one, those it would have by itself. */
export function readPhoneRules(factors: readonly SecondFactor[]): { readonly countries: readonly Country[]; readonly budget: SmsBudget } {
  return factors.find((factor): factor is SmsFactor => factor.id === 'sms' && 'budget' in factor) ?? sms()
}

function toProductionProblems(sender: SmsSender | undefined): readonly string[] {
  if (sender === undefined) return ['sms.sender: production needs a provider of text messages, such as cmSmsSender({ … })']
  return sender.developmentOnly
    ? [`sms.sender: "${sender.id}" shows text messages on the screen and sends none; production needs a provider`]
    : []
}

function openSms(ports: FactorPorts, budget: SmsBudget): OpenSecondFactor {
  const phones = createPhones(ports.database, ports.now)
  const codes = createSmsCodes(ports, budget)
  const toKey = ({ accountId, boundTo, purpose }: FactorChallenge) => ({ accountId, boundTo, purpose, factor: 'sms' })
  const toRequest = async (challenge: FactorChallenge) => {
    const phone = await phones.find(challenge.accountId)
    return phone && { key: toKey(challenge), number: phone.number, request: challenge.request }
  }

  return {
    isEnrolled: async (accountId) => (await phones.find(accountId)) !== undefined,
    start: async (challenge) => {
      const request = await toRequest(challenge)
      return request ? codes.start(request) : NO_PHONE
    },
    resend: async (challenge) => {
      const request = await toRequest(challenge)
      return request ? codes.resend(request) : NO_PHONE
    },
    show: async (challenge) => {
      const shown = await codes.show(toKey(challenge))
      return shown && { sentTo: hidePhone(shown.to), resend: shown.resend, isExpired: shown.isExpired }
    },
    verify: (challenge, code) => codes.verify(toKey(challenge), code),
    sweep: codes.sweep,
  }
}

const NO_PHONE: FactorRefused = { outcome: 'refused', reason: 'unavailable', cause: 'no-phone' }
