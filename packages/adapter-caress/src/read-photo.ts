import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rejection, SourcePhoto } from '@voordeur/core'
import type { ManifestFile } from './manifest/manifest.ts'

const MAX_PHOTO_BYTES = 16 * 1024 * 1024

/** The photo of a client, or why there is none. */
export async function readPhoto(
  folder: string,
  file: ManifestFile,
): Promise<{ readonly photo?: SourcePhoto; readonly rejected: readonly Rejection[] }> {
  const place = { file: file.path }
  const refuse = (reason: string) => ({ rejected: [{ place, reason, type: 'photo' }] })
  try {
    if ((await stat(join(folder, file.path))).size > MAX_PHOTO_BYTES) return refuse(`the photo is larger than ${MAX_PHOTO_BYTES} bytes`)
    const bytes = await readFile(join(folder, file.path))
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) return refuse('the photo changed while the export was read')
    if (!isPicture(bytes)) return refuse('the photo is no JPEG, PNG or WebP')
    return { photo: { bytes, place }, rejected: [] }
  } catch {
    return refuse('the photo can not be opened')
  }
}

function isPicture(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 12).toString('latin1')
  return start.startsWith('\xFF\xD8\xFF') || start.startsWith('\x89PNG') || (start.startsWith('RIFF') && start.endsWith('WEBP'))
}
