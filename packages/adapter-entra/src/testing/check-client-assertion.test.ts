import { createHash, createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { checkClientAssertion } from './check-client-assertion.ts'
import { testCertificate } from './test-certificate.ts'

const NOW = new Date('2026-11-26T12:00:00Z')
const CLIENT = '2f1c8f0e-5a0b-4c55-9a53-0c1c8d5a7b11'
const ENDPOINT = 'https://login.microsoftonline.com/6f2f7a60-9d5b-4c55-9a53-0c1c8d5a7b11/oauth2/v2.0/token'
const app = { clientId: CLIENT, endpoint: ENDPOINT, certificates: [testCertificate.certificate], now: () => NOW }
const thumbprint = createHash('sha256').update(new X509Certificate(testCertificate.certificate).raw).digest('base64url')
const seconds = Math.floor(NOW.getTime() / 1000)

const claims = { aud: ENDPOINT, iss: CLIENT, sub: CLIENT, jti: randomUUID(), nbf: seconds, iat: seconds, exp: seconds + 300 }
const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint }
const sign = (more: { readonly claims?: object; readonly header?: object } = {}) =>
  new SignJWT({ ...claims, ...more.claims })
    .setProtectedHeader({ ...header, ...more.header })
    .sign(createPrivateKey(testCertificate.privateKey))

test('a proof as Microsoft documents it is taken', async () => {
  expect(await checkClientAssertion(await sign(), app)).toBeUndefined()
})

test.each([
  ['for another place', { claims: { aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' } }, 700023],
  ['of another app', { claims: { iss: randomUUID() } }, 700016],
  ['about another app', { claims: { sub: randomUUID() } }, 700016],
  ['whose time is over', { claims: { nbf: seconds - 600, exp: seconds - 300 } }, 700024],
  ['whose time is not there yet', { claims: { nbf: seconds + 120 } }, 700024],
  ['that holds for an hour', { claims: { exp: seconds + 3600 } }, 700024],
  ['with another algorithm', { header: { alg: 'RS256' } }, 700027],
  ['of a certificate that is not registered', { header: { 'x5t#S256': 'x' } }, 700027],
])('a proof %s is refused', async (_what, more, fault) => {
  expect(await checkClientAssertion(await sign(more), app)).toBe(fault)
})

test('what is no proof at all is refused', async () => {
  for (const odd of ['', 'a.b.c', '{}']) expect(await checkClientAssertion(odd, app)).toBe(700027)
})
