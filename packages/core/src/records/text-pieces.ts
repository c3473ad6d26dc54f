import type { TextPiece } from '../define/part-context.ts'

/** How many characters of a text are shown around its first hit, and how many of them stand before it. */
const SHOWN = 280
const BEFORE = 80

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text as they stand in it, each once. */
export function listWords(text: string): readonly string[] {
  return [...new Set(text.match(WORD) ?? [])]
}

/** The piece of a text around its first hit, cut between words, with its hits apart: data, in which nothing is markup. */
export function toTextPieces(text: string, isHit: (word: string) => boolean): readonly TextPiece[] {
  const hits = [...text.matchAll(WORD)]
    .filter(([word]) => isHit(word))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const start = toStart(text, hits[0]?.start ?? 0)
  const end = toEnd(text, Math.max(start + SHOWN, hits[0]?.end ?? 0))
  const pieces: TextPiece[] = start > 0 ? [{ text: '… ', hit: false }] : []
  let at = start
  for (const hit of hits.filter((one) => one.start >= start && one.end <= end)) {
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), hit: false })
    pieces.push({ text: text.slice(hit.start, hit.end), hit: true })
    at = hit.end
  }
  if (end > at) pieces.push({ text: text.slice(at, end), hit: false })
  return end < text.length ? [...pieces, { text: ' …', hit: false }] : pieces
}

function toStart(text: string, firstHit: number): number {
  if (firstHit <= BEFORE) return 0
  const space = text.slice(firstHit - BEFORE, firstHit).search(/\s/)
  return space === -1 ? firstHit : firstHit - BEFORE + space + 1
}

function toEnd(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length
  const rest = text.slice(wanted).search(/\s/)
  // A text without spaces is cut all the same, but between whole characters.
  if (rest === -1 || rest > BEFORE) return wanted + (isHalf(text, wanted) ? 1 : 0)
  return wanted + rest
}

function isHalf(text: string, index: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(index))
}
