import { createHmac } from 'node:crypto'
import type { DeliveryReport, ReportRequest } from '@voordeur/core'
import { z } from 'zod'
import type { ReportedMessage } from './sms-senders-contract.ts'
import { mustEqual, type ProviderRules } from './stand-in.fixture.ts'

/** The API key that the stand-in knows. */
export const BIRD_KEY = 'bk_eu1_0123456789abcdefGHIJ'

/** The signing secret of its webhook. */
export const BIRD_SIGNING_KEY = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** The time its reports are sent at. */
export const BIRD_NOW = new Date('2031-03-03T10:00:00Z')

const Request = z.strictObject({
  to: z.string().regex(/^\+[1-9][0-9]{6,14}$/),
  from: z.literal('Zorg'),
  text: z.string().min(1),
  category: z.literal('authentication'),
  metadata: z.strictObject({ message: z.guid() }),
})

/** What Bird documents of `POST /v1/sms/messages` (sources in `bird-sms-sender.ts`). */
export const birdRules: ProviderRules = {
  read: ({ method, path, headers, body }) => {
    mustEqual('the request', [method, path], ['POST', '/v1/sms/messages'])
    mustEqual('the headers', [headers['content-type'], headers['authorization']], ['application/json', `Bearer ${BIRD_KEY}`])
    mustEqual('the program', headers['user-agent'], 'voordeur')
    const { to, text, metadata } = Request.parse(JSON.parse(body))
    mustEqual('the idempotency key', headers['idempotency-key'], metadata.message)
    return { recipient: to, body: text, id: metadata.message }
  },
  taken: ({ recipient, id }) => ({
    status: 202,
    body: {
      id: 'sms_01krdgeqcxet5s7t44vh8rt9mg',
      direction: 'outbound',
      status: 'accepted',
      to: recipient,
      from: 'Zorg',
      text: '**REDACTED**',
      category: 'authentication',
      segments: { count: 1, encoding: 'GSM7' },
      metadata: { message: id },
      created_at: '2031-03-03T10:00:00Z',
      sent_at: null,
      delivered_at: null,
    },
  }),
  refused: () => ({
    error: { type: 'validation_error', code: 'E01001', name: 'SMSInvalidRecipient', message: '+31612345678', request_id: 'req_1' },
  }),
}

const TYPES = { underway: 'sms.sent', failed: 'sms.undelivered', delivered: 'sms.delivered', unknown: 'sms.pondered' }

/** An event of Bird about a message. */
export function birdReport(state: DeliveryReport['state'] | 'unknown', { id, reference = 'sms_x' }: ReportedMessage): ReportRequest {
  const base = { sms_id: reference, workspace_id: 'ws_1', to: '+31612345678', from: 'Zorg', tags: null, metadata: { message: id } }
  const error = { code: 'unreachable', description: '+31612345678 is off', carrier_error_code: null, occurred_at: '2031-03-03T10:00:00Z' }
  const data = state === 'failed' ? { ...base, error } : base
  return toBirdRequest(JSON.stringify({ type: TYPES[state], timestamp: '2031-03-03T10:00:00Z', data }))
}

/** A body signed as Bird signs it (Standard Webhooks). */
export function toBirdRequest(body: string, { at = BIRD_NOW, key = BIRD_SIGNING_KEY } = {}): ReportRequest {
  const [id, timestamp] = ['evt_1', String(at.getTime() / 1000)]
  const mac = createHmac('sha256', Buffer.from(key.slice(6), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
  const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` }
  const headers = new Headers({ 'Content-Type': 'application/json', ...signed })
  return { method: 'POST', url: 'https://portaal.example/sms/bird/geheim', headers, body }
}
