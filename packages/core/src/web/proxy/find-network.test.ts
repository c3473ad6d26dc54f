import { describe, expect, test } from 'vitest'
import { createFindNetwork, ProxyAddressWrong, type TrustedProxies } from './find-network.ts'

const LOCAL: TrustedProxies = { addresses: ['127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48'] }
const RFC: TrustedProxies = { ...LOCAL, header: 'forwarded' }

function find(proxies: TrustedProxies | undefined, ip: string | undefined, headers: Record<string, string> = {}) {
  return createFindNetwork(proxies)(Object.assign(new Request('https://portaal.example', { headers }), ip === undefined ? {} : { ip }))
}

describe('the address from which a person asks', () => {
  test.each([
    ['a stranger who writes the header', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['a proxy that names nobody', '127.0.0.1', undefined, '127.0.0.1'],
    ['one proxy', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['two proxies', '127.0.0.1', '203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['a stranger who wrote a header before the proxy added to it', '127.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['a stranger who wrote the address of a proxy', '127.0.0.1', '10.9.9.9, 203.0.113.7', '203.0.113.7'],
    ['nonsense left of the stranger', '127.0.0.1', '<script>, , 203.0.113.7', '203.0.113.7'],
    ['nonsense from the proxy itself', '127.0.0.1', '203.0.113.7, nonsense', '127.0.0.1'],
    ['an empty header', '127.0.0.1', '', '127.0.0.1'],
    ['an address cut short', '127.0.0.1', '203.0.113', '127.0.0.1'],
    ['an octet too large', '127.0.0.1', '203.0.113.700', '127.0.0.1'],
    ['an address with a port', '127.0.0.1', '203.0.113.7:4711', '203.0.113.7'],
    ['IPv6', '127.0.0.1', '2A02:A210::1', '2a02:a210::1'],
    ['IPv6 with a port', '127.0.0.1', '[2a02:a210::1]:4711', '2a02:a210::1'],
    ['IPv6 with a zone', '127.0.0.1', 'fe80::1%eth0', '127.0.0.1'],
    ['a proxy with an address of IPv6', '2001:db8:1::9', '203.0.113.7', '203.0.113.7'],
    ['a socket of both kinds', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['a stranger at a socket of both kinds', '::ffff:203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['a person at an address that a proxy writes as of both kinds', '127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the same in numbers of IPv6', '127.0.0.1', '::ffff:cb00:7107', '203.0.113.7'],
    ['the same written in full', '127.0.0.1', '[0:0:0:0:0:ffff:203.0.113.7]:4711', '203.0.113.7'],
    ['a stranger at a socket that writes numbers of IPv6', '::ffff:cb00:7107', '198.51.100.1', '203.0.113.7'],
    ['somebody inside, over proxies only', '127.0.0.1', '10.0.0.5, 10.0.0.6', '10.0.0.5'],
    ['a peer outside the network by one bit', '11.0.0.0', '203.0.113.7', '11.0.0.0'],
  ])('%s', (_case, peer, value, found) => {
    expect(find(LOCAL, peer, value === undefined ? {} : { 'x-forwarded-for': value })).toBe(found)
  })

  test.each([
    ['one element', 'for=203.0.113.7', '203.0.113.7'],
    ['the other parameters', 'by=10.0.0.1; For="203.0.113.7";proto=https', '203.0.113.7'],
    ['IPv6 in quotes', 'for="[2a02:a210::1]:4711"', '2a02:a210::1'],
    ['two elements', 'for=198.51.100.1, for=203.0.113.7', '203.0.113.7'],
    ['a comma and a quote inside quotes', String.raw`for="198.51.100.1, \"for=10.0.0.1", for=203.0.113.7`, '203.0.113.7'],
    ['somebody hidden', 'for=_hidden', '127.0.0.1'],
    ['nobody', 'for=unknown', '127.0.0.1'],
    ['two names in one element', 'for=203.0.113.7;for=198.51.100.1', '127.0.0.1'],
    ['no name', 'proto=https', '127.0.0.1'],
    ['quotes that do not close', 'for="203.0.113.7', '127.0.0.1'],
    ['a quote that a stranger opened before the proxy wrote', 'for=198.51.100.1;x=", for="203.0.113.7:4711"', '203.0.113.7'],
    ['a quote that a stranger opened, to be nobody', 'for=", for="[2a02:a210::1]:4711";proto=https', '2a02:a210::1'],
    ['a quote behind a backslash', String.raw`for=198.51.100.1;x="\", for="203.0.113.7"`, '203.0.113.7'],
    ['a backslash at the end of what a stranger wrote', String.raw`for=198.51.100.1;x="\, for="203.0.113.7"`, '203.0.113.7'],
    ['a host with a quote in it, as the proxy wrote it', String.raw`for="203.0.113.7";host="a\", for=198.51.100.1"`, '203.0.113.7'],
  ])('stands in Forwarded: %s', (_case, value, found) => {
    expect(find(RFC, '127.0.0.1', { forwarded: value })).toBe(found)
  })

  test.each(['"', '",', '\\"', 'for="', ',', ';', '="\\'])(
    'is found in no time, whatever a stranger fills the header with: %j',
    (piece) => {
      const value = `${piece.repeat(Math.ceil(60_000 / piece.length))}, for=203.0.113.7`
      expect(find(RFC, '127.0.0.1', { forwarded: value })).toBe('203.0.113.7')
    },
  )

  test('is read from the one header that the proxies write, and never from the other', () => {
    const both = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=198.51.100.1' }
    expect(find(LOCAL, '127.0.0.1', both)).toBe('203.0.113.7')
    expect(find(RFC, '127.0.0.1', both)).toBe('198.51.100.1')
    expect(find(RFC, '127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe('127.0.0.1')
  })

  test('is the socket alone where no proxy is named, and nobody without a socket', () => {
    expect(find(undefined, '127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe('127.0.0.1')
    expect(find(LOCAL, undefined, { 'x-forwarded-for': '203.0.113.7' })).toBeUndefined()
  })

  test.each(['localhost', '10.0.0.0/33', '::1/129', '10.0.0.0/x', '10.0.0', ''])('refuses %j as a proxy', (text) => {
    expect(() => createFindNetwork({ addresses: [text] })).toThrow(ProxyAddressWrong)
  })
})
