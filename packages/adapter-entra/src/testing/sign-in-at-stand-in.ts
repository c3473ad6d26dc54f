import { STAND_IN_CODE } from './stand-in-pages.ts'

const MOST_STEPS = 12

/** How somebody goes through the pages of a stand-in. */
export interface StandInVisit {
  /** Who it is; who is undefined cancels. */
  readonly oid: string | undefined
  /** The cookies of this browser at the stand-in, to stay signed in there. */
  readonly cookies?: Map<string, string>
}

/** Signs somebody in at a stand-in without a browser, from where a portal led to, and gives the address that leads back. */
export async function signInAtStandIn(location: string, { oid, cookies = new Map() }: StandInVisit): Promise<URL> {
  const { origin } = new URL(location)
  let next = new URL(location)
  let form: URLSearchParams | undefined
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const response = await visit(next, { form, cookies })
    const to = response.headers.get('location')
    if (to !== null) {
      next = new URL(to, next)
      form = undefined
      if (next.origin !== origin) return next
    } else {
      if (!response.ok || form !== undefined) throw new Error(`The stand-in answered ${response.status}: ${toText(await response.text())}`)
      form = new URLSearchParams(oid === undefined ? { do: 'cancel' } : { oid, code: STAND_IN_CODE })
    }
  }
  throw new Error('The stand-in leads nowhere.')
}

interface Step {
  readonly form: URLSearchParams | undefined
  readonly cookies: Map<string, string>
}

async function visit(url: URL, { form, cookies }: Step): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(form && { method: 'POST', body: form }) })
  for (const set of response.headers.getSetCookie()) {
    const [pair = ''] = set.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return response
}

const toText = (html: string): string =>
  html
    .replace(/^[\s\S]*<h1>/u, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .slice(0, 300)
