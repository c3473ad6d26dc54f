import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Portal, toNodeHandler } from '@voordeur/core/portal'
import express from 'express'
import { Hono } from 'hono'
import { serve } from 'srvx'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findFreePort } from '../../test/find-free-port.ts'
import { createHost, type Host } from './host.ts'
import { listen } from './listen.ts'
import { servePlainNode } from './plain-node.ts'
import { openPortal } from './portal.ts'
import type { Running } from './running.ts'
import { serveExpress } from './with-express.ts'
import { serveH3 } from './with-h3.ts'
import { serveHono } from './with-hono.ts'

const SERVERS = { 'plain Node': servePlainNode, Express: serveExpress, h3: serveH3, Hono: serveHono }
const password = 'welkom'
const person = (id: string, name: string, emailVerified = true) => ({ id, name, email: `${id}@example.org`, emailVerified, password })
const secret = randomBytes(32)
const people = [person('anna', 'Anna'), person('bram', 'Bram'), person('thief', 'Dief', false), person('nobody', 'Niemand')]

let host: Host
let portal: Portal
let port = 0
let clientId = ''
const logged: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'voordeur-embed-'))

beforeAll(async () => {
  port = await findFreePort()
  host = createHost(people, secret)
  portal = await openPortal(host, {
    database: { folder: join(folder, 'data') },
    secret: randomBytes(32),
    origin: `http://127.0.0.1:${port}`,
    log: ({ message }) => void logged.push(message),
  })
  await portal.sync()
  for (const [clientNumber, name] of [
    ['c1', 'anna'],
    ['c2', 'bram'],
    ['c2', 'thief'],
  ] as const) {
    const granted = await portal.grant(
      { clientNumber, email: `${name}@example.org`, name, basis: 'self', portalAdmin: name === 'anna' },
      { grantedBy: 'test', notify: false },
    )
    clientId ||= granted.clientId
  }
})

afterAll(async () => {
  await portal.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: URLSearchParams
}

/** One request on a connection of its own: the servers of these tests come and go on one port. */
async function send(path: string, { method = 'GET', headers = {}, body }: Sent): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const options = { port, path, method, agent: false, headers: { ...type, ...headers } }
  const sent = request({ host: '127.0.0.1', ...options }, (answer) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () => {
      const got = Object.entries(answer.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, each]),
      )
      resolve(new Response(chunks.length === 0 ? null : Buffer.concat(chunks), { status: answer.statusCode ?? 0, headers: got }))
    })
  })
  sent.on('error', reject)
  sent.end(body?.toString())
  return promise
}

/** Somebody at a browser: keeps the cookies, follows nothing by itself. */
function toBrowser(start = '') {
  let cookie = start
  const ask = async (path: string, init: Sent = {}) => {
    const answer = await send(path, { ...init, headers: { accept: 'text/html', cookie, ...init.headers } })
    const set = answer.headers.get('set-cookie')?.split(';')[0]
    if (set?.startsWith('host_session')) cookie = set
    return answer
  }
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' },
    })
  const signIn = (id: string, code = '123456') => post('/inloggen', { email: `${id}@example.org`, password, code, next: '/portaal/' })
  return { ask, post, signIn, cookie: () => cookie }
}

