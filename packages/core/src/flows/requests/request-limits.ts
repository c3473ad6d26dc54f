import type { UseLimit } from './claim-use.ts'

const HOUR = 60 * 60

/**
 * How much of it a portal takes from strangers. What is over the limit of an address or of mails waits and is not lost, so that nobody can use up
 * somebody else's; only what fills the database is refused.
 */
export const REQUEST_LIMITS = {
  /** Requests an hour, whoever sends them. */
  taken: { key: 'access-request:taken', most: 600, seconds: HOUR },
  /** Mails an hour that ask to confirm. */
  mails: { key: 'access-request:mails', most: 120, seconds: HOUR },
} as const satisfies Readonly<Record<string, UseLimit>>

const PER_ADDRESS_HOUR = 3

/** Mails an hour to one address. `address` is its keyed digest. */
export function toAddressLimit(address: string): UseLimit {
  return { key: `${ADDRESS_KEY}${address}`, most: PER_ADDRESS_HOUR, seconds: HOUR }
}

const PER_NETWORK_HOUR = 30

/** Requests an hour from one network, so that one stranger does not use up everybody's. `network` is its keyed digest. */
export function toNetworkLimit(network: string): UseLimit {
  return { key: `access-request:network:${network}`, most: PER_NETWORK_HOUR, seconds: HOUR }
}

const PER_SITE_HOUR = 120

/** Requests an hour from all the networks that one customer may have: a fifth of what the portal takes. `site` is its keyed digest. */
export function toSiteLimit(site: string): UseLimit {
  return { key: `access-request:site:${site}`, most: PER_SITE_HOUR, seconds: HOUR }
}

/** What the keys of the limits of addresses start with. */
export const ADDRESS_KEY = 'access-request:address:'

/** How long a link can be used, and how long what nobody confirmed is kept; milliseconds. */
export const CONFIRM_WITHIN = 24 * HOUR * 1000

/** How many days a request is kept after it was handled. */
export const HANDLED_KEPT_DAYS = 30
