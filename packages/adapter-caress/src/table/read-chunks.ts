import type { FileHandle } from 'node:fs/promises'

const CHUNK_BYTES = 64 * 1024

/** The bytes of an open file from the start, piece by piece. */
export async function* readChunks(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0, length = -1; length !== 0; position += length) {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    length = (await handle.read(buffer, 0, CHUNK_BYTES, position)).bytesRead
    if (length > 0) yield buffer.subarray(0, length)
  }
}
