import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Seal } from '../../define/portal-keys.ts'
import type { KernelTables } from '../../store/tables.ts'
import { DownloadFailure } from './download-failure.ts'
import { CHUNK_BYTES, LARGEST_BYTES } from './limits.ts'

/** Which run of which download. */
interface Whose {
  readonly id: string
  readonly attempt: number
}

/** Where the pieces of a ZIP are kept: sealed, so that a copy of the database holds no dossier that can be read. */
export interface ChunkStore {
  readonly db: () => Kysely<KernelTables>
  readonly seal: Seal
}

/** Takes the bytes of a ZIP as they come, and stores them piece by piece. */
export interface ChunkWriter {
  /** Throws `DownloadFailure` when all together is more than `largest` bytes. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Stores what is left; gives the SHA-256 in hexadecimal and the number of bytes. */
  readonly end: () => Promise<{ readonly digest: string; readonly size: number }>
}

/** Writes the pieces of one run. */
export function createChunkWriter(store: ChunkStore, whose: Whose, largest = LARGEST_BYTES): ChunkWriter {
  const hash = createHash('sha256')
  let held: Uint8Array[] = []
  let count = 0
  let size = 0
  let seq = 0

  const keep = async () => {
    const bytes = Buffer.from(store.seal.close(toPieceName(whose, seq), Buffer.concat(held)))
    await store.db().insertInto('download_chunk').values({ download_id: whose.id, attempt: whose.attempt, seq, bytes }).execute()
    held = []
    count = 0
    seq += 1
  }

  return {
    write: async (given) => {
      size += given.byteLength
      if (size > largest) throw new DownloadFailure('too-large', `The download is larger than ${largest} bytes.`)
      hash.update(given)
      for (let from = 0; from < given.byteLength;) {
        const piece = given.subarray(from, from + CHUNK_BYTES - count)
        held.push(piece)
        count += piece.byteLength
        from += piece.byteLength
        if (count === CHUNK_BYTES) await keep()
      }
    },
    end: async () => {
      if (count > 0) await keep()
      return { digest: hash.digest('hex'), size }
    },
  }
}

/** The pieces of a run in order; throws when one is not what was stored. */
export async function* readChunks(store: ChunkStore, whose: Whose): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const row = await store
      .db()
      .selectFrom('download_chunk')
      .select('bytes')
      .where('download_id', '=', whose.id)
      .where('attempt', '=', whose.attempt)
      .where('seq', '=', seq)
      .executeTakeFirst()
    if (!row) return
    yield store.seal.open(toPieceName(whose, seq), row.bytes)
  }
}

/** The name of a piece, bound to its place: one of another download, of another run or of another place does not open. */
export function toPieceName({ id, attempt }: Whose, seq: number): string {
  return `download ${id} ${attempt} ${seq}`
}
