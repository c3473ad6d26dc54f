import { LinkifyIt, type Match } from 'linkify-it'

/** A piece of a person's text: words, or an address that can be followed. */
export interface TextLink {
  readonly text: string
  /** `https:`, `http:`, `mailto:` or `tel:`, and nothing else. */
  readonly href?: string
  /** Where the link leads, when what was typed does not begin with it: a name in another script, or an address that hides its end. */
  readonly host?: string
}

const LONGEST = 2000
const PHONE = /^\+?\d[\d ().-]{4,20}\d/u
const SCHEME = /^https?:\/\//iu
// Signs that are not seen and that turn a text around: what is read then is not where it leads.
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}]/u

const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: true, urlAuth: false, maxLength: LONGEST })
  .add('ftp:', null)
  .add('//', null)
  // Of addresses without a scheme only this one is sure: "blij.De" is a forgotten space, and .de is a country.
  .add('www.', {
    validate: (text, at, self) => Math.max(0, self.testSchemaAt(`//www.${text.slice(at, at + LONGEST)}`, 'http:', 0) - '//www.'.length),
    normalize: (match) => void Object.assign(match, { url: `https://${match.raw}` }),
  })
  .add('tel:', {
    validate: (text, at) => PHONE.exec(text.slice(at, at + 40))?.[0].length ?? 0,
    normalize: (match) => void Object.assign(match, { url: `tel:${match.raw.slice('tel:'.length).replaceAll(/[^\d+]/gu, '')}` }),
  })

/** The pieces of a text, in order; put together they are the text, unchanged. Pure. */
export function findLinks(text: string): readonly TextLink[] {
  const pieces: TextLink[] = []
  let from = 0
  for (const match of finder.match(text) ?? []) {
    const link = toLink(match)
    if (!link) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push(link)
    from = match.lastIndex
  }
  return from < text.length ? [...pieces, { text: text.slice(from) }] : pieces
}

function toLink({ raw, url }: Match): TextLink | undefined {
  const address = UNSEEN.test(raw) ? null : URL.parse(url)
  if (address?.protocol === 'mailto:' || address?.protocol === 'tel:') return { text: raw, href: address.href }
  return address && isWeb(address) ? toWebLink(raw, address) : undefined
}

/** What stands before an `@` in an address looks like where it leads, and is not. */
function isWeb({ protocol, username, password }: URL): boolean {
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

function toWebLink(raw: string, { href, host }: URL): TextLink {
  const shows = raw.replace(SCHEME, '').toLowerCase().startsWith(host)
  return { text: raw, href, ...(shows ? {} : { host }) }
}
