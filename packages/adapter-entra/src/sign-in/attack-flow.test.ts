import { randomUUID } from 'node:crypto'
import type { Leading, Refused } from '@voordeur/auth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAtStandIn } from '../testing/sign-in-at-stand-in.ts'
import { closeEntraFixtures, type EntraFixture, openEntraFixture } from './entra.fixture.ts'

const CALLBACK = 'https://portaal.example/inloggen/contract/terug'
const [ONE, OTHER] = ['a'.repeat(43), 'b'.repeat(43)]

describe('the way to Microsoft and back', () => {
  let it: EntraFixture

  beforeAll(async () => {
    it = await openEntraFixture()
  })
  afterAll(closeEntraFixtures)

  async function begin(state: string): Promise<Leading> {
    const led = await it.method.start({ callback: CALLBACK, state, locale: 'nl' })
    if (led.outcome === 'refused') throw new Error(led.cause)
    return led
  }
  const finish = (url: URL, state: string, keep: string) => it.method.finish({ url, callback: CALLBACK, state, keep })
  const mix = (one: Leading, other: Leading): string => {
    const [mine, theirs] = [one, other].map(({ keep }) => JSON.parse(keep) as Record<string, string>)
    return JSON.stringify({ ...mine, verifier: theirs?.['verifier'] })
  }

  test('asks for a code with PKCE, state and nonce, at this tenant alone, for no more than who it is', async () => {
    const { location, keep } = await begin(ONE)
    const { origin, pathname, searchParams } = new URL(location)
    expect([origin, pathname]).toEqual([it.standIn.authority, `/${it.tenantId}/oauth2/v2.0/authorize`])
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: it.clientId,
      redirect_uri: CALLBACK,
      response_type: 'code',
      response_mode: 'query',
      scope: 'openid profile',
      state: ONE,
      nonce: expect.stringMatching(/^[\w-]{43}$/u),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/u),
      code_challenge_method: 'S256',
      prompt: 'select_account',
    })
    expect(keep).not.toContain(searchParams.get('code_challenge'))
  })

  test('attack 09: neither the state, nor the nonce, nor the verifier of another tab is taken', async () => {
    const [one, other] = [await begin(ONE), await begin(OTHER)]
    const invalid = { outcome: 'refused', reason: 'invalid' }
    expect(await finish(await it.signIn(one.location), OTHER, one.keep)).toMatchObject(invalid)
    expect(await finish(await it.signIn(one.location), ONE, mix(one, other))).toEqual({
      ...invalid,
      cause: 'token-endpoint: invalid_grant',
    })
    expect(await finish(await it.signIn(one.location), ONE, mix(other, one))).toMatchObject(invalid)
    expect(await finish(await it.signIn(one.location), ONE, one.keep)).toMatchObject({ outcome: 'identified' })
  })

  test('attack 11: an answer that says another issuer, or leaves it out where it is promised, is refused (RFC 9207)', async () => {
    const led = await begin(ONE)
    for (const iss of [it.standIn.issuer.replace(it.tenantId, randomUUID()), '', undefined]) {
      const url = await it.signIn(led.location)
      expect(url.searchParams.get('iss')).toBe(it.standIn.issuer)
      if (iss === undefined) url.searchParams.delete('iss')
      else url.searchParams.set('iss', iss)
      expect(await finish(url, ONE, led.keep)).toMatchObject({ outcome: 'refused', reason: 'invalid' })
    }
  })

  test('attack 11: a code of one tenant goes to no other', async () => {
    const staff = await openEntraFixture()
    const led = await begin(ONE)
    const url = await it.signIn(led.location)
    const answer = await staff.method.finish({ url, callback: CALLBACK, state: ONE, keep: led.keep })
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'invalid' })
    expect(staff.standIn.asked.filter((path) => path.endsWith('/token'))).toEqual([])
  })

  test('who cancels is back at the door, and the log says so in one word', async () => {
    const led = await begin(ONE)
    const url = await signInAtStandIn(led.location, { oid: undefined })
    expect(await finish(url, ONE, led.keep)).toEqual({ outcome: 'refused', reason: 'invalid', cause: 'provider: access_denied' })
    url.searchParams.set('error', 'jan@example.nl heeft het geheim 12')
    expect(await finish(url, ONE, led.keep)).toEqual({ outcome: 'refused', reason: 'invalid', cause: 'provider: other' })
  })

  describe('what is proven', () => {
    const enter = async (options: Parameters<EntraFixture['openWith']>[0], oid?: string) => {
      const method = await it.openWith(options)
      const led = await method.start({ callback: CALLBACK, state: ONE, locale: 'nl' })
      if (led.outcome === 'refused') throw new Error(led.cause)
      const url = await it.signIn(led.location, oid)
      return { led, answer: await method.finish({ url, callback: CALLBACK, state: ONE, keep: led.keep }) }
    }

    test('is two factors only when the token has the authentication context that was asked for', async () => {
      const { led, answer } = await enter({ acrs: 'c1' })
      expect(JSON.parse(new URL(led.location).searchParams.get('claims') ?? '')).toEqual({
        id_token: { acrs: { essential: true, value: 'c1' } },
      })
      expect(answer).toMatchObject({ outcome: 'identified', assurance: 'idp-mfa' })
      expect((await enter({ acrs: 'c2' })).answer).toMatchObject({ outcome: 'identified', assurance: 'idp-single' })
      expect((await enter({})).answer).toMatchObject({ outcome: 'identified', assurance: 'idp-single' })
    })

    test('is one factor when the tenant is trusted: nobody said so in a token', async () => {
      const trustTenantPolicy = { says: 'mfa', by: 'J. de Vries', reason: 'Conditional Access for every guest' } as const
      expect((await enter({ trustTenantPolicy })).answer).toMatchObject({ outcome: 'identified', assurance: 'idp-single' })
    })

    test('is an app role where one is required', async () => {
      expect((await enter({ requiredRole: 'Portaal.Medewerker' })).answer).toMatchObject({ outcome: 'identified' })
      const refused: Refused = { outcome: 'refused', reason: 'invalid', cause: 'no-app-role' }
      expect((await enter({ requiredRole: 'Portaal.Beheer' })).answer).toEqual(refused)
      expect((await enter({ requiredRole: 'Portaal.Medewerker' }, it.stranger)).answer).toEqual(refused)
    })
  })

  test('signing out goes to this tenant, with the hint of its own token and a way back', async () => {
    const led = await begin(ONE)
    const answer = await finish(await it.signIn(led.location), ONE, led.keep)
    if (answer.outcome === 'refused') throw new Error(answer.cause)
    const to = new URL((await it.method.endSession?.({ back: 'https://portaal.example/uitgelogd', ending: answer.ending })) ?? '')
    expect([to.origin, to.pathname]).toEqual([it.standIn.authority, `/${it.tenantId}/oauth2/v2.0/logout`])
    expect(Object.fromEntries(to.searchParams)).toEqual({
      client_id: it.clientId,
      post_logout_redirect_uri: 'https://portaal.example/uitgelogd',
      logout_hint: expect.stringMatching(/^O\./u),
    })
  })
})
