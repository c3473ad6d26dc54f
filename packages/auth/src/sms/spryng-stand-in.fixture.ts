import type { DeliveryReport, ReportRequest } from '@voordeur/core'
import { z } from 'zod'
import type { ReportedMessage } from './sms-senders-contract.ts'
import { mustEqual, type ProviderRules } from './stand-in.fixture.ts'

/** The API key that the stand-in knows: a JWT, as Spryng's are. */
export const SPRYNG_KEY = `eyJ0eXAiOiJKV1Qi.${'abcDEF012-_'.repeat(60)}.c2lnbmF0dXJl`

const Request = z.strictObject({
  body: z.string().min(1),
  encoding: z.literal('auto'),
  originator: z.literal('Zorg'),
  recipients: z.tuple([z.string().regex(/^[1-9][0-9]{6,14}$/)]),
  route: z.literal('business'),
  reference: z.guid(),
})

/** What Spryng documents of `POST /v1/messages` (sources, and what is not confirmed, in `spryng-sms-sender.ts`). */
export const spryngRules: ProviderRules = {
  read: ({ method, path, headers, body }) => {
    mustEqual('the request', [method, path], ['POST', '/v1/messages'])
    mustEqual('the type', [headers['content-type'], headers['accept']], ['application/json', 'application/json'])
    mustEqual('the key', headers['authorization'], `Bearer ${SPRYNG_KEY}`)
    const { body: text, recipients, reference } = Request.parse(JSON.parse(body))
    return { recipient: `+${recipients[0]}`, body: text, id: reference }
  },
  taken: ({ body, id }) => ({
    status: 200,
    body: {
      id: '9dbc5ffb-7524-4fae-9514-51decd94a44f',
      encoding: 'plain',
      originator: 'Zorg',
      body,
      reference: id,
      credits: 1,
      scheduled_at: null,
      canceled_at: null,
      created_at: '2031-03-03T10:00:00+00:00',
      updated_at: '2031-03-03T10:00:00+00:00',
      links: { self: '/v1/messages/9dbc5ffb-7524-4fae-9514-51decd94a44f' },
    },
  }),
  refused: () => ({ message: 'The given data was invalid.', errors: { recipients: ['31612345678 is invalid.'] } }),
}

const STATES = { underway: 'Buffered', failed: 'Not Delivered', delivered: 'Delivered', unknown: '<na>' }

/** A delivery report as Spryng documents it: a GET with two parameters. */
export function spryngReport(state: DeliveryReport['state'] | 'unknown', { id }: ReportedMessage): ReportRequest {
  const asked = new URLSearchParams({ REFERENCE: id, STATUS: STATES[state] })
  return { method: 'GET', url: `https://portaal.example/sms/spryng/geheim?${asked}`, headers: new Headers(), body: '' }
}
