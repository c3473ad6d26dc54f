import { isIP } from 'node:net'

/** The header in which a proxy says for whom it asks. */
export type ForwardedHeader = 'x-forwarded-for' | 'forwarded'

/** The hops that a header names, in its order: an address, or undefined for what is none. */
export function readHops(header: ForwardedHeader, value: string): readonly (string | undefined)[] {
  return header === 'forwarded' ? readForwarded(value) : value.split(',').map((hop) => toAddress(hop.trim()))
}

// RFC 7239, 4: pairs behind semicolons, elements behind commas; neither counts inside a quoted string.
const ELEMENT = /(?:"(?:[^"\\]|\\.)*"|[^",])+/g
const PAIR = /(?:"(?:[^"\\]|\\.)*"|[^";])+/g
const FOR = /^\s*for\s*=\s*(.+?)\s*$/i
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/

function readForwarded(value: string): readonly (string | undefined)[] {
  return (value.match(ELEMENT) ?? ['']).map((element) => {
    const names = (element.match(PAIR) ?? []).flatMap((pair) => FOR.exec(pair)?.[1] ?? [])
    return names.length === 1 ? toAddress(unquote(names[0] ?? '')) : undefined
  })
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

const MAPPED = /^::ffff:([0-9.]+)$/i

/** An address as the log writes it: IPv4 stays IPv4 where a socket of both kinds took it. Undefined for what is no address. */
export function toPlainAddress(text: string): string | undefined {
  const mapped = MAPPED.exec(text)?.[1]
  if (mapped !== undefined) return isIP(mapped) === 4 ? mapped : undefined
  // An address with a zone means something on one machine only.
  return isIP(text) === 0 || text.includes('%') ? undefined : text.toLowerCase()
}
