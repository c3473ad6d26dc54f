import type { DeliveryReport, ReportRequest } from '@voordeur/core'
import { z } from 'zod'
import type { ReportedMessage } from './sms-senders-contract.ts'
import { mustEqual, type ProviderRequest, type ProviderRules } from './stand-in.fixture.ts'

/** The product token that the stand-in knows. */
export const CM_TOKEN = '9c1d2e3f-aaaa-4bbb-8ccc-0123456789ab'

const Request = z.strictObject({
  messages: z.strictObject({
    msg: z.tuple([
      z.strictObject({
        allowedChannels: z.tuple([z.literal('SMS')]),
        from: z.literal('Zorg'),
        to: z.tuple([z.strictObject({ number: z.string().regex(/^00[1-9][0-9]{6,14}$/) })]),
        body: z.strictObject({ type: z.literal('auto'), content: z.string().min(1) }),
        minimumNumberOfMessageParts: z.literal(1),
        maximumNumberOfMessageParts: z.literal(8),
        reference: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
      }),
    ]),
  }),
})

/** What CM.com documents of `POST /v1.0/message` (sources in `cm-sms-sender.ts`). */
export const cmRules: ProviderRules = {
  read: ({ method, path, headers, body }: ProviderRequest) => {
    mustEqual('the request', [method, path], ['POST', '/v1.0/message'])
    mustEqual(
      'the headers',
      [headers['content-type'], headers['x-cm-producttoken'], headers['accept']],
      ['application/json', CM_TOKEN, 'application/json'],
    )
    const [msg] = Request.parse(JSON.parse(body)).messages.msg
    const id = msg.reference.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    return { recipient: `+${msg.to[0].number.slice(2)}`, body: msg.body.content, id }
  },
  taken: ({ recipient, id = '' }) => ({ status: 200, body: toCmAnswer({ recipient, id, status: 'Accepted', code: 0 }) }),
  refused: (status) =>
    status < 500
      ? { ...toCmAnswer({ recipient: '+31612345678', id: 'a', status: 'Rejected', code: 303 }), details: 'Created 0 message(s)' }
      : { details: 'An error about 0031612345678', errorCode: 999, messages: [] },
}

/** The documented answer to one message. */
export function toCmAnswer(said: { recipient: string; id: string; status: string; code: number }) {
  return {
    details: 'Created 1 message(s)',
    errorCode: said.code === 0 ? 0 : 201,
    messages: [
      {
        to: `00${said.recipient.slice(1)}`,
        status: said.status,
        reference: said.id.replaceAll('-', ''),
        parts: said.code === 0 ? 1 : 0,
        messageDetails: said.code === 0 ? null : "Gsm '0031612345678' is not a number.",
        messageErrorCode: said.code,
      },
    ],
  }
}

const CODES = { underway: '0', failed: '3', delivered: '2', unknown: '99' }

/** A status report as CM.com documents its JSON template, with the values filled in. */
export function cmReport(state: DeliveryReport['state'] | 'unknown', { id }: ReportedMessage): ReportRequest {
  const status = { code: CODES[state], errorCode: state === 'failed' ? '5' : '', errorDescription: '' }
  const msg = { received: '2031-03-03T10:00:00', to: '0031612345678', reference: id.replaceAll('-', ''), status, operator: '20408' }
  const headers = new Headers({ 'Content-Type': 'application/json' })
  return { method: 'POST', url: 'https://portaal.example/sms/cm/geheim', headers, body: JSON.stringify({ messages: { msg } }) }
}
