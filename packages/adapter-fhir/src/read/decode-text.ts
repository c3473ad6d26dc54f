import { FhirUnreadable } from './fhir-unreadable.ts'

/** The text of a file's bytes. Anything but UTF-8 is refused: a second reading of the same bytes is how filters are passed by. */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FhirUnreadable('ENCODING', 'the file is not UTF-8; export it as UTF-8', { file })
  }
}
