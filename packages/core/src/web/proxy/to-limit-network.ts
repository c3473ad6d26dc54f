import { BlockList, isIP } from 'node:net'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/**
 * An address as limits count it: of IPv6 the first 64 bits, because one connection may use all of the rest. Undefined where it says nothing of who asks:
 * without an address, and for this machine itself, behind which a proxy stands that was not named as one.
 */
export function toLimitNetwork(address: string | undefined): string | undefined {
  const family = isIP(address ?? '')
  if (address === undefined || family === 0 || LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4')) return undefined
  return family === 4 ? address : `${toGroups(address).slice(0, 4).join(':')}::/64`
}

/** Of IPv6 the first 48 bits, which is what one customer may have: 65,536 of the networks above (RFC 6177). Undefined for anything else. */
export function toLimitSite(address: string | undefined): string | undefined {
  if (isIP(address ?? '') !== 6 || address === undefined || toLimitNetwork(address) === undefined) return undefined
  return `${toGroups(address).slice(0, 3).join(':')}::/48`
}

function toGroups(address: string): readonly string[] {
  const [left = '', right = ''] = address.split('::')
  const before = left === '' ? [] : left.split(':')
  const after = right === '' ? [] : right.split(':')
  const zeros = address.includes('::') ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0') : []
  return [...before, ...zeros, ...after].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
}
