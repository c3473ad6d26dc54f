import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestBrowser } from '@voordeur/core/testing'
import { openAttackedPortal, type AttackedPortal } from './attacked-portal.ts'
import { serveRaw, type RawAnswer, type RawServer } from './raw-http.ts'

const FORM = 'locale=en&form=je'
const ORIGIN = 'https://portaal.test'

// The database has no say in what a request may look like, so that one is enough.
describe('requests as no browser sends them', () => {
  let attacked: AttackedPortal
  let server: RawServer
  let viewer: TestBrowser & { readonly clientId: string }

  beforeAll(async () => {
    attacked = await openAttackedPortal(undefined)
    server = await serveRaw(attacked.portal)
    viewer = await attacked.portal.viewer({ clientNumber: '100' })
  })
  afterAll(async () => {
    await server.close()
    await attacked.close()
  })

  const get = (target: string, lines: readonly string[] = [], method = 'GET') =>
    server.send([`${method} ${target} HTTP/1.1`, 'connection: close', ...toLines(lines), '', ''].join('\r\n'))
  const toLines = (lines: readonly string[]) => [
    ...(lines.some((line) => line.startsWith('host')) ? [] : ['host: portaal.test']),
    ...(lines.some((line) => line.startsWith('cookie')) ? [] : [`cookie: test_account=${viewer.accountId}`]),
    ...lines,
  ]
  const post = (lines: readonly string[], body = FORM) => {
    const sized = lines.some((line) => /^(?:content-length|transfer-encoding)/.test(line)) ? [] : [`content-length: ${body.length}`]
    const typed = lines.some((line) => line.startsWith('content-type')) ? [] : ['content-type: application/x-www-form-urlencoded']
    return get('/mijn/core/profile/save', [...lines, ...typed, ...sized, '', body], 'POST')
  }
  const isPage = ({ headers, body }: RawAnswer) => {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).not.toMatch(/\bat .+:\d+:\d+|node_modules|select |"unhandled"/)
  }

  test.each(['[', 'a b', 'evil.example:99999', '%00', '[::1', 'localhost@evil.example', '..', '', 'x'.repeat(4000)])(
    'attack 04: with the Host %j a page is a page, and leads nowhere else',
    async (host) => {
      for (const target of ['/', '/nergens', '/inloggen', '/client/x?a=1', '/mijn/core/profile']) {
        const answer = await get(target, [`host: ${host}`])
        expect(answer.status).toBeLessThan(500)
        expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
        expect(answer.body).not.toContain('evil.example')
        isPage(answer)
      }
    },
  )

  test.each([
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-prefix',
    'forwarded',
    'x-original-url',
    'x-rewrite-url',
    'x-http-method-override',
  ])('attack 24: %s changes nothing', async (header) => {
    const plain = await get('/mijn/core/profile')
    const forged = await get('/mijn/core/profile', [`${header}: https://evil.example/uitloggen`])
    expect([forged.status, forged.body]).toEqual([plain.status, plain.body])
  })

  test('attack 24: a forged X-Forwarded-For does not stand in the access log', async () => {
    await get(`/client/${viewer.clientId}/dossier/timeline`, ['x-forwarded-for: 6.6.6.6', 'x-real-ip: 6.6.6.6'])
    const rows = await attacked.portal.store.system().selectFrom('audit_entry').select('network').execute()
    expect(rows.map(({ network }) => network)).not.toContain('6.6.6.6')
  })

  test('attack 02: HEAD shows nothing, and is logged as the read it is', async () => {
    const before = (await attacked.portal.entries()).length
    const answer = await get(`/client/${viewer.clientId}/dossier/timeline`, ['content-length: 0'], 'HEAD')
    expect(answer.status).toBe(200)
    expect(answer.body).not.toContain('GEHEIM')
    expect((await attacked.portal.entries()).length).toBe(before + 1)
  })

  test.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'POST'])('attack 02: %s on a page is no way in', async (method) => {
    const before = (await attacked.portal.entries()).length
    const answer = await get(`/client/${viewer.clientId}/dossier/timeline`, ['content-length: 0'], method)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('GEHEIM')
    expect((await attacked.portal.entries()).length).toBe(before)
  })

  test.each([
    '//',
    '/.//evil.example',
    '//evil.example/',
    '/%00',
    '/%',
    '/%zz',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/__proto__',
    '/mijn/core/__proto__',
    '/client/constructor/x/y',
    'http://evil.example//x',
    '*',
  ])('attack 31: the path %j is refused with a page', async (target) => {
    const answer = await get(target)
    expect([400, 404]).toContain(answer.status)
    isPage(answer)
  })

  test('attack 31: a path of nine thousand letters is refused with a page, and a longer one by the server', async () => {
    isPage(await get(`/${'a'.repeat(9000)}`))
    expect((await get(`/${'a'.repeat(30_000)}`)).status).toBe(431)
  })

  test.each(['/%64ossier/timeline', '/x/../dossier/timeline', '/dossier/%2e/timeline', '/dossier/timeline/'])(
    'attack 31: written as %j a part asks the same right',
    async (path) => {
      const few = await attacked.portal.viewer({ clientNumber: '100', rights: ['dossier.contacts:read'] })
      expect((await get(`/client/${few.clientId}${path}`)).status).toBe(200)
      expect((await get(`/client/${few.clientId}${path}`, [`cookie: test_account=${few.accountId}`])).status).toBe(404)
    },
  )

  test('attack 02: of all that Origin and Sec-Fetch-Site can say, only the portal itself is let through', async () => {
    const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'SAME-ORIGIN', 'same-origin, cross-site']
    const origins = [
      undefined,
      ORIGIN,
      'http://portaal.test',
      `${ORIGIN}:8443`,
      `${ORIGIN}.evil.example`,
      'https://evil.portaal.test',
      'null',
      `${ORIGIN}, https://evil.example`,
      `${ORIGIN}/`,
    ]
    const passed: unknown[] = []
    for (const site of sites)
      for (const origin of origins) {
        const lines = [...(site === undefined ? [] : [`sec-fetch-site: ${site}`]), ...(origin === undefined ? [] : [`origin: ${origin}`])]
        const answer = await post(lines, 'locale=nl&form=u')
        if (answer.status !== 403) passed.push([site, origin])
      }
    expect(passed).toEqual([
      [undefined, ORIGIN],
      ['same-origin', undefined],
      ['same-origin', ORIGIN],
    ])
  })

  test.each([
    ['JSON', ['content-type: application/json'], '{"locale":"en","form":"je"}', 415],
    ['XML', ['content-type: application/xml'], '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 415],
    [
      'a multipart form',
      ['content-type: multipart/form-data; boundary=x'],
      '--x\r\ncontent-disposition: form-data; name="locale"\r\n\r\nen\r\n--x--',
      415,
    ],
    ['no type', ['content-type:'], FORM, 415],
    ['ten thousand fields', [], Array.from({ length: 9000 }, () => 'a=1').join('&'), 400],
    ['five megabytes', [], `locale=${'x'.repeat(5_000_000)}`, 413],
    ['a field twice', [], `${FORM}&locale=nl`, 400],
    ['a field more', [], `${FORM}&portal_admin=true`, 400],
    ['__proto__', [], `${FORM}&__proto__=x`, 400],
    ['broken UTF-8', [], 'locale=%ff&form=je', 400],
    ['U+0000', [], 'locale=%00&form=je', 400],
    ['both lengths', ['content-length: 5', 'transfer-encoding: chunked'], '5\r\nlocal\r\n0\r\n\r\n', 400],
    ['a length twice', ['content-length: 5', 'content-length: 17'], FORM, 400],
    ['a negative length', ['content-length: -1'], FORM, 400],
  ] as const)('attack 23: a form as %s is refused', async (_, lines, body, status) => {
    const answer = await post([`origin: ${ORIGIN}`, ...lines], body)
    expect(answer.status).toBe(status)
    const account = await attacked.portal.store
      .system()
      .selectFrom('account')
      .select('locale')
      .where('id', '=', viewer.accountId ?? '')
      .executeTakeFirstOrThrow()
    expect(account.locale).not.toBe('en')
  })

  test('attack 23: who goes away in the middle of a form leaves no error in the log', async () => {
    const before = attacked.portal.log.length
    await server.abandon(
      `POST /tekstgrootte HTTP/1.1\r\nhost: x\r\norigin: ${ORIGIN}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nsize=`,
    )
    expect((await get('/inloggen')).status).toBe(404)
    expect(attacked.portal.log.slice(before).filter(({ level }) => level !== 'info')).toEqual([])
  })
})
