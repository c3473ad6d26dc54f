import type { TestPortal } from '@voordeur/core/testing'

/** An answer, read whole. */
export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly headers: Headers
  readonly text: string
}

/** What a person at a browser sends along. */
export interface BrowserSettings {
  readonly userAgent?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A browser without a screen: it keeps cookies as a browser does, and fills in forms with their hidden fields. */
export interface CookieBrowser {
  /** Asks for a page, without following where it leads. */
  readonly get: (path: string) => Promise<Answer>
  /** Asks for a page, and follows where it leads. */
  readonly open: (path: string) => Promise<Answer>
  /** Posts these fields, and nothing else. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  /** Posts the form of the page at this path: its hidden fields with these. */
  readonly fill: (path: string, fields: Readonly<Record<string, string>>) => Promise<Answer>
  /** The cookies by name; what a test takes out or puts in is gone or sent. */
  readonly cookies: Map<string, string>
}

/** A browser that has never been here. */
export function createCookieBrowser(portal: Pick<TestPortal, 'fetch' | 'composition'>, settings: BrowserSettings = {}): CookieBrowser {
  const { origin } = portal.composition
  const cookies = new Map<string, string>()

  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      accept: 'text/html',
      ...(cookie === '' ? {} : { cookie }),
      'user-agent': settings.userAgent ?? 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0',
      ...settings.headers,
    }
    const response = await portal.fetch(
      new Request(new URL(path, origin), { ...init, headers: { ...headers, ...(init.headers as object) } }),
    )
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return { status: response.status, location: response.headers.get('location'), headers: response.headers, text: await response.text() }
  }

  const get = (path: string) => ask(path, {})
  const post: CookieBrowser['post'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin, 'sec-fetch-site': 'same-origin', ...headers } })
  const open = async (path: string, left = 5): Promise<Answer> => {
    const answer = await get(path)
    return answer.location !== null && left > 0 ? open(answer.location, left - 1) : answer
  }

  return {
    get,
    open: (path) => open(path),
    post,
    fill: async (path, fields) => {
      const page = await get(path)
      return post(path, { ...readHidden(page.text), ...fields })
    },
    cookies,
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name)
  else cookies.set(name, value)
}

/** The hidden fields of the first form of a page. */
export function readHidden(page: string): Readonly<Record<string, string>> {
  const form = /<form class="form"[^>]*method="post"[\s\S]*?<\/form>/.exec(page)?.[0] ?? page
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
}
