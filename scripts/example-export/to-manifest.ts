import { createHash } from 'node:crypto'

/** A file of an export, as its manifest lists it. `rows` is the number of rows of a table. */
export interface ListedFile {
  readonly path: string
  readonly kind: string
  readonly bytes: Uint8Array
  readonly rows?: number
}

/** The manifest of an export of FHIR R4. */
export function toManifest(files: readonly ListedFile[], madeAt: Date): Uint8Array {
  const listed = files.map(({ path, kind, rows, bytes }) => ({
    path,
    kind,
    ...(rows !== undefined && { rows }),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  return toBytes(`${JSON.stringify({ version: 1, madeAt: madeAt.toISOString(), fhirVersion: 'R4', files: listed }, null, 2)}\n`)
}

/** A text in UTF-8. */
export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
