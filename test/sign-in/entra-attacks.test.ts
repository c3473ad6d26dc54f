import { randomUUID } from 'node:crypto'
import { auth } from '@voordeur/auth'
import { createMemorySource, createTestPortal, type TestAnswer, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entra } from '@voordeur/adapter-entra'
import { createEntraStandIn, type EntraStandIn, signInAtStandIn, testCertificate } from '@voordeur/adapter-entra/testing'

const ORIGIN = 'https://portaal.test'
const METHOD = 'microsoft'
const BACK = `/inloggen/${METHOD}/terug`
const STAFF = { by: 'J. de Vries', method: METHOD }
// A browser that is led to the portal from elsewhere says so.
const FROM_ELSEWHERE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
const databaseUrl = process.env['TEST_DATABASE_URL']

describe.each([['embedded', {}], ...(databaseUrl === undefined ? [] : [['PostgreSQL', { databaseUrl }] as const])] as const)(
  'attacks on a portal that leads to Microsoft, %s',
  (_, options) => {
    const [tenantId, clientId, anna, eve] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const sentTokens: string[] = []
    const sentForms: string[] = []
    let standIn: EntraStandIn
    let portal: TestPortal
    let visitor: TestBrowser
    let annasAccount: string
    let evesAccount: string

    beforeAll(async () => {
      const users = [anna, eve].map((oid, index) => ({ oid, name: `Persoon ${index}`, email: `p${index}@voorbeeld.nl`, acrs: ['c1'] }))
      const registration = { clientId, certificate: testCertificate.certificate, redirectUris: [`${ORIGIN}${BACK}`] }
      standIn = await createEntraStandIn({ tenantId, users, registrations: [registration] })
      const keepForms: typeof fetch = async (input, init) => {
        if (typeof init?.body === 'string' || init?.body instanceof URLSearchParams) sentForms.push(String(init.body))
        return fetch(input, init)
      }
      const memory = createMemorySource([])
      memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
      const method = entra({
        tenantId,
        clientId,
        certificate: testCertificate,
        authority: standIn.authority,
        acrs: 'c1',
        secondFactor: 'microsoft',
        fetch: keepForms,
      })
      portal = await createTestPortal(
        { auth: auth({ methods: [method] }), sources: [memory.source] },
        { now: new Date().toISOString(), ...options },
      )
      await portal.sync()
      const grant = (email: string) =>
        portal.grant({ clientNumber: '100', email, name: email, basis: 'family', set: 'alles' }, { grantedBy: 'test', notify: false })
      annasAccount = (await grant('p0@voorbeeld.nl')).accountId
      evesAccount = (await grant('p1@voorbeeld.nl')).accountId
      visitor = portal.visitor()
    })
    beforeEach(async () => {
      for (const [account, subject] of [
        [annasAccount, anna],
        [evesAccount, eve],
      ] as const)
        await portal.links?.link(account, { ...STAFF, subject })
      standIn.tamper(async (token) => {
        sentTokens.push(token)
        return token
      })
    })
    afterEach(() => standIn.tamper())
    afterAll(() => Promise.all([portal.close(), standIn.close()]))

    const toPath = ({ pathname, search }: URL) => `${pathname}${search}`
    const setCookie = ({ headers }: TestAnswer, name: string) =>
      headers
        .getSetCookie()
        .find((each) => each.startsWith(`${name}=`) && !each.startsWith(`${name}=;`))
        ?.split(';')[0]
    const sessionOf = (answer: TestAnswer) => setCookie(answer, '__Host-portal')

    async function leave(next = '', cookie = '') {
      const answer = await visitor.post(`/inloggen/${METHOD}/start`, { next }, { cookie })
      return {
        cookie: setCookie(answer, '__Host-portal_login') ?? '',
        location: (answer.headers.get('refresh') ?? '').replace('0; url=', ''),
      }
    }
    const come = (path: string, cookie = '') => visitor.get(path, { cookie, ...FROM_ELSEWHERE })
    async function enter(oid: string, next = ''): Promise<TestAnswer> {
      const { cookie, location } = await leave(next)
      return come(toPath(await signInAtStandIn(location, { oid })), cookie)
    }
    const readProfile = (cookie = '') => visitor.get('/mijn/core/profile', { cookie })

    test('attack 02: a link that ends the sign-in of somebody else signs nobody in with it, in no state of the browser', async () => {
      const eves = await leave()
      const link = toPath(await signInAtStandIn(eves.location, { oid: eve }))
      const annas = await leave()
      const session = sessionOf(await enter(anna)) ?? ''
      for (const cookie of ['', annas.cookie, session, `${session}; ${annas.cookie}`])
        expect(sessionOf(await come(link, cookie))).toBeUndefined()
      // Neither what she has nor what she began is lost by it.
      expect((await readProfile(session)).text).toContain('p0@voorbeeld.nl')
      expect(sessionOf(await come(toPath(await signInAtStandIn(annas.location, { oid: anna })), annas.cookie))).toBeDefined()
      expect(sessionOf(await come(link, eves.cookie))).toBeDefined()
    })

    test('attack 01: a session that somebody put there is not taken over, and ends', async () => {
      const planted = sessionOf(await enter(eve)) ?? ''
      const { cookie, location } = await leave('', planted)
      const answer = await come(toPath(await signInAtStandIn(location, { oid: anna })), `${planted}; ${cookie}`)
      const own = sessionOf(answer)
      expect(own).not.toBe(planted)
      expect((await readProfile(own)).text).toContain('p0@voorbeeld.nl')
      expect((await readProfile(planted)).status).toBe(303)
    })

    test('attack 25: what ended between leaving and coming back has ended', async () => {
      const db = portal.store.system()
      const block = (blocked_at: Date | null) => db.updateTable('account').set({ blocked_at }).where('id', '=', annasAccount).execute()
      const ends = [
        { end: () => block(new Date()), mend: () => block(null) },
        {
          end: async () => portal.links?.unlink(annasAccount, STAFF),
          mend: async () => portal.links?.link(annasAccount, { ...STAFF, subject: anna }),
        },
        {
          end: async () => standIn.addUser({ oid: anna, name: 'A', email: 'p0@voorbeeld.nl', acrs: [] }),
          mend: async () => standIn.addUser({ oid: anna, name: 'A', email: 'p0@voorbeeld.nl', acrs: ['c1'] }),
        },
      ]
      for (const { end, mend } of ends) {
        const { cookie, location } = await leave()
        const before = await signInAtStandIn(location, { oid: anna })
        await end()
        const answer = await come(toPath(before), cookie)
        expect([answer.status, sessionOf(answer)]).toEqual([422, undefined])
        await mend()
      }
      const session = sessionOf(await enter(anna))
      await block(new Date())
      expect((await readProfile(session)).status).toBe(303)
      await block(null)
      await portal.links?.unlink(annasAccount, STAFF)
      expect((await readProfile(session)).status).toBe(303)
    })

    test('attack 25: a link that is taken away takes the secret addresses of calendars with it', async () => {
      const db = portal.store.system()
      const { id, client_id } = await db
        .selectFrom('access')
        .select(['id', 'client_id'])
        .where('account_id', '=', annasAccount)
        .executeTakeFirstOrThrow()
      const place = { account_id: annasAccount, client_id, access_id: id, part: 'agenda.calendar', assurance: 'idp-mfa' }
      const [feed, now] = [randomUUID(), portal.clock.now()]
      await db
        .insertInto('feed')
        .values({ id: feed, ...place, secret_hash: 'x', created_at: now, counted_from: now })
        .execute()
      await portal.links?.unlink(annasAccount, STAFF)
      const { revoked_at } = await db.selectFrom('feed').select('revoked_at').where('id', '=', feed).executeTakeFirstOrThrow()
      expect(revoked_at).toEqual(now)
      expect((await portal.entries()).filter(({ event }) => event === 'feed.revoked')).toHaveLength(1)
    })

    test('attack 19: the way back is good once; the back button leads nowhere else, and is kept by no cache', async () => {
      const { cookie, location } = await leave()
      const back = toPath(await signInAtStandIn(location, { oid: anna }))
      const first = await come(back, cookie)
      const session = sessionOf(first)
      expect(first.headers.get('cache-control')).toBe('no-store')
      expect((await come(back, session)).headers.get('location')).toBe('/')
      for (const again of [cookie, '']) {
        const answer = await come(back, again)
        expect([answer.status, sessionOf(answer), answer.headers.get('cache-control')]).toEqual([200, undefined, 'no-store'])
      }
      await visitor.post('/uitloggen', { answer: 'ja' }, { cookie: session ?? '' })
      expect(sessionOf(await come(back, `${session}; ${cookie}`))).toBeUndefined()
    })

    test('attack 03: nothing leads out of the portal, on the way in or out', async () => {
      for (const next of [
        '//evil.example',
        '/\\evil.example',
        'https://evil.example/',
        '/%2f%2fevil.example',
        'javascript:alert(1)',
        '/\r\nx: y',
        BACK,
      ]) {
        const answer = await enter(anna, next)
        expect([answer.status, answer.headers.get('location')], next).toEqual([303, '/'])
      }
      const { cookie, location } = await leave()
      const back = await signInAtStandIn(location, { oid: anna })
      for (const name of ['next', 'return', 'redirect_uri', 'post_logout_redirect_uri'])
        back.searchParams.set(name, 'https://evil.example/')
      expect((await come(toPath(back), cookie)).headers.get('location')).toBe('/')
      const out = await come('/uitgelogd?post_logout_redirect_uri=https://evil.example/&next=//evil.example&state=x')
      expect([out.status, out.headers.get('location'), out.headers.get('refresh'), out.text.includes('evil')]).toEqual([
        200,
        null,
        null,
        false,
      ])
    })

    test('attack 21: what the provider is said to say is neither shown nor logged', async () => {
      const evil = '<script>alert(7)</script>\r\nset-cookie: a=b \u001B[31m\u2028KANARIE'
      for (const error of ['access_denied', evil]) {
        const { cookie, location } = await leave()
        const state = new URL(location).searchParams.get('state') ?? ''
        const query = new URLSearchParams({
          error,
          error_description: evil,
          error_uri: 'https://evil.example/',
          state,
          iss: standIn.issuer,
        })
        const answer = await come(`${BACK}?${query.toString()}`, cookie)
        expect(answer.status).toBe(422)
        expect([answer.text, ...answer.headers].join('\n')).not.toMatch(/alert\(7\)|KANARIE|evil/u)
      }
      expect(JSON.stringify([portal.log, await portal.entries()])).not.toMatch(/alert\(7\)|KANARIE|evil/u)
      expect(await dump()).not.toMatch(/alert\(7\)|KANARIE/u)
    })

    test('attacks 23, 31 and 32: a heap, a double, a broken cookie or another way of writing the address fail calmly and sign nobody in', async () => {
      const { cookie, location } = await leave()
      const back = toPath(await signInAtStandIn(location, { oid: anna }))
      const paths = [
        `${back}&x=${'y'.repeat(60_000)}`.replace('code=', 'code=z'),
        `${BACK}?${'a=1&'.repeat(5000)}`,
        `${back}&state=other`,
        `${back}&code=other`,
        `${BACK}?code=%00%ff%ED%A0%80&state=%0d%0a`,
        `${BACK}?__proto__[x]=1&constructor=2`,
        back.replace('/terug', '/terug/x'),
        back.replace(METHOD, 'MICROSOFT'),
        back.replace(METHOD, '..%2fmicrosoft'),
        back.replace(METHOD, 'microsoft%00'),
      ]
      for (const path of paths) {
        const answer = await come(path, cookie.replace(/.{10}$/u, 'AAAAAAAAAA'))
        expect(answer.status, path.slice(0, 80)).toBeLessThan(500)
        expect(sessionOf(answer)).toBeUndefined()
      }
      for (const broken of [
        '=',
        ';;;',
        '__Host-portal_login',
        '__Host-portal_login=%',
        `${cookie}; ${cookie}`,
        `__Host-portal_login=${'x'.repeat(8000)}`,
        '__Host-portal_login=a.b.c',
        '__Host-portal_login="x"',
      ]) {
        const answer = await come(back, broken)
        expect([answer.status, sessionOf(answer)], broken.slice(0, 60)).toEqual([200, undefined])
        expect((await visitor.post(`/inloggen/${METHOD}/start`, {}, { cookie: broken })).status).toBe(200)
      }
      expect((await visitor.get(back, { cookie, 'sec-purpose': 'prefetch' })).status).toBe(503)
      expect(sessionOf(await come(back, cookie))).toBeDefined()
    })

    test('attack 21: no token, code, secret or key of any of these sign-ins is in the database or the log', async () => {
      const { cookie, location } = await leave()
      const back = await signInAtStandIn(location, { oid: anna })
      const during = await dump()
      const session = sessionOf(await come(toPath(back), cookie)) ?? ''
      const there = new URL(location).searchParams
      const forms = sentForms.map((form) => new URLSearchParams(form))
      const secrets = [
        ...sentTokens,
        ...forms.flatMap((form) => ['client_assertion', 'code', 'code_verifier'].map((name) => form.get(name) ?? '')),
        ...['state', 'nonce', 'code_challenge'].map((name) => there.get(name) ?? ''),
        back.searchParams.get('code') ?? '',
        ...[cookie, session].map((each) => each.split('.').at(-1) ?? ''),
        ...testCertificate.privateKey.split('\n').slice(1, 4),
      ]
      expect(secrets.every((secret) => secret.length > 20)).toBe(true)
      expect(secrets.length).toBeGreaterThan(30)
      const kept = [during, await dump(), JSON.stringify([portal.log, portal.sent])].join('\n')
      expect(secrets.filter((secret) => kept.includes(secret))).toEqual([])
    })

    /** Every row of every table, as text, also what is kept as bytes. */
    async function dump(): Promise<string> {
      const db = portal.store.system()
      const tables = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db)
      const rows = []
      for (const { name } of tables.rows)
        rows.push(...(await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)).rows)
      return rows.map(({ row }) => `${row}${readBytes(row)}`).join('\n')
    }
  },
)

/** What stands in columns of bytes, which PostgreSQL writes as digits. */
function readBytes(row: string): string {
  return [...row.matchAll(/\\x((?:[0-9a-f]{2})+)/gu)].map(([, digits = '']) => ` ${Buffer.from(digits, 'hex').toString('latin1')}`).join('')
}
