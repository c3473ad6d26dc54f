import { X509Certificate } from 'node:crypto'
import type { Identified, OpenRedirectMethod, Refused } from '@voordeur/auth'
import { afterAll, describe, expect, test } from 'vitest'
import { testCertificate } from '../testing/test-certificate.ts'
import { closeEntraFixtures, type EntraFixture, openEntraFixture } from './entra.fixture.ts'

const CALLBACK = 'https://portaal.example/inloggen/contract/terug'
const STATE = 'x'.repeat(43)
const HOUR = 60 * 60
const AWAY = { outcome: 'refused', reason: 'unavailable', retryAfter: 60 }

async function signIn(it: EntraFixture, method: OpenRedirectMethod = it.method): Promise<Identified | Refused> {
  const led = await method.start({ callback: CALLBACK, state: STATE, locale: 'nl' })
  if (led.outcome === 'refused') return led
  return method.finish({ url: await it.signIn(led.location), callback: CALLBACK, state: STATE, keep: led.keep })
}

const countAsked = ({ standIn }: EntraFixture, end: string) => standIn.asked.filter((path) => path.endsWith(end)).length

afterAll(closeEntraFixtures)

describe('Microsoft is away', () => {
  test.each([
    ['metadata', 500],
    ['metadata', 'hang'],
    ['keys', 500],
    ['keys', 'hang'],
    ['token', 503],
    ['token', 'hang'],
  ] as const)('when its %s answers with %s: nobody is let in, and when to try again is said', async (endpoint, trouble) => {
    const it = await openEntraFixture({ timeoutSeconds: trouble === 'hang' ? 1 : 10 })
    it.standIn.disturb(endpoint, trouble)
    expect(await signIn(it)).toMatchObject(AWAY)
    expect(it.logged).toEqual([expect.stringContaining(`the Microsoft tenant ${it.tenantId} does not work now`)])
    it.standIn.disturb(endpoint)
    expect(await signIn(it)).toMatchObject({ outcome: 'identified' })
  })

  test('a certificate that it does not know is no fault of who stands at the door', async () => {
    const it = await openEntraFixture()
    const method = await it.openWith({ certificate: undefined, secret: 'not-the-registered-one' })
    expect(await signIn(it, method)).toMatchObject({ ...AWAY, cause: 'token-endpoint: invalid_client' })
  })

  test('the day on which its certificate ends is said in the last month: at the start, and with every new answer of the tenant', async () => {
    const it = await openEntraFixture()
    expect(it.logged).toEqual([])
    const { validTo } = new X509Certificate(testCertificate.certificate)
    const left = Math.floor((Date.parse(validTo) - Date.now()) / 1000)
    it.advance(left - 20 * 24 * HOUR)
    const method = await it.openWith({})
    const said = expect.stringMatching(/^The certificate with which the portal signs people in ends on \d{4}-\d\d-\d\d\. docs/u)
    expect(it.logged).toEqual([said])
    await signIn(it, method)
    it.advance(HOUR)
    await signIn(it, method)
    expect(it.logged).toEqual([said, said])
    it.advance(20 * 24 * HOUR)
    await it.openWith({})
    expect(it.logged.at(-1)).toContain('signs people in ended on')
  })

  test('metadata are asked once an hour and keys once in five minutes, however many sign in', async () => {
    const it = await openEntraFixture()
    for (let turn = 0; turn < 3; turn += 1) expect(await signIn(it)).toMatchObject({ outcome: 'identified' })
    expect([countAsked(it, 'openid-configuration'), countAsked(it, '/keys')]).toEqual([1, 1])
    it.advance(HOUR)
    await Promise.all([signIn(it), signIn(it), signIn(it)])
    expect(countAsked(it, 'openid-configuration')).toBe(2)
  })

  test('metadata that were heard are good for a day, and no longer', async () => {
    const it = await openEntraFixture()
    await signIn(it)
    it.standIn.disturb('metadata', 500)
    it.advance(23 * HOUR)
    expect(await signIn(it)).toMatchObject({ outcome: 'identified' })
    it.advance(HOUR)
    expect(await signIn(it)).toMatchObject(AWAY)
  })

  test('metadata that name another issuer, or lead elsewhere with any address, are not followed', async () => {
    const it = await openEntraFixture()
    const foreign = {
      issuer: `${it.standIn.authority}/common/v2.0`,
      token_endpoint: 'https://evil.example/token',
      jwks_uri: 'https://evil.example/keys',
    }
    for (const [name, value] of Object.entries(foreign)) {
      const fetchForged = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
        const response = await fetch(input, init)
        return new Request(input).url.endsWith('openid-configuration')
          ? Response.json({ ...((await response.json()) as object), [name]: value })
          : response
      }
      const method = await it.openWith({ fetch: fetchForged })
      expect(await signIn(it, method), name).toMatchObject(AWAY)
    }
    expect(countAsked(it, '/token')).toBe(0)
  })

  test('signing out then stays with the portal', async () => {
    const it = await openEntraFixture()
    await it.close()
    expect(await it.method.endSession?.({ back: 'https://portaal.example/uitgelogd', ending: undefined })).toBeUndefined()
  })
})
