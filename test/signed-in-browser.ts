import type { TestPortal } from '@voordeur/core/testing'

/** An answer, read whole. */
export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly text: string
}

/** A browser without a screen, with a session made by the real sign-in form. */
export interface SignedInBrowser {
  /** Follows redirects, as a browser does. */
  readonly get: (path: string) => Promise<Answer>
}

/** Signs in through the form, and keeps the cookie. */
export async function createSignedInBrowser(
  portal: TestPortal,
  credentials: { readonly userName: string; readonly password: string },
): Promise<SignedInBrowser> {
  const { origin } = portal.composition
  const page = await (await portal.fetch(new Request(`${origin}/inloggen`))).text()
  const form = new URLSearchParams([...readHidden(page), ['username', credentials.userName], ['password', credentials.password]])
  const answer = await portal.fetch(
    new Request(`${origin}/inloggen`, { method: 'POST', body: form, headers: { origin, 'sec-fetch-site': 'same-origin' } }),
  )
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  if (answer.status !== 303 || cookie === '') throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`)
  const get = async (path: string, left = 5): Promise<Answer> => {
    const response = await portal.fetch(new Request(new URL(path, origin), { headers: { cookie, accept: 'text/html' } }))
    const location = response.headers.get('location')
    if (location !== null && left > 0) return get(location, left - 1)
    return { status: response.status, location, text: await response.text() }
  }
  return { get }
}

function readHidden(page: string): readonly [string, string][] {
  return [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
}
