import { createHmac } from 'node:crypto'
import type { AuthenticatorRequest } from '@voordeur/core'
import type { Door } from '../door.ts'

/** What strangers may do so often from one network in a window of time. */
export interface NetworkLimit {
  readonly what: string
  readonly most: number
  readonly seconds: number
}

/**
 * Claims one use for the network that a stranger comes from, before anything is kept of them. Gives the seconds to wait when it is used up; undefined
 * when it may be done, as it always is for a network that says nothing of who asks.
 */
export async function claimFromNetwork(
  { limits, ports }: Door,
  { network, request, now }: AuthenticatorRequest,
  { what, most, seconds }: NetworkLimit,
): Promise<number | undefined> {
  if (network === undefined) return undefined
  // The address itself stands in the access log, which has an end; a limit needs no more than to know it again.
  const hidden = createHmac('sha256', ports.secret('network')).update(network).digest('base64url')
  const limit = { key: `network:${what}:${hidden}`, most, seconds }
  const claim = await limits.claim([limit])
  if (claim.admitted) return undefined
  // Once in a window: a stranger must not fill the access log with what is refused.
  const noted = await limits.claim([{ ...limit, key: `noted:${limit.key}`, most: 1 }])
  if (noted.admitted) await ports.audit(request, { type: 'sign-in', outcome: 'refused', detail: { reason: `network-${what}` } })
  return Math.max(1, Math.ceil((claim.until.getTime() - now.getTime()) / 1000))
}
