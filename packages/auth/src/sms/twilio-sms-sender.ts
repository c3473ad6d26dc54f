// Follows Twilio, Programmable Messaging, version 2010-04-01: https://www.twilio.com/docs/messaging/api/message-resource (request
// and statuses), https://www.twilio.com/docs/messaging/guides/track-outbound-message-status (reports), and
// https://www.twilio.com/docs/api/errors (the codes of a refusal). Twilio knows no reference of ours and no idempotency key.
import type { DeliveryCode, DeliveryReport, SmsSender } from '@voordeur/core'
import { z } from 'zod'
import { guardedReports } from './guarded-reports.ts'
import { handOver } from './hand-over.ts'
import { toDigits } from './recipient-digits.ts'
import { toReportCode } from './report-code.ts'
import { ProviderSecret, ProviderServer, readSmsOptions, SenderName } from './sms-options.ts'
import { isTwilioSignature } from './twilio-signature.ts'

/** How to send through Twilio: signed in by `authToken` or by `apiKey` and `apiSecret`, from a sender or a messaging service. */
export interface TwilioSmsSenderOptions {
  /** `AC…` */
  readonly accountSid: string
  /** Also signs the reports, whoever sends: without it they are neither asked for nor read. */
  readonly authToken?: string
  /** `SK…`, used to send when given. */
  readonly apiKey?: string
  readonly apiSecret?: string
  /** A number, short code or name of the account. */
  readonly from?: string
  /** `MG…`, instead of `from`. */
  readonly messagingServiceSid?: string
  /** Default `https://api.twilio.com`. */
  readonly endpoint?: string
}

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be ${prefix} and 32 hexadecimal digits`)

const Options = z
  .strictObject({
    accountSid: sid('AC'),
    authToken: ProviderSecret.optional(),
    apiKey: sid('SK').optional(),
    apiSecret: ProviderSecret.optional(),
    from: SenderName.optional(),
    messagingServiceSid: sid('MG').optional(),
    endpoint: ProviderServer.prefault('https://api.twilio.com'),
  })
  .refine(({ apiKey, apiSecret }) => (apiKey === undefined) === (apiSecret === undefined), 'needs apiKey and apiSecret together')
  .refine(({ authToken, apiKey }) => authToken !== undefined || apiKey !== undefined, 'needs authToken, or apiKey and apiSecret')
  .refine(({ from, messagingServiceSid }) => (from === undefined) !== (messagingServiceSid === undefined), {
    error: 'needs either from or messagingServiceSid',
  })

const Taken = z.object({ sid: z.string().regex(/^(?:SM|MM)[0-9a-fA-F]{32}$/) })

/** Sends text messages through Twilio. Throws `AuthError` (`OPTIONS_INVALID`). */
export function twilioSmsSender(options: TwilioSmsSenderOptions): SmsSender {
  const checked = readSmsOptions('twilioSmsSender', Options, options)
  const { accountSid, authToken, apiKey, apiSecret, from, messagingServiceSid, endpoint } = checked
  const url = new URL(`/2010-04-01/Accounts/${accountSid}/Messages.json`, endpoint)
  const credentials = Buffer.from(apiKey ? `${apiKey}:${apiSecret}` : `${accountSid}:${authToken}`).toString('base64')
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Basic ${credentials}` }
  return {
    id: 'twilio',
    idempotent: false,
    developmentOnly: false,
    send: async ({ recipient, body, reportUrl }, signal) => {
      const form = new URLSearchParams({ To: `+${toDigits(recipient)}`, Body: body })
      if (from) form.set('From', from)
      if (messagingServiceSid) form.set('MessagingServiceSid', messagingServiceSid)
      if (reportUrl && authToken) form.set('StatusCallback', reportUrl)
      const taken = await handOver({ url, headers, body: form.toString(), taken: Taken, readRefusal }, signal)
      return { reference: taken.sid }
    },
    ...(authToken && {
      readReports: guardedReports((request) => {
        if (request.method !== 'POST' || !isTwilioSignature(request, authToken)) return undefined
        return [toReport(new URLSearchParams(request.body), accountSid)]
      }),
    }),
  }
}

const Refusal = z.object({ code: z.int() })
// The sender, the messaging service or the report address: ours to mend, and the message waits.
const NOT_THE_MESSAGE = new Set([21212, 21603, 21606, 21609, 21659, 21660, 21701, 21703, 21705])

function readRefusal(answer: unknown): DeliveryCode | undefined {
  const { data } = Refusal.safeParse(answer)
  return data && NOT_THE_MESSAGE.has(data.code) ? 'UNREACHABLE' : undefined
}

// `read` is of other channels, and more than delivered.
const DELIVERED = new Set(['delivered', 'read'])
const FAILED = new Set(['undelivered', 'failed', 'canceled'])

function toReport(form: URLSearchParams, accountSid: string): DeliveryReport {
  const message = Taken.shape.sid.parse(form.get('MessageSid'))
  const status = z.string().min(1).max(40).parse(form.get('MessageStatus'))
  z.literal(accountSid).parse(form.get('AccountSid'))
  const state = DELIVERED.has(status) ? 'delivered' : FAILED.has(status) ? 'failed' : 'underway'
  return { message, state, ...toReportCode(form.get('ErrorCode') || status) }
}
