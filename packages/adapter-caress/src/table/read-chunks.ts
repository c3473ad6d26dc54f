import type { FileHandle } from 'node:fs/promises'

const CHUNK_BYTES = 512 * 1024

// Used again by the next file: a folder has thousands, and a new one for each would have to be collected.
let spare: Buffer | undefined

/** The bytes of an open file from the start, piece by piece. A piece holds until the next one is asked for. */
export async function* readChunks(handle: FileHandle): AsyncGenerator<Buffer> {
  const buffer = spare ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
  spare = undefined
  try {
    for (let position = 0, length = -1; length !== 0; position += length) {
      length = (await handle.read(buffer, 0, CHUNK_BYTES, position)).bytesRead
      if (length > 0) yield buffer.subarray(0, length)
    }
  } finally {
    spare = buffer
  }
}
