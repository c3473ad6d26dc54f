import { randomUUID } from 'node:crypto'
import { auth, authenticatorApp } from '@voordeur/auth'
import { createMemorySource, createTestPortal, type TestAnswer, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entra } from './sign-in/entra.ts'
import { createEntraStandIn, type EntraStandIn } from './testing/entra-stand-in.ts'
import { signInAtStandIn } from './testing/sign-in-at-stand-in.ts'
import { testCertificate } from './testing/test-certificate.ts'

const ORIGIN = 'https://portaal.test'
const BY = { by: 'J. de Vries' }
const [GUEST_ID, STAFF_ID] = ['microsoft', 'microsoft-staff'] as const

describe('a portal for guests of one tenant and staff of another', () => {
  const [guestTenant, staffTenant, clientId, anna, kees] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  let guests: EntraStandIn
  let colleagues: EntraStandIn
  let portal: TestPortal
  let visitor: TestBrowser
  let annasAccount: string
  let keesAccount: string

  beforeAll(async () => {
    guests = await openTenant(guestTenant, GUEST_ID, { oid: anna, name: 'Anna', email: 'anna@voorbeeld.nl' })
    const worker = { oid: kees, name: 'Kees', email: 'kees@voorbeeld.nl', acrs: ['c1'], roles: ['Portaal.Medewerker'] }
    colleagues = await openTenant(staffTenant, STAFF_ID, worker)
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    const registered = { clientId, certificate: testCertificate }
    portal = await createTestPortal(
      {
        auth: auth({
          methods: [
            entra({ ...registered, tenantId: guestTenant, authority: guests.authority }),
            entra({
              ...registered,
              tenantId: staffTenant,
              authority: colleagues.authority,
              audience: 'staff',
              acrs: 'c1',
              secondFactor: 'microsoft',
              requiredRole: 'Portaal.Medewerker',
            }),
          ],
          secondFactors: [authenticatorApp()],
        }),
        sources: [memory.source],
      },
      { now: new Date().toISOString() },
    )
    await portal.sync()
    const grant = (email: string, basis: 'self' | 'mentor') =>
      portal.grant({ clientNumber: '100', email, name: email, basis }, { grantedBy: 'test', notify: false })
    annasAccount = (await grant('anna@voorbeeld.nl', 'self')).accountId
    keesAccount = (await grant('kees@voorbeeld.nl', 'self')).accountId
    visitor = portal.visitor()
  })
  afterAll(() => Promise.all([portal.close(), guests.close(), colleagues.close()]))

  function openTenant(tenantId: string, id: string, user: Parameters<EntraStandIn['addUser']>[0]): Promise<EntraStandIn> {
    const redirectUris = [`${ORIGIN}/inloggen/${id}/terug`]
    const registration = {
      clientId,
      certificate: testCertificate.certificate,
      redirectUris,
      postLogoutRedirectUris: [`${ORIGIN}/uitgelogd`],
    }
    return createEntraStandIn({ tenantId, users: [user], registrations: [registration] })
  }

  const cookieOf = ({ headers }: TestAnswer) => ({ cookie: (headers.getSetCookie().at(-1) ?? '').split(';')[0] ?? '' })
  const toPath = ({ pathname, search }: URL) => `${pathname}${search}`
  // The browser comes from another site, and says so.
  const FROM_ELSEWHERE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }

  async function leave(id: string, next = '') {
    const answer = await visitor.post(`/inloggen/${id}/start`, { next })
    return { answer, cookie: cookieOf(answer), location: (answer.headers.get('refresh') ?? '').replace('0; url=', '') }
  }

  async function enter(id: string, oid: string, next = ''): Promise<TestAnswer> {
    const { cookie, location } = await leave(id, next)
    return visitor.get(toPath(await signInAtStandIn(location, { oid })), { ...cookie, ...FROM_ELSEWHERE })
  }

  const sessionOf = ({ headers }: TestAnswer) => {
    const set = headers.getSetCookie().find((each) => each.startsWith('__Host-portal='))
    return set === undefined ? undefined : { cookie: set.split(';')[0] ?? '' }
  }

  test('who is a guest there and linked by nobody is not let in, whatever address they have', async () => {
    const answer = await enter(GUEST_ID, anna)
    expect([answer.status, sessionOf(answer)]).toEqual([422, undefined])
    expect(answer.text).toContain('Het inloggen met Microsoft is niet gelukt.')
    expect((await portal.entries()).filter(({ event }) => event === 'sign-in').map(({ outcome }) => outcome)).toEqual(['refused'])
  })

  test('the page has a button for guests, and one apart for who works here', async () => {
    const { text } = await visitor.get('/inloggen')
    expect(text).toContain('Inloggen met Microsoft')
    expect(text.indexOf('Inloggen als medewerker')).toBeGreaterThan(text.indexOf('Inloggen met Microsoft'))
    expect(text).not.toContain('Wachtwoord')
  })

  test('the way there is no form that leads elsewhere: the policy of the page stays as strict as it is', async () => {
    const { answer, location } = await leave(GUEST_ID)
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(new URL(location).origin).toBe(guests.authority)
    expect(answer.text).toContain('U gaat naar Microsoft om in te loggen.')
  })

  test('attack 02: no other site can send a browser away to sign in', async () => {
    for (const headers of [FROM_ELSEWHERE, { origin: 'https://evil.example' }]) {
      expect((await visitor.post(`/inloggen/${GUEST_ID}/start`, {}, headers)).status).toBe(403)
    }
    expect((await visitor.get(`/inloggen/${GUEST_ID}/start`)).status).toBe(404)
  })

  test('attack 29: a guest whose tenant proves one factor is asked the one of the portal, and has no session before it', async () => {
    await portal.links?.link(annasAccount, { ...BY, method: GUEST_ID, subject: anna.toUpperCase() })
    const answer = await enter(GUEST_ID, anna)
    expect([answer.status, answer.headers.get('location'), sessionOf(answer)]).toEqual([303, '/inloggen/code', undefined])
    const half = cookieOf(answer)
    expect((await visitor.get('/mijn/core/profile', half)).headers.get('location')).toContain('/inloggen')
    expect(
      (await visitor.get('/mijn/core/profile', { cookie: half.cookie.replace('portal_login', 'portal') })).headers.get('location'),
    ).toContain('/inloggen')
  })

  test('staff whose tenant proves two come in where they were going, and out at both ends', async () => {
    await portal.links?.link(keesAccount, { ...BY, method: STAFF_ID, subject: kees })
    const answer = await enter(STAFF_ID, kees, '/mijn/core/profile')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/mijn/core/profile'])
    const session = sessionOf(answer) ?? { cookie: '' }
    expect((await visitor.get('/mijn/core/profile', session)).status).toBe(200)
    const out = await visitor.post('/uitloggen', { answer: 'ja' }, session)
    const away = new URL((out.headers.get('refresh') ?? '').replace('0; url=', ''))
    expect([away.origin, away.pathname]).toEqual([colleagues.authority, `/${staffTenant}/oauth2/v2.0/logout`])
    expect((await visitor.get('/mijn/core/profile', session)).status).toBe(303)
    expect((await visitor.get('/uitgelogd', FROM_ELSEWHERE)).text).toContain('U bent uitgelogd.')
  })

  test('attack 11: neither tenant answers for the other', async () => {
    const guest = await leave(GUEST_ID)
    const back = await signInAtStandIn(guest.location, { oid: anna })
    const swapped = toPath(back).replace(`/${GUEST_ID}/`, `/${STAFF_ID}/`)
    expect(sessionOf(await visitor.get(swapped, { ...guest.cookie, ...FROM_ELSEWHERE }))).toBeUndefined()
    const staff = await leave(STAFF_ID)
    const mixed = new URL(`${ORIGIN}${swapped}`)
    mixed.searchParams.set('state', new URL(staff.location).searchParams.get('state') ?? '')
    const answer = await visitor.get(toPath(mixed), { ...staff.cookie, ...FROM_ELSEWHERE })
    expect([answer.status, sessionOf(answer)]).toEqual([422, undefined])
  })

  test('attack 29: staff without a second factor or without their app role are refused', async () => {
    for (const change of [{ acrs: [] }, { roles: [] }]) {
      colleagues.addUser({ oid: kees, name: 'Kees', email: 'kees@voorbeeld.nl', acrs: ['c1'], roles: ['Portaal.Medewerker'], ...change })
      expect((await enter(STAFF_ID, kees)).status).toBe(422)
    }
  })

  test('attack 21: nothing of a sign-in stands in the log of the portal', () => {
    expect(JSON.stringify(portal.log)).not.toMatch(new RegExp(`${anna}|${kees}|code=|voorbeeld`, 'u'))
  })

  test('when Microsoft is away there is a calm page, and no failure', async () => {
    await guests.close()
    const { cookie, location } = await leave(STAFF_ID)
    const back = await signInAtStandIn(location, { oid: kees })
    await colleagues.close()
    const answer = await visitor.get(toPath(back), { ...cookie, ...FROM_ELSEWHERE })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(answer.text).toContain('We kunnen Microsoft nu niet bereiken.')
  })
})
