// Follows Spryng, REST API v1 (https://docs.spryngsms.com, bearer token) with the fields of its own client, Spryng/rest-api-node
// (`src/interfaces/message.ts`), and of https://docs.workato.com/en/connectors/spryng/create-record-action.html.
// Reports follow http://www.spryng.co.uk/products/smsgateway/reference: a GET with REFERENCE and STATUS, unsigned.
// Not confirmed by a published page: that v1 reports in that same form, how long a reference may be (that page, written for the
// older HTTP API, says nine characters), and that the answer to a send is the bare message. Spryng also has an API v2
// (https://developer.spryng.nl, `X-Api-Key`), which this does not speak.
import type { DeliveryReport, SmsSender } from '@voordeur/core'
import { z } from 'zod'
import { guardedReports } from './guarded-reports.ts'
import { handOver } from './hand-over.ts'
import { toDigits } from './recipient-digits.ts'
import { toReportCode } from './report-code.ts'
import { ProviderSecret, ProviderServer, readSmsOptions, SenderName } from './sms-options.ts'

/** How to send through Spryng. Reports come when the portal's report address is set in Spryng's own portal. */
export interface SpryngSmsSenderOptions {
  /** The REST API key of the profile's security page. */
  readonly apiKey: string
  /** A name of at most eleven letters and digits, or a number. */
  readonly from: string
  /** `business` (default), or the id of a route of one's own. */
  readonly route?: string
  /** Default `https://rest.spryngsms.com`. */
  readonly endpoint?: string
}

const Options = z.strictObject({
  apiKey: ProviderSecret,
  from: SenderName,
  route: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,32}$/, 'must be a name or an id')
    .default('business'),
  endpoint: ProviderServer.prefault('https://rest.spryngsms.com'),
})

const Taken = z.object({ id: z.union([z.string().min(1), z.int()]) })

/** Sends text messages through Spryng. Throws `AuthError` (`OPTIONS_INVALID`). */
export function spryngSmsSender(options: SpryngSmsSenderOptions): SmsSender {
  const { apiKey, from: originator, route, endpoint } = readSmsOptions('spryngSmsSender', Options, options)
  const url = new URL('/v1/messages', endpoint)
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}` }
  return {
    id: 'spryng',
    idempotent: false,
    developmentOnly: false,
    send: async ({ id: reference, recipient, body: text }, signal) => {
      const recipients = [toDigits(recipient)]
      const body = JSON.stringify({ body: text, encoding: 'auto', originator, recipients, route, reference })
      await handOver({ url, headers, body, taken: Taken }, signal)
      return {}
    },
    readReports: guardedReports(({ method, url: asked }) => (method === 'GET' ? [toReport(new URL(asked).searchParams)] : undefined)),
  }
}

const Report = z.object({ REFERENCE: z.tuple([z.guid()]), STATUS: z.tuple([z.string().min(1).max(40)]) })

function toReport(asked: URLSearchParams): DeliveryReport {
  const report = Report.parse({ REFERENCE: asked.getAll('REFERENCE'), STATUS: asked.getAll('STATUS') })
  const [[message], [status]] = [report.REFERENCE, report.STATUS]
  const state = status === 'Delivered' ? 'delivered' : status === 'Not Delivered' ? 'failed' : 'underway'
  return { message, state, ...toReportCode(status) }
}
