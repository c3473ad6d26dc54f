import type { Identified, Refused } from '@voordeur/auth'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntraSignInOptions } from './entra-options.ts'
import { type EntraFixture, openEntraFixture } from './entra.fixture.ts'
import { signWith, takeApart } from './forge.fixture.ts'

const CALLBACK = 'https://portaal.example/inloggen/contract/terug'
const STATE = 'x'.repeat(43)
const EVIL = 'https://evil.example'

type Answer = (url: string, init?: RequestInit) => Promise<Response>

describe('a tenant that does not answer as it should', () => {
  let it: EntraFixture

  beforeAll(async () => {
    it = await openEntraFixture()
  })
  afterAll(() => it.close())

  async function signIn(options: Partial<EntraSignInOptions>): Promise<Identified | Refused> {
    const method = await it.openWith(options)
    const led = await method.start({ callback: CALLBACK, state: STATE, locale: 'nl' })
    if (led.outcome === 'refused') return led
    return method.finish({ url: await it.signIn(led.location), callback: CALLBACK, state: STATE, keep: led.keep })
  }

  /** What was asked, and of whom, while one endpoint answered otherwise. */
  async function signInWhere(end: string, answer: Answer, timeoutSeconds = 10) {
    const asked: string[] = []
    const fetchForged = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const { url } = new Request(input)
      asked.push(url)
      return url.endsWith(end) ? answer(url, init) : fetch(input, init)
    }
    return { outcome: await signIn({ fetch: fetchForged, timeoutSeconds }), asked }
  }

  test.each([
    ['openid-configuration', 302],
    ['/keys', 302],
    ['/token', 307],
  ] as const)('attack 11: a redirect of %s is not followed, so that nothing is sent or believed elsewhere', async (end, status) => {
    let redirect: RequestRedirect | undefined
    const { outcome, asked } = await signInWhere(end, async (url, init) => {
      redirect = init?.redirect
      return new Response(null, { status, headers: { location: `${EVIL}${new URL(url).pathname}` } })
    })
    expect(outcome).toMatchObject({ outcome: 'refused' })
    expect(redirect).toBe('manual')
    expect(asked.filter((url) => !url.startsWith(it.standIn.authority))).toEqual([])
  })

  test('attack 11: metadata that lead elsewhere with one address, or there without encryption, are not followed', async () => {
    for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint']) {
      for (const place of [EVIL, it.standIn.authority.replace('127.0.0.1', '127.0.0.1.evil.example'), '//', '']) {
        const { outcome, asked } = await signInWhere('openid-configuration', async (url) =>
          Response.json({ ...((await (await fetch(url)).json()) as object), [name]: place === '' ? '' : `${place}/x` }),
        )
        expect(outcome, `${name} ${place}`).toMatchObject({ outcome: 'refused', reason: 'unavailable' })
        expect(asked).toHaveLength(1)
      }
    }
  })

  test('nothing but the token is asked who it is: neither userinfo nor Graph', async () => {
    const { outcome, asked } = await signInWhere('nowhere', async () => new Response())
    expect(outcome).toMatchObject({ outcome: 'identified' })
    expect(asked.map((url) => new URL(url).pathname.split('/').at(-1))).toEqual(['openid-configuration', 'token', 'keys'])
  })

  test('three hundred keys, all of which are foreign but one, neither stop a sign-in nor open another', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = publicKey.export({ format: 'jwk' })
    const crowd = Array.from({ length: 300 }, (_, index) => ({ ...jwk, kid: `key-${index}`, use: 'enc', alg: 'RSA-OAEP' }))
    const many: Answer = async (url) => {
      const { keys } = (await (await fetch(url)).json()) as { readonly keys: readonly object[] }
      return Response.json({ keys: [...crowd, ...keys] })
    }
    expect((await signInWhere('/keys', many)).outcome).toMatchObject({ outcome: 'identified' })
    it.standIn.tamper(async (token) => {
      const { header, claims } = takeApart(token)
      return signWith(privateKey, { header: { ...header, kid: 'key-7' }, claims })
    })
    expect((await signInWhere('/keys', many)).outcome).toMatchObject({ outcome: 'refused', reason: 'invalid' })
    it.standIn.tamper()
  })

  test('an answer that comes a letter at a time ends with the time it may take', async () => {
    const drip: Answer = async (_url, init) =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode('{"token_type":'))
            init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
          },
        }),
        { headers: { 'content-type': 'application/json' } },
      )
    expect((await signInWhere('/token', drip, 1)).outcome).toMatchObject({ outcome: 'refused', reason: 'unavailable' })
  })

  test('attack 29: only a list that holds this very context proves two factors', async () => {
    const claim = async (acrs: unknown) => {
      it.standIn.tamper(async (token) => {
        const { header, claims } = takeApart(token)
        return signWith(it.standIn.signingKey, { header, claims: { ...claims, acrs, acr: 'c1', amr: ['mfa'] } })
      })
      const answer = await signIn({ acrs: 'c1' })
      return answer.outcome === 'identified' ? answer.assurance : answer.cause
    }
    expect(await claim(['c2', 'c1'])).toBe('idp-mfa')
    for (const other of [[], ['c10'], ['C1'], ['c1 '], ['c2,c1'], ['urn:c1'], undefined]) expect(await claim(other)).toBe('idp-single')
    for (const wrong of ['c1', { c1: true }, [['c1']], ['c1', 1], null]) expect(await claim(wrong)).toBe('token-acrs')
    it.standIn.tamper()
  })

  test('an app role is one of a list, and of this very name', async () => {
    const claim = async (roles: unknown) => {
      it.standIn.tamper(async (token) => {
        const { header, claims } = takeApart(token)
        return signWith(it.standIn.signingKey, {
          header,
          claims: { ...claims, roles, groups: ['Portaal.Medewerker'], wids: ['Portaal.Medewerker'] },
        })
      })
      const answer = await signIn({ requiredRole: 'Portaal.Medewerker' })
      return answer.outcome === 'identified' ? 'in' : answer.cause
    }
    expect(await claim(['X', 'Portaal.Medewerker'])).toBe('in')
    for (const other of [[], ['portaal.medewerker'], ['Portaal.Medewerker.'], ['PortaalXMedewerker'], undefined])
      expect(await claim(other)).toBe('no-app-role')
    for (const wrong of ['Portaal.Medewerker', { 'Portaal.Medewerker': true }]) expect(await claim(wrong)).toBe('token-roles')
    it.standIn.tamper()
  })

  test('attack 30: an object id is the same in any case and nothing else is it, in a token and as staff typed it', async () => {
    const claim = async (oid: unknown) => {
      it.standIn.tamper(async (token) => {
        const { header, claims } = takeApart(token)
        return signWith(it.standIn.signingKey, { header, claims: { ...claims, oid } })
      })
      return (await signIn({})).outcome
    }
    expect(await claim(it.anna.toUpperCase())).toBe('identified')
    const fullWidth = it.anna.replace(/\d/u, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    const others = [
      ` ${it.anna}`,
      `${it.anna}\n`,
      `{${it.anna}}`,
      `${it.anna}\0`,
      `${it.anna.slice(0, -1)}\u0430`,
      fullWidth,
      `${it.anna}${it.anna}`,
    ]
    for (const other of others) expect(await claim(other), other).toBe('refused')
    it.standIn.tamper()
    const { readSubject } = it.method
    expect(readSubject(`\t${it.anna.toUpperCase()} `)).toBe(it.anna)
    // White space around it is what comes along with copying.
    for (const other of others.filter((each) => each.trim() !== it.anna)) expect(readSubject(other), other).toBeUndefined()
  })
})
