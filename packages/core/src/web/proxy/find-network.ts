import { BlockList, isIP } from 'node:net'
import { type ForwardedHeader, readHops, toPlainAddress } from './forwarded-hops.ts'

/** Which proxies stand before the portal, and in which header they say for whom they ask. */
export interface TrustedProxies {
  /** Addresses and networks (`127.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`): whoever connects from there is believed. */
  readonly addresses: readonly string[]
  /** The header that these proxies write themselves, whatever came in; no other is read. Default: `x-forwarded-for`. */
  readonly header?: ForwardedHeader
}

/** Finds the address from which a person asks; undefined when the server that took the request knows none. */
export type FindNetwork = (request: Request) => string | undefined

/** Thrown for what is neither an address nor a network. */
export class ProxyAddressWrong extends Error {
  constructor(text: string) {
    super(`"${text}" among the trusted proxies is neither an address nor a network. Write 127.0.0.1, 10.0.0.0/8 or 2001:db8::/32.`)
    this.name = 'ProxyAddressWrong'
  }
}

/**
 * Without proxies the address is that of the socket (`request.ip`, as srvx sets it), and no header is read. With them, a request that comes from one
 * has its header walked from the right, over trusted hops, to the first that is none: what stands left of that was written by a stranger. A header
 * that can't be read names nobody: it is the proxy's address then. Throws `ProxyAddressWrong`.
 */
export function createFindNetwork({ addresses, header = 'x-forwarded-for' }: TrustedProxies = { addresses: [] }): FindNetwork {
  const isTrusted = createIsTrusted(addresses)
  return (request) => {
    const peer = toPeer(request)
    if (peer === undefined || !isTrusted(peer)) return peer
    const value = request.headers.get(header)
    return value === null ? peer : (findPerson(readHops(header, value), isTrusted) ?? peer)
  }
}

function toPeer(request: Request): string | undefined {
  const address = 'ip' in request && typeof request.ip === 'string' ? request.ip : undefined
  return address === undefined ? undefined : (toPlainAddress(address) ?? address)
}

/** The nearest hop that is no proxy of ours; where all are, the farthest. */
function findPerson(hops: readonly (string | undefined)[], isTrusted: (address: string) => boolean): string | undefined {
  const nearest = hops.findLastIndex((hop) => hop === undefined || !isTrusted(hop))
  return hops[Math.max(nearest, 0)]
}

function createIsTrusted(addresses: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const text of addresses) addTo(list, text.trim())
  return (address) => isIP(address) !== 0 && list.check(address, toFamily(address))
}

const NETWORK = /^([^/]+)(?:\/(\d{1,3}))?$/

function addTo(list: BlockList, text: string): void {
  const [, address = '', bits] = NETWORK.exec(text) ?? []
  const plain = toPlainAddress(address)
  const most = isIP(plain ?? '') === 6 ? 128 : 32
  const length = Number(bits ?? most)
  if (plain === undefined || length > most) throw new ProxyAddressWrong(text)
  list.addSubnet(plain, length, toFamily(plain))
}

const toFamily = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
