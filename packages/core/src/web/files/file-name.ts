/** Longest name, in characters, without its ending; every file system takes it. */
const LONGEST = 80

/** What is saved, and what it is called when it has no name that could be used. */
const KINDS = {
  pdf: { ending: /\.pdf$/i, nameless: 'document' },
  webp: { ending: /\.(?:webp|jpe?g|png|hei[cf]|avif|gif)$/i, nameless: 'foto' },
} as const

/** The ending of a file that is handed out. */
export type FileEnding = keyof typeof KINDS

// What steers a terminal, a reader's eye (bidirectional marks) or a parser of headers, and what no text holds (half a surrogate pair).
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu
const PATH_OR_QUOTE = /["'\\/:*?<>|%;=]/g
// Names that stand for a device on Windows, whatever their ending.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A name that is safe to save a file by: letters, digits, spaces and marks of one name, in NFC, ending as what the file is: a PDF, or a photo that was made anew. */
export function toFileName(text: string | undefined, ending: FileEnding = 'pdf'): string {
  const kind = KINDS[ending]
  const plain = (text ?? '').replace(UNSEEN, ' ').normalize('NFC').replace(PATH_OR_QUOTE, ' ')
  const short = [...plain.replaceAll(/\s+/g, ' ')].slice(0, LONGEST).join('')
  const bare = trimDots(trimDots(short).replace(kind.ending, ''))
  return `${bare === '' || DEVICE.test(bare) ? kind.nameless : bare}.${ending}`
}

/**
 * `Content-Disposition` of a file that opens in the browser and is saved under this name (RFC 6266): in ASCII for who knows no better,
 * and whole (RFC 8187). Nothing of the name can end the value or the header.
 */
export function toDisposition(text: string | undefined, ending: FileEnding = 'pdf'): string {
  const name = toFileName(text, ending)
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._()-]/g, '_')
  return `inline; filename="${ascii}"; filename*=UTF-8''${encodeName(name)}`
}

/** Percent-encoded to `attr-char` alone (RFC 8187, 3.2.1). */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
}

function trimDots(text: string): string {
  return text.replace(/^[. ]+|[. ]+$/g, '')
}
