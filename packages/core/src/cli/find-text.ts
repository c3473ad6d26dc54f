import { GAP, listSayings } from '../compose/message-sayings.ts'
import { findNearest } from '../compose/nearest.ts'
import type { Text } from './explain-texts.ts'

/** The texts that say something, as it stands on the screen: the whole of it first; where there is none, those of which it is a piece. */
export function findTexts(said: string, texts: readonly Text[]): readonly Text[] {
  const looked = fold(said)
  if (looked === '') return []
  const whole = texts.filter((text) => sayingsOf(text).some((saying) => saysWhole(saying, looked)))
  return whole.length > 0 ? whole : texts.filter((text) => sayingsOf(text).some((saying) => saying.includes(looked)))
}

/** The text most like something that nobody says. */
export function findNearestText(said: string, texts: readonly Text[]): string | undefined {
  const looked = fold(said)
  const nearest = findNearest(
    looked,
    texts.flatMap((text) => sayingsOf(text)),
  )
  return nearest === undefined
    ? undefined
    : texts.flatMap((text) => listSayings(text.text, text.terms)).find((saying) => fold(saying) === nearest)
}

function sayingsOf({ text, terms }: Text): readonly string[] {
  return listSayings(text, terms).map((saying) => fold(saying))
}

/** Where a value comes, anything may stand; but a text that is nothing but a value says everything, and so nothing. */
function saysWhole(saying: string, looked: string): boolean {
  if (!saying.includes(GAP)) return saying === looked
  const pieces = saying.split(GAP)
  if (pieces.join('').replaceAll(/[^\p{L}]/gu, '').length < LETTERS) return false
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (!looked.startsWith(first) || !looked.endsWith(last)) return false
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const at = looked.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return from <= looked.length - last.length
}

const LETTERS = 3

/** As a reader sees it: without soft hyphens, with one space between words, capitals and dashes as they come. */
function fold(text: string): string {
  return text.normalize('NFC').replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim().toLowerCase()
}
