// Follows CM.com, Business Messaging API v1.0:
//   https://developers.cm.com/messaging/docs/integration (address, header, message),
//   https://developers.cm.com/messaging/docs/responses-errors-json and `TextClientStatusCodes` of cmdotcom/text-sdk-php (answers),
//   https://developers.cm.com/messaging/docs/incoming-status-report (the form of a report), cmdotcom/text-sdk-dotnet (reference, parts).
// Not confirmed by a published page: the numbers of the states in a report (0 to 4; read in other people's receivers), and that
// CM signs its reports in any way. The secret report address is the only proof of where they come from.
import { DeliveryError, type DeliveryCode, type DeliveryReport, type SmsSender, type TextMessage } from '@voordeur/core'
import { z } from 'zod'
import { guardedReports } from './guarded-reports.ts'
import { handOver } from './hand-over.ts'
import { toDigits } from './recipient-digits.ts'
import { toReportCode } from './report-code.ts'
import { ProviderSecret, ProviderServer, readSmsOptions, SenderName } from './sms-options.ts'

/** How to send through CM.com. Reports come when the portal's report address is set, as JSON, in CM's Channels app. */
export interface CmSmsSenderOptions {
  /** The product token of the Channels app. */
  readonly productToken: string
  /** A name of at most eleven letters and digits, or a number. */
  readonly from: string
  /** Default `https://gw.messaging.cm.com`, which runs through Cloudflare; `https://gw.cmtelecom.com` does not. */
  readonly endpoint?: string
}

const Options = z.strictObject({
  productToken: ProviderSecret,
  from: SenderName,
  endpoint: ProviderServer.prefault('https://gw.messaging.cm.com'),
})

/** Sends text messages through CM.com. Throws `AuthError` (`OPTIONS_INVALID`). */
export function cmSmsSender(options: CmSmsSenderOptions): SmsSender {
  const { productToken, from, endpoint } = readSmsOptions('cmSmsSender', Options, options)
  const url = new URL('/v1.0/message', endpoint)
  const headers = { 'Content-Type': 'application/json', 'X-CM-PRODUCTTOKEN': productToken }
  return {
    id: 'cm',
    idempotent: false,
    developmentOnly: false,
    send: async (message, signal) => {
      const body = JSON.stringify({ messages: { msg: [toMessage(message, from)] } })
      const { messages } = await handOver({ url, headers, body, taken: Answer, readRefusal }, signal)
      const [{ status, messageErrorCode }] = messages
      if (status !== 'Accepted') throw new DeliveryError(decideRejection(messageErrorCode), messageErrorCode)
      return {}
    },
    readReports: guardedReports(({ method, body }) => (method === 'POST' ? [toReport(body)] : undefined)),
  }
}

function toMessage({ id, recipient, body }: TextMessage, from: string) {
  return {
    allowedChannels: ['SMS'],
    from,
    to: [{ number: `00${toDigits(recipient)}` }],
    body: { type: 'auto', content: body },
    // Without these a text of more than one part is cut off; 1 and 8 are what CM's own libraries send.
    minimumNumberOfMessageParts: 1,
    maximumNumberOfMessageParts: 8,
    // 1 to 32 letters and digits: a UUID fits without its dashes.
    reference: id.replaceAll('-', ''),
  }
}

const Answer = z.object({ messages: z.tuple([z.object({ status: z.enum(['Accepted', 'Rejected']), messageErrorCode: z.int() })]) })

// CM answers 400 to a wrong token as to a wrong number; only its own code tells them apart.
const Refusal = z.object({ errorCode: z.int(), messages: z.array(z.object({ messageErrorCode: z.int() })).default([]) })

function readRefusal(answer: unknown): DeliveryCode | undefined {
  const { data } = Refusal.safeParse(answer)
  return data && decideRejection(data.messages[0]?.messageErrorCode ?? data.errorCode)
}

// 101 and 103: the token. 102: no credit. 301: our name. 500 and 999: trouble of CM's own, with nothing made.
const NOT_THE_MESSAGE = new Set([101, 102, 103, 301, 500, 999])

const decideRejection = (code: number): DeliveryCode => (NOT_THE_MESSAGE.has(code) ? 'UNREACHABLE' : 'REFUSED')

const Code = z.union([z.string(), z.number()])
const Status = z.object({ code: Code, errorCode: Code.nullish() })
const Report = z.object({ messages: z.object({ msg: z.object({ reference: z.string(), status: Status }) }) })

// 0 accepted by the operator, 1 rejected, 2 delivered, 3 failed, 4 read.
const STATES: Readonly<Record<string, DeliveryReport['state']>> = { 1: 'failed', 2: 'delivered', 3: 'failed', 4: 'delivered' }

function toReport(body: string): DeliveryReport {
  const { reference, status } = Report.parse(JSON.parse(body)).messages.msg
  const state = new Map(Object.entries(STATES)).get(String(status.code)) ?? 'underway'
  return { message: toId(reference), state, ...toReportCode(state === 'failed' ? status.errorCode || status.code : status.code) }
}

function toId(reference: string): string {
  const [, ...parts] = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(reference) ?? []
  return z.guid().parse(parts.join('-').toLowerCase())
}
