import type { TestPortal } from '@voordeur/core/testing'
import type { Answer } from '../cookie-browser.ts'

/** A request with these headers and no others. */
export interface BareRequest {
  readonly method?: string
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: string
}

/** Sends a request that no browser would make, without keeping a cookie. */
export async function sendBare(portal: Pick<TestPortal, 'fetch' | 'composition'>, path: string, bare: BareRequest = {}): Promise<Answer> {
  const { method = 'GET', headers = [], body } = bare
  const sent = new Headers(headers.map(([name, value]): [string, string] => [name, value]))
  const response = await portal.fetch(
    new Request(`${portal.composition.origin}${path}`, { method, headers: sent, ...(body === undefined ? {} : { body }) }),
  )
  return { status: response.status, location: response.headers.get('location'), headers: response.headers, text: await response.text() }
}

/** The headers of a form from the portal's own pages. */
export const FORM_HEADERS: readonly (readonly [string, string])[] = [
  ['origin', 'https://portaal.test'],
  ['sec-fetch-site', 'same-origin'],
  ['content-type', 'application/x-www-form-urlencoded'],
]

/** What a browser would send as its cookies. */
export function toCookieHeader(cookies: ReadonlyMap<string, string>): readonly [string, string] {
  return ['cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')]
}
