const LONGEST = 100

const NAMELESS = 'bestand'

// What steers a terminal, a reader's eye (bidirectional marks) or a parser, and what no text holds (half a surrogate pair).
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu

/** What the sender of a file calls it: one line of at most 100 characters without folder, in NFC. Text, and never a path. */
export function toUploadName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const line = last.replace(UNSEEN, ' ').replaceAll(/\s+/g, ' ').trim().normalize('NFC')
  const short = [...line].slice(0, LONGEST).join('').trim()
  return short === '' || /^\.+$/.test(short) ? NAMELESS : short
}
