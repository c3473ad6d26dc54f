import { createHmac } from 'node:crypto'
import type { ReportRequest } from '@voordeur/core'
import { isSameText } from '../is-same-text.ts'

/** What proves a report to be Bird's. */
export interface BirdSignature {
  /** The signing secret of the webhook, `whsec_…`. */
  readonly signingKey: string
  readonly now: Date
}

const TOLERANCE_SECONDS = 300

/**
 * Whether a report is signed by Bird and no older, and no newer, than five minutes: Standard Webhooks
 * (https://www.standardwebhooks.com), which https://bird.com/docs/webhooks names as its scheme.
 */
export function isBirdSignature({ headers, body }: ReportRequest, { signingKey, now }: BirdSignature): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((part) => headers.get(`webhook-${part}`) ?? '')
  if (!id || !timestamp || !signatures || !/^[0-9]{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const key = Buffer.from(signingKey.slice('whsec_'.length), 'base64')
  const wanted = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  // Two while the secret is being changed.
  return signatures.split(' ').some((given) => isSameText(given, wanted))
}
