import type { RefusalReason } from '../sign-in-method.ts'

/** The HTTP status of a refusal. 401 would promise a WWW-Authenticate challenge (RFC 9110, 15.5.2), which a form is not. */
export const STATUS: Readonly<Record<RefusalReason, number>> = { invalid: 422, throttled: 429, expired: 422, unavailable: 503 }

/** Headers of a page of signing in: nothing is kept, and a wait is told to programs too. */
export function toPageHeaders(retryAfter?: number): Readonly<Record<string, string>> {
  return { 'cache-control': 'no-store', ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) }
}
