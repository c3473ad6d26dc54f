import { open } from 'node:fs/promises'
import { decodeText } from './decode-text.ts'
import type { FhirBundle } from './fhir-resource.ts'
import { FhirUnreadable } from './fhir-unreadable.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { readBundle, type ReadOptions } from './read-bundle.ts'

/** Reads a bundle from a file; `check` sees the bytes before anything else does and may throw. */
export async function readBundleFile(path: string, options: ReadOptions, check?: (bytes: Uint8Array) => void): Promise<FhirBundle> {
  const bytes = await readLimited(path, options)
  check?.(bytes)
  return readBundleBytes(bytes, options)
}

/** Reads a bundle from the bytes of a file. Throws `FhirUnreadable` whatever is wrong with them. */
export function readBundleBytes(bytes: Uint8Array, options: ReadOptions): FhirBundle {
  try {
    return readBundle(decodeText(bytes, options.file), options)
  } catch (error) {
    if (error instanceof FhirUnreadable) throw error
    throw new FhirUnreadable('MALFORMED', 'the file can not be read as FHIR', { file: options.file })
  }
}

/** The bytes of a file that is not too large. The size is asked of the open file, so that what is read is what was measured. */
export async function readLimited(path: string, options: ReadOptions): Promise<Uint8Array> {
  const maxBytes = options.limits?.maxBytes ?? DEFAULT_LIMITS.maxBytes
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    if (size > maxBytes) throw new FhirUnreadable('TOO_LARGE', `the file is larger than ${maxBytes} bytes`, { file: options.file })
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