describe.each(Object.entries(SERVERS))('a portal in somebody else’s server: %s', (_, serve) => {
  let running: Running

  beforeEach(async () => {
    running = await serve({ host, portal, port })
  })
  afterEach(() => running.close())

  test('from signing in at the host to a page of the portal, a form, an asset, what is new, and out at both ends', async () => {
    const { ask, post, signIn, cookie } = toBrowser()
    expect(await (await ask('/')).text()).toContain('<h1>Zonnehof</h1>')
    expect((await ask('/portaal')).headers.get('location')).toMatch(/^\/portaal\/inloggen/u)
    expect((await ask('/portaal/inloggen')).headers.get('location')).toBe('/inloggen')
    expect((await signIn('anna')).headers.get('location')).toBe('/portaal/')

    // Tied to the account the first time; the question is not asked again.
    await post('/portaal/inloggen', {})
    for (const path of ['/portaal', '/portaal/']) expect((await ask(path)).headers.get('location')).toBe(`/portaal/client/${clientId}`)
    const start = await (await ask(`/portaal/client/${clientId}`)).text()
    expect(start).toContain('Anna Jansen')
    expect(await (await ask(`/portaal/client/${clientId}/dossier/measurements`)).text()).toContain('68,5')

    const switched = await post('/portaal/eenvoudig-lezen', { mode: 'simple', back: `/portaal/client/${clientId}` })
    expect([switched.status, switched.headers.get('location')]).toEqual([303, `/portaal/client/${clientId}`])
    expect(await (await ask(`/portaal/client/${clientId}`)).text()).toContain('data-mode="simple"')
    await post('/portaal/eenvoudig-lezen', { mode: 'usual', back: '/portaal/' })

    const sheet = /\/portaal\/assets\/voordeur\.[\w-]+\.css/u.exec(start)?.[0] ?? ''
    expect((await ask(sheet)).headers.get('content-type')).toContain('text/css')
    const head = await ask(sheet, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])

    const stream = await openStream(`/portaal/client/${clientId}/live`, cookie())
    expect(stream.type).toContain('text/event-stream')
    expect(await stream.first).not.toBe('')
    stream.leave()

    const kept = cookie()
    expect((await post('/portaal/uitloggen', { answer: 'ja' })).headers.get('location')).toBe('/')
    expect(await (await ask('/')).text()).toContain('href="/inloggen"')
    expect((await toBrowser(kept).ask(`/portaal/client/${clientId}`)).status).toBe(303)
  })

  test('who signs out at the host is out of the portal, also with the cookie that was kept', async () => {
    const { ask, post, signIn, cookie } = toBrowser()
    await signIn('anna')
    await post('/portaal/inloggen', {})
    const kept = cookie()
    expect((await ask(`/portaal/client/${clientId}`)).status).toBe(200)
    await post('/uitloggen', {})
    expect((await toBrowser(kept).ask(`/portaal/client/${clientId}`)).headers.get('location')).toMatch(/^\/portaal\/inloggen/u)
  })

  test('a large body is refused, and somebody who leaves halfway stops nobody', async () => {
    const { ask, post, signIn } = toBrowser()
    await signIn('anna')
    await post('/portaal/inloggen', {})
    expect((await post('/portaal/eenvoudig-lezen', { mode: 'simple', back: 'x'.repeat(100_000) })).status).toBe(413)
    await leaveHalfway('/portaal/eenvoudig-lezen')
    expect((await ask(`/portaal/client/${clientId}`)).status).toBe(200)
  })

  test('the access log has the address that somebody came from', async () => {
    const { ask, post, signIn } = toBrowser()
    await signIn('anna')
    await post('/portaal/inloggen', {})
    await ask(`/portaal/client/${clientId}/dossier/personal`)
    const rows = await portal.store
      .system()
      .selectFrom('audit_entry')
      .select('network')
      .where('event_type', '=', 'part.read')
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
    expect(rows).toEqual([{ network: expect.stringMatching(/127\.0\.0\.1$/u) }])
  })
})

