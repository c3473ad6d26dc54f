/** The media type of PDF and PDF/A (ISO 32000). */
export const PDF = 'application/pdf'

const HEAD = '%PDF-'
const END = '%%EOF'
// Where readers of PDF look for the end (ISO 32000-1, 7.5.5 and Annex H, note 18): what is cut off has none there.
const END_WITHIN = 1024

/** Whether bytes begin as a PDF does. A polyglot that begins as something else is none. */
export function isPdf(bytes: Uint8Array): boolean {
  return toText(bytes.subarray(0, HEAD.length)) === HEAD
}

/** Whether the end of a PDF is there, as readers look for it. */
export function hasPdfEnd(bytes: Uint8Array): boolean {
  return toText(bytes.subarray(-END_WITHIN)).includes(END)
}

function toText(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
