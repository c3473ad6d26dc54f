import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** What a file in a ZIP is made of, piece by piece. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** Makes a ZIP from front to back; what was made leaves at once, so that only a piece of it is in memory. */
export interface ZipWriter {
  /** Adds a file, compressed or `asIs`. Throws a RangeError for a name that is no plain name, or that is there already. */
  readonly add: (name: string, pieces: Pieces, options?: { readonly asIs?: boolean }) => Promise<void>
  readonly end: () => Promise<void>
}

// Plain names only, in known folders: nothing that could leave the folder it is unpacked in.
const NAME = /^(?:data\/|photos\/)?[A-Za-z][A-Za-z0-9-]*(?:\.[a-z0-9-]+){1,2}$/
// The files of a part: its id, and a name of day and number.
const FILE_NAME = /^files\/[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\/(?:(?:undated|\d{4}-\d{2}-\d{2})-\d{1,6}\.pdf|media-\d{1,6}\.(?:pdf|webp))$/

/** Writes a ZIP of which every file carries this moment. */
export function createZipWriter(write: (bytes: Uint8Array) => Promise<void>, now: Date): ZipWriter {
  const names = new Set<string>()
  const made: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    made.push(bytes)
  })
  const hand = async () => {
    for (const bytes of made.splice(0)) await write(bytes)
    // Others get their turn after each piece.
    await setImmediate()
  }
  return {
    add: async (name, pieces, { asIs = false } = {}) => {
      if (!(NAME.test(name) || FILE_NAME.test(name)) || names.has(name))
        throw new RangeError('A file in the ZIP has a name that is not safe, or twice the same.')
      names.add(name)
      const file = Object.assign(asIs ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 }), { mtime: now })
      zip.add(file)
      for await (const piece of pieces) {
        file.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
        await hand()
      }
      file.push(new Uint8Array(0), true)
      await hand()
    },
    end: async () => {
      zip.end()
      await hand()
    },
  }
}
