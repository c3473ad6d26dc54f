// What a host has already: its own people, its own sign-in, its own session. Nothing here knows the portal.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Somebody the host knows. */
export interface HostUser {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Whether the host has seen that the address is theirs. */
  readonly emailVerified: boolean
  readonly password: string
}

/** A session of the host, and how strongly its user proved who they are. */
export interface HostSession {
  readonly id: string
  readonly user: HostUser
  readonly secondFactor: boolean
}

/** The host, as its own pages and the portal see it. */
export interface Host {
  /** The host's own pages: a start page, `/inloggen` and `/uitloggen`. */
  readonly fetch: (request: Request) => Promise<Response>
  /** The session that the cookie of a request names; undefined when it is forged, unknown or over. */
  readonly readSession: (headers: Headers) => HostSession | undefined
  readonly endSession: (id: string) => void
  readonly endSessionsOf: (userId: string) => void
}

const COOKIE = 'host_session'

/** A host with these users, in memory; `secret` signs its cookies. */
export function createHost(users: readonly HostUser[], secret: Uint8Array = randomBytes(32)): Host {
  const sessions = new Map<string, HostSession>()
  const sign = (id: string) => createHmac('sha256', secret).update(id).digest('base64url')
  const readSession = (headers: Headers) => {
    const [, id = '', mac = ''] = /(?:^|;\s*)host_session=([\w-]+)\.([\w-]+)(?:;|$)/u.exec(headers.get('cookie') ?? '') ?? []
    return isSame(mac, sign(id)) ? sessions.get(id) : undefined
  }
  const signIn = async (request: Request) => {
    const form = new URLSearchParams(await request.text())
    const user = users.find(({ email }) => email === form.get('email'))
    if (!user || !isSame(form.get('password') ?? '', user.password)) return toPage('Inloggen', `<p>Dat klopt niet.</p>${FORM}`, 401)
    // A new id at every sign-in: nobody can have put the old one there.
    const id = randomBytes(16).toString('base64url')
    sessions.set(id, { id, user, secondFactor: form.get('code') === '123456' })
    return toRedirect(form.get('next') ?? '/', `${COOKIE}=${id}.${sign(id)}; Path=/; HttpOnly; SameSite=Lax`)
  }
  const signOut = (request: Request) => {
    sessions.delete(readSession(request.headers)?.id ?? '')
    return toRedirect('/', `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`)
  }
  return {
    readSession,
    endSession: (id) => void sessions.delete(id),
    endSessionsOf: (userId) => {
      for (const { id, user } of sessions.values()) if (user.id === userId) sessions.delete(id)
    },
    fetch: async (request) => {
      if (isOfAnotherSite(request)) return toPage('Dat kan niet', '', 403)
      const { pathname } = new URL(request.url)
      if (pathname === '/inloggen') return request.method === 'POST' ? signIn(request) : toPage('Inloggen', FORM)
      if (pathname === '/uitloggen' && request.method === 'POST') return signOut(request)
      const session = readSession(request.headers)
      return pathname === '/' ? toPage('Zonnehof', session ? IN : OUT) : toPage('Niet gevonden', '', 404)
    },
  }
}

const FORM = `<form method="post"><input name="email" aria-label="E-mail"><input name="password" type="password" aria-label="Wachtwoord">
<input name="code" aria-label="Code"><input type="hidden" name="next" value="/portaal/"><button>Inloggen</button></form>`
const IN = '<p><a href="/portaal/">Naar het portaal</a></p><form method="post" action="/uitloggen"><button>Uitloggen</button></form>'
const OUT = '<p><a href="/inloggen">Inloggen</a></p>'

/** Another site could sign somebody in as somebody else, whose record they would then take for theirs. */
function isOfAnotherSite({ method, headers }: Request): boolean {
  const origin = headers.get('origin')
  return method === 'POST' && origin !== null && origin.replace(/^https?:\/\//u, '') !== headers.get('host')
}

function toPage(title: string, body: string, status = 200): Response {
  const html = `<!doctype html><html lang="nl"><title>${title}</title><h1>${title}</h1>${body}</html>`
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function toRedirect(next: string, cookie: string): Response {
  // Only a path of this very site.
  const location = /^\/(?![/\\])/u.test(next) ? next : '/'
  return new Response(null, { status: 303, headers: { location, 'set-cookie': cookie } })
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
