import { createHmac } from 'node:crypto'
import type { DeliveryReport, ReportRequest } from '@voordeur/core'
import type { ReportedMessage } from './sms-senders-contract.ts'
import { mustEqual, type ProviderRules } from './stand-in.fixture.ts'

/** The account that the stand-in knows. */
export const TWILIO_ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`

/** Its auth token. */
export const TWILIO_TOKEN = 'fedcba9876543210fedcba9876543210'

const basic = `Basic ${Buffer.from(`${TWILIO_ACCOUNT}:${TWILIO_TOKEN}`).toString('base64')}`
const FIELDS = new Set(['To', 'From', 'Body', 'MessagingServiceSid', 'StatusCallback'])

/** What Twilio documents of creating a message, for who signs in with `authorization` (sources in `twilio-sms-sender.ts`). */
export function twilioRules(
  seen: (form: Readonly<Record<string, string>>) => void = () => undefined,
  authorization = basic,
): ProviderRules {
  return {
    read: ({ method, path, headers, body }) => {
      mustEqual('the request', [method, path], ['POST', `/2010-04-01/Accounts/${TWILIO_ACCOUNT}/Messages.json`])
      mustEqual('the type', headers['content-type'], 'application/x-www-form-urlencoded')
      mustEqual('the credentials', headers['authorization'], authorization)
      const form = Object.fromEntries(new URLSearchParams(body))
      mustEqual(
        'the fields',
        Object.keys(form).filter((name) => !FIELDS.has(name)),
        [],
      )
      mustEqual('one sender', [form['From'], form['MessagingServiceSid']].filter(Boolean).length, 1)
      mustEqual('the number in E.164', /^\+[1-9][0-9]{6,14}$/.test(form['To'] ?? ''), true)
      seen(form)
      return { recipient: form['To'] ?? '', body: form['Body'] ?? '' }
    },
    taken: ({ recipient, body }) => ({
      status: 201,
      body: {
        account_sid: TWILIO_ACCOUNT,
        api_version: '2010-04-01',
        body,
        date_created: 'Mon, 03 Mar 2031 10:00:00 +0000',
        date_sent: null,
        direction: 'outbound-api',
        error_code: null,
        error_message: null,
        from: '+31970000000',
        messaging_service_sid: null,
        num_media: '0',
        num_segments: '1',
        sid: 'SM87105da94bff44b999e4e6eb90d8eb6a',
        status: 'queued',
        to: recipient,
      },
    }),
    refused: (status) => ({
      code: 21211,
      message: "The 'To' number +31612345678 is not valid.",
      more_info: 'https://www.twilio.com/docs/errors/21211',
      status,
    }),
  }
}

const STATUSES = { underway: 'sent', failed: 'undelivered', delivered: 'delivered', unknown: 'pondered' }

/** A status callback of Twilio. */
export function twilioReport(state: DeliveryReport['state'] | 'unknown', { reference = '' }: ReportedMessage): ReportRequest {
  return toTwilioRequest({
    SmsSid: reference,
    SmsStatus: STATUSES[state],
    MessageStatus: STATUSES[state],
    To: '+31612345678',
    MessageSid: reference,
    AccountSid: TWILIO_ACCOUNT,
    From: '+31970000000',
    ApiVersion: '2010-04-01',
    ...(state === 'failed' && { ErrorCode: '30003' }),
  })
}

/** A form signed as Twilio signs it. */
export function toTwilioRequest(form: Readonly<Record<string, string>>, token = TWILIO_TOKEN): ReportRequest {
  const url = 'https://portaal.example/sms/twilio/geheim?a=1'
  const signed =
    url +
    Object.keys(form)
      .sort()
      .map((name) => name + form[name])
      .join('')
  const signature = createHmac('sha1', token).update(signed).digest('base64')
  const headers = new Headers({ 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature })
  return { method: 'POST', url, headers, body: new URLSearchParams(form).toString() }
}
