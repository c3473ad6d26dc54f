import { UploadFault } from './upload-fault.ts'

// What no text holds: a table in another encoding, or no table at all.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NO_TEXT = /[\0-\x08\x0B\x0C\x0E-\x1F]/

/** A table as text: UTF-8, or Windows-1252 as Excel writes it. Throws `UploadFault` for bytes that are no text. */
export function decodeCsv(bytes: Uint8Array): string {
  const text = decode(bytes)
  if (NO_TEXT.test(text)) throw new UploadFault('not-accepted')
  return text
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
