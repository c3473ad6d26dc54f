import type { Refused } from '@voordeur/auth'
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'

const RETRY_SECONDS = 60
// A word of RFC 6749 or OpenID Connect, and never what somebody wrote into an address.
const WORD = /^[a-z_]{3,40}$/u
const AWAY: readonly string[] = ['server_error', 'temporarily_unavailable']
// What is wrong with the registration is nobody's fault who stands at the door.
const OURS: readonly string[] = ['invalid_client', 'unauthorized_client', 'invalid_request', 'unsupported_grant_type', 'invalid_scope']

/** Microsoft could not be asked; `cause` is for the access log. */
export function toUnavailable(cause: string): Refused {
  return { outcome: 'refused', reason: 'unavailable', cause, retryAfter: RETRY_SECONDS }
}

/** Somebody is not let in; `cause` is for the access log. */
export function toInvalid(cause: string): Refused {
  return { outcome: 'refused', reason: 'invalid', cause }
}

/** What went wrong between the portal and Microsoft, as a refusal; nothing of what came in stands in it, and nothing is let in by it. */
export function toRefusal(error: unknown): Refused {
  if (error instanceof AuthorizationResponseError) return toSaid('provider', error.error, AWAY)
  if (error instanceof ResponseBodyError) {
    return error.status >= 500 ? toUnavailable('token-endpoint') : toSaid('token-endpoint', error.error, [...AWAY, ...OURS])
  }
  if (error instanceof ClientError) return toClientRefusal(error)
  // `fetch` throws a TypeError when nobody answers; so does whatever was not foreseen, and it is no reason to let somebody in.
  return toUnavailable('unreachable')
}

function toSaid(where: string, word: string, away: readonly string[]): Refused {
  const cause = `${where}: ${WORD.test(word) ? word : 'other'}`
  return away.includes(word) ? toUnavailable(cause) : toInvalid(cause)
}

// An answer that broke off, or ran out of its time half-way, is one that can't be parsed.
const UNREACHED: readonly string[] = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]

function toClientRefusal({ code = 'none' }: ClientError): Refused {
  const cause = `refused: ${code.toLowerCase().replaceAll(/[^a-z_]/gu, '')}`
  return UNREACHED.includes(code) || code === 'none' ? toUnavailable(cause) : toInvalid(cause)
}
