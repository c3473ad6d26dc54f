import { expect, test } from 'vitest'
import { toLimitNetwork, toLimitSite } from './to-limit-network.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2a02:a210:1:2:3:4:5:6', '2a02:a210:1:2::/64'],
  ['2A02:A210:0001:2:ffff:ffff:ffff:ffff', '2a02:a210:1:2::/64'],
  ['2a02:a210::1', '2a02:a210:0:0::/64'],
  ['::1:2:3:4:5', '0:0:0:1::/64'],
  ['2a02::', '2a02:0:0:0::/64'],
  ['127.0.0.1', undefined],
  ['127.9.9.9', undefined],
  ['::1', undefined],
  ['nonsense', undefined],
  [undefined, undefined],
])('%s is counted as %s', (address, network) => {
  expect(toLimitNetwork(address)).toBe(network)
})

test.each([
  ['203.0.113.7', undefined],
  ['2A02:A210:0001:2:3:4:5:6', '2a02:a210:1::/48'],
  ['2a02::1', '2a02:0:0::/48'],
  ['::1', undefined],
  [undefined, undefined],
])('%s is one of the site %s', (address, site) => {
  expect(toLimitSite(address)).toBe(site)
})
