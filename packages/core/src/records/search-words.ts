import type { RecordType } from '../define/record.ts'
import { readAtPath } from './field-path.ts'

/** How the words of a record are made; another number makes the next sync write those of every record afresh. */
export const WORDS_VERSION = 1

/** How much of a record can be found, in characters: a tsvector of PostgreSQL holds no more than a megabyte. */
const MOST_CHARACTERS = 100_000

/**
 * A text as the index holds it and as it is asked for: letters and digits without accents, with one space between words. What is
 * neither (a slash, a hyphen, an address) would make PostgreSQL read two words as one.
 */
export function toPlainWords(text: string): string {
  // Most texts hold nothing else; looking up what each character is takes several times as long.
  if (ASCII.test(text)) return text.replaceAll(/[^A-Za-z0-9]+/g, ' ').trim()
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The texts by which a record is found, in the order of its type's `search` paths; of formatted text its words. */
export function listSearchTexts(type: RecordType, data: unknown): readonly string[] {
  return type.search.flatMap((path) => {
    const texts = readAtPath(data, path).filter((value) => typeof value === 'string')
    return type.markup.includes(path) ? texts.map((text) => toText(text)) : texts
  })
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\x00-\x7f]*$/

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/** The text between the tags of XHTML. It is shown as text: what looks like a tag afterwards is none. */
function toText(xhtml: string): string {
  return xhtml
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => toCharacter(Number.parseInt(code, 10)))
    .replaceAll(/&#x([\da-f]{1,6});/gi, (_, code: string) => toCharacter(Number.parseInt(code, 16)))
    .replaceAll(/&([a-z]{2,8});/g, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function toCharacter(code: number): string {
  return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : ' '
}

/** The words by which a record is found; empty when it holds none. The data must be redacted already. */
export function toSearchWords(type: RecordType, data: unknown): string {
  return toPlainWords(listSearchTexts(type, data).join('\n').slice(0, MOST_CHARACTERS))
}