describe('signing in by the session of a host', () => {
  let running: Running

  beforeAll(async () => {
    running = await servePlainNode({ host, portal, port })
  })
  afterAll(() => running.close())

  const isRefused = async (cookie: string) => {
    const answer = await toBrowser(cookie).ask(`/portaal/client/${clientId}`)
    return answer.status === 303 && (answer.headers.get('location') ?? '').startsWith('/portaal/inloggen')
  }

  test('takes no cookie that the host did not sign, nor one of a session that there is not', async () => {
    const anna = toBrowser()
    await anna.signIn('anna')
    await anna.post('/portaal/inloggen', {})
    const [id = '', mac = ''] = anna.cookie().replace('host_session=', '').split('.')
    expect(await isRefused(`host_session=${id}.${mac}`)).toBe(false)
    const foreign = createHmac('sha256', 'another secret').update(id).digest('base64url')
    const unknown = createHmac('sha256', secret).update('unknown').digest('base64url')
    for (const forged of [`${id}.${foreign}`, `${id}.`, `${id}`, `${id}x.${mac}`, `unknown.${unknown}`, `.${mac}`, `anna.${mac}`])
      expect(await isRefused(`host_session=${forged}`), forged).toBe(true)
  })

  test('shows nobody the record of another, and ties nobody to an account that is somebody else’s', async () => {
    const bram = toBrowser()
    await bram.signIn('bram')
    await bram.post('/portaal/inloggen', {})
    expect((await bram.ask(`/portaal/client/${clientId}`)).status).toBe(404)

    // Somebody who got the address at the host later: the account stays whose it is.
    const [, before] = people
    people.splice(1, 1, { ...person('bram', 'Ander'), id: 'other' })
    const other = toBrowser()
    await other.signIn('bram')
    await other.post('/portaal/inloggen', {})
    expect((await other.ask('/portaal/')).headers.get('location')).toMatch(/^\/portaal\/inloggen/u)
    people.splice(1, 1, before ?? person('bram', 'Bram'))
  })

  test('uses no address that the host has not verified, and knows nobody without access', async () => {
    for (const [id, name] of [
      ['thief', 'Dief'],
      ['nobody', 'Niemand'],
    ] as const) {
      const { ask, post, signIn } = toBrowser()
      await signIn(id)
      const door = await ask('/portaal/inloggen')
      const text = await door.text()
      expect([door.status, text.includes('Je hebt nog geen toegang tot dit portaal')], name).toEqual([403, true])
      // What to do, and a way out; never on to the host, which knows them and would send them back.
      expect([text.includes('088 123 45 67'), text.includes('href="/portaal/uitloggen"')], name).toEqual([true, true])
      const english = await (await ask('/portaal/inloggen', { headers: { 'accept-language': 'en' } })).text()
      expect(english).toContain('You have no access to this portal yet')
      await post('/portaal/inloggen', {})
      expect((await ask('/portaal/')).headers.get('location')).toMatch(/^\/portaal\/inloggen/u)
    }
  })

  test('ties nobody by a form of another site', async () => {
    const nobody = toBrowser()
    await nobody.signIn('nobody')
    const answer = await nobody.ask('/portaal/inloggen', {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.status).toBe(403)
  })

  test('is as strong as what the host asked: without a code nothing opens that asks for more', async () => {
    const open = async (code: string) => {
      const { ask, post, signIn } = toBrowser()
      await signIn('anna', code)
      await post('/portaal/inloggen', {})
      return (await ask(`/portaal/client/${clientId}/core/download`)).status
    }
    expect([await open(''), await open('123456')]).toEqual([403, 200])
  })

  test('neither lets in nor out of the host by a form of another site', async () => {
    const victim = toBrowser()
    await victim.signIn('anna')
    const kept = victim.cookie()
    const from = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const send = (path: string, fields: Readonly<Record<string, string>>) =>
      victim.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: from })
    const answers = [await send('/inloggen', { email: 'bram@example.org', password, code: '123456' }), await send('/uitloggen', {})]
    expect(answers.map(({ status }) => status)).toEqual([403, 403])
    expect([victim.cookie(), host.readSession(new Headers({ cookie: kept }))?.user.id]).toEqual([kept, 'anna'])
  })

  test('who leaves the sign-in of the host halfway stops nobody', async () => {
    await leaveHalfway('/inloggen')
    expect((await toBrowser().ask('/')).status).toBe(200)
  })

  test('ends what staff end: every session of that person at the host', async () => {
    const { signIn, cookie } = toBrowser()
    await signIn('anna')
    expect(host.readSession(new Headers({ cookie: cookie() }))).toBeDefined()
    host.endSessionsOf('anna')
    expect(await isRefused(cookie())).toBe(true)
  })
})

test('a body that Express read before the portal is a mistake that says what to do', async () => {
  const app = express()
  const said: string[] = []
  app.use(express.urlencoded())
  app.use('/portaal', toNodeHandler(portal))
  app.use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    said.push(error.message)
    response.status(500).end()
  })
  const running = await listen(createServer(app), port)
  expect((await toBrowser().post('/portaal/tekstgrootte', { size: 'larger', back: '/portaal/' })).status).toBe(500)
  expect(said).toEqual([expect.stringContaining('express.urlencoded()')])
  await running.close()
})

test('a body that Hono read before the portal is a failure, and the log says what to do', async () => {
  const app = new Hono()
  app.use(async ({ req }, next) => {
    await req.text()
    await next()
  })
  app.all('/portaal/*', ({ req }) => portal.fetch(req.raw))
  const server = serve({ fetch: (asked) => app.fetch(asked), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  expect((await toBrowser().post('/portaal/tekstgrootte', { size: 'larger', back: '/portaal/' })).status).toBe(500)
  expect(logged).toContainEqual(expect.stringContaining('mount the portal before whatever reads or parses a body'))
  await server.close(true)
})

test('a cookie of the portal stays below its own path', async () => {
  const running = await servePlainNode({ host, portal, port })
  const answer = await toBrowser().post('/portaal/tekstgrootte', { size: 'larger', back: '/portaal/' })
  expect(answer.headers.get('set-cookie')).toContain('; Path=/portaal;')
  await running.close()
})

async function openStream(path: string, cookie: string) {
  const { promise, resolve } = Promise.withResolvers<{
    readonly type: string
    readonly first: Promise<string>
    readonly leave: () => void
  }>()
  const sent = get(`http://127.0.0.1:${port}${path}`, { headers: { cookie, accept: 'text/event-stream' } }, (response) => {
    const first = new Promise<string>((done) => void response.once('data', (bytes: Buffer) => done(bytes.toString())))
    resolve({ type: response.headers['content-type'] ?? '', first, leave: () => void sent.destroy() })
  })
  sent.on('error', () => {})
  return promise
}

/** Begins a form and goes away before its end. */
async function leaveHalfway(path: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1000', origin: `http://127.0.0.1:${port}` }
  const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent: false, headers })
  sent.on('error', () => {})
  sent.on('close', resolve)
  sent.write('mode=', () => sent.destroy())
  return promise
}
