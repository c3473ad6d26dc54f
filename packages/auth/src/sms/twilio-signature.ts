import { createHmac } from 'node:crypto'
import type { ReportRequest } from '@voordeur/core'
import { isSameText } from '../is-same-text.ts'

/**
 * Whether a report is signed by Twilio with this auth token: HMAC-SHA1 over the address as Twilio was told it and every
 * parameter, sorted by name, name and value after one another (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
 */
export function isTwilioSignature({ url, headers, body }: ReportRequest, authToken: string): boolean {
  const parameters = [...new URLSearchParams(body)].toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))
  const signed = url + parameters.flat().join('')
  const wanted = createHmac('sha1', authToken).update(signed).digest('base64')
  return isSameText(headers.get('x-twilio-signature') ?? '', wanted)
}
