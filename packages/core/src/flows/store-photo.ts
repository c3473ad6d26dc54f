import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { ClientStep, Rejection } from '../define/source.ts'
import type { ClientPhotoTable, KernelTables } from '../store/tables.ts'
import { encodePortrait } from '../uploads/encode-portrait.ts'
import { UploadFault } from '../uploads/upload-fault.ts'

/** A photo as it is kept. */
export type EncodedPhoto = Pick<ClientPhotoTable, 'mime' | 'digest' | 'source_digest' | 'bytes'>

/**
 * Re-encodes a client's photo without its metadata; undefined when it is the one that is kept. A file that is no photo is a rejection, and the one
 * that is kept stays. Called before the transaction that keeps it: encoding takes a while.
 */
export async function preparePhoto(
  db: Kysely<KernelTables>,
  source: { readonly id: string; readonly leads: boolean },
  { client, photo }: Pick<ClientStep, 'client' | 'photo'>,
): Promise<EncodedPhoto | { readonly rejected: Rejection } | undefined> {
  if (!photo) return undefined
  const sourceDigest = digest(photo.bytes)
  const kept = db.selectFrom('client_photo').innerJoin('client', 'client.id', 'client_id').select('client_id')
  const ofClient = source.leads
    ? kept.where('source', '=', source.id).where('source_id', '=', client.sourceId)
    : kept.where('number', '=', client.number ?? null)
  if (await ofClient.where('source_digest', '=', sourceDigest).executeTakeFirst()) return undefined
  try {
    const bytes = await encodePortrait(photo.bytes)
    return { mime: 'image/webp', digest: digest(bytes), source_digest: sourceDigest, bytes }
  } catch (error) {
    if (!(error instanceof UploadFault)) throw error
    const reason = `This file is not a picture that can be read (JPEG, PNG, HEIC, WebP, AVIF or GIF): ${error.kind}.`
    return { rejected: { place: photo.place, type: 'photo', reason } }
  }
}

/** Keeps a photo in place of the one that was. */
export async function storePhoto(db: Kysely<KernelTables>, clientId: string, photo: EncodedPhoto): Promise<void> {
  await db
    .insertInto('client_photo')
    .values({ client_id: clientId, ...photo })
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(photo))
    .execute()
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}
