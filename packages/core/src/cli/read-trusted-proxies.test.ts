import { expect, test } from 'vitest'
import { CliError } from './cli-error.ts'
import { readTrustedProxies } from './read-trusted-proxies.ts'

test('the environment names proxies behind commas, and the header that they write', () => {
  expect(readTrustedProxies({ VOORDEUR_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,' })).toEqual({
    trustedProxies: { addresses: ['127.0.0.1', '10.0.0.0/8'], header: 'x-forwarded-for' },
  })
  expect(readTrustedProxies({ VOORDEUR_TRUSTED_PROXIES: '::1', VOORDEUR_FORWARDED_HEADER: 'forwarded' })).toEqual({
    trustedProxies: { addresses: ['::1'], header: 'forwarded' },
  })
  expect(readTrustedProxies({ VOORDEUR_FORWARDED_HEADER: 'forwarded' })).toEqual({})
})

test('a header that nobody reads is refused', () => {
  expect(() => readTrustedProxies({ VOORDEUR_TRUSTED_PROXIES: '::1', VOORDEUR_FORWARDED_HEADER: 'x-real-ip' })).toThrow(CliError)
})
