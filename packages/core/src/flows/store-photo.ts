import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import sharp from 'sharp'
import type { Rejection, SourcePhoto } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'

const SIZE = 480
const LARGEST_PIXELS = 50_000_000

/** Re-encodes a client's photo without its metadata and stores it; a file that is no photo is a rejection and leaves the one that stands. */
export async function storePhoto(db: Kysely<KernelTables>, clientId: string, photo: SourcePhoto): Promise<Rejection | undefined> {
  const sourceDigest = digest(photo.bytes)
  const known = await db.selectFrom('client_photo').select('source_digest').where('client_id', '=', clientId).executeTakeFirst()
  if (known?.source_digest === sourceDigest) return undefined
  const bytes = await encode(photo.bytes)
  if (!bytes)
    return {
      place: photo.place,
      type: 'photo',
      reason: 'This file is not a picture that can be read (JPEG, PNG or WebP), or it is too large.',
    }
  const row = { mime: 'image/webp', digest: digest(bytes), source_digest: sourceDigest, bytes }
  await db
    .insertInto('client_photo')
    .values({ client_id: clientId, ...row })
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(row))
    .execute()
  return undefined
}

async function encode(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (!isPicture(bytes)) return undefined
  try {
    return await sharp(bytes, { limitInputPixels: LARGEST_PIXELS, failOn: 'error' })
      .rotate()
      .resize(SIZE, SIZE, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    return undefined
  }
}

// The library reads far more than photos: SVG too, which is a document with links and entities.
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return start.startsWith('\xFF\xD8\xFF') || start.startsWith('\x89PNG') || (start.startsWith('RIFF') && start.endsWith('WEBP'))
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}
