import { isIP } from 'node:net'

/** The header in which a proxy says for whom it asks. */
export type ForwardedHeader = 'x-forwarded-for' | 'forwarded'

/** The hops that a header names, in its order: an address, or undefined for what is none. */
export function readHops(header: ForwardedHeader, value: string): readonly (string | undefined)[] {
  return header === 'forwarded' ? readForwarded(value) : value.split(',').map((hop) => toAddress(hop.trim()))
}

// RFC 7239, 4: pairs behind semicolons, elements behind commas; neither counts inside a quoted string.
// An element stands here as it is read: from its end.
const ELEMENT = /(?:"(?:"\\|[^"])*(?:"(?!\\)|$)|[^",])+/g
const PAIR = /(?:"(?:[^"\\]|\\.)*"|[^";])+/g
const FOR = /^\s*for\s*=\s*(.+?)\s*$/i
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/

// Many proxies write less; a stranger writes as much as the server takes.
const LONGEST = 4000

function readForwarded(value: string): readonly (string | undefined)[] {
  // Backwards, as hops are walked: a quote that a stranger opened would swallow what the proxy wrote behind it.
  const elements = (reverse(value.slice(-LONGEST)).match(ELEMENT) ?? ['']).map((element) => reverse(element)).toReversed()
  return elements.map((element) => {
    const names = (element.match(PAIR) ?? []).flatMap((pair) => FOR.exec(pair)?.[1] ?? [])
    return names.length === 1 ? toAddress(unquote(names[0] ?? '')) : undefined
  })
}

function reverse(text: string): string {
  return text.split('').toReversed().join('')
}

function unquote(text: string): string {
  const inner = QUOTED.exec(text)?.[1]
  return inner === undefined ? text : inner.replaceAll(/\\(.)/g, '$1')
}

const WITH_PORT = /^(?:\[([0-9a-f:.]+)\](?::\d{1,5})?|([0-9.]+):\d{1,5})$/i

function toAddress(text: string): string | undefined {
  const [, inBrackets, beforePort] = WITH_PORT.exec(text) ?? []
  return toPlainAddress(inBrackets ?? beforePort ?? text)
}

const MAPPED = /^(?:0{0,4}:){2,5}ffff:(?:([0-9.]+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i

/** An address as the log writes it: IPv4 stays IPv4 where a socket of both kinds took it. Undefined for what is no address. */
export function toPlainAddress(text: string): string | undefined {
  // An address with a zone means something on one machine only.
  if (isIP(text) === 0 || text.includes('%')) return undefined
  const [mapped, dotted, high = '', low = ''] = MAPPED.exec(text) ?? []
  if (mapped === undefined) return text.toLowerCase()
  return dotted ?? [high, low].flatMap((group) => toOctets(group)).join('.')
}

function toOctets(group: string): readonly number[] {
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 255]
}
