import { createHash } from 'node:crypto'
import { readChunks, type ChunkStore } from './chunks.ts'
import { wipeDownload, type TakenDownload } from './downloads.ts'

/**
 * The bytes of a download that was taken, read as fast as they leave. They are wiped when the last has left, and when who
 * takes it goes away: once is once, and a new one is made in a minute. What a dead process leaves is swept.
 */
export function streamDownload(store: ChunkStore, { id, attempt, digest }: TakenDownload): ReadableStream<Uint8Array> {
  const hash = createHash('sha256')
  const chunks = readChunks(store, { id, attempt })
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await chunks.next()
      if (next.done !== true) {
        hash.update(next.value)
        controller.enqueue(next.value)
        return
      }
      await wipeDownload(store.db(), id)
      // The receiver must not take half for the whole.
      if (hash.digest('hex') === digest) controller.close()
      else controller.error(new Error('The download is not what was made.'))
    },
    cancel: () => wipeDownload(store.db(), id),
  })
}
