import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { API_VERSION, defineSource, SourceRefused } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { z } from 'zod'
import { toClientStep } from './to-client-step.ts'

const ENDING = '.json'

const Options = z.strictObject({
  folder: z.string().min(1).describe('Folder with one JSON file for each client, named by the client.'),
})

/** Your source: reads a folder with one JSON file for each client. */
export const yourSource = defineSource({
  id: 'your-source',
  api: API_VERSION,
  // Another version makes everything be read afresh: raise it when the same bytes become other records.
  version: '1',
  options: Options,
  provides: [Report],
  // Nothing here says what was discussed with the client.
  knowsDiscussed: false,
  async *pull({ options: { folder }, signal }) {
    const files = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).toSorted()
    // What can't be trusted as a whole is refused, and the portal keeps its last good copy. An empty folder would send everybody out of care.
    if (files.length === 0) throw new SourceRefused('There is no client in this folder.', { file: folder })
    yield { expectedClients: files.length }
    // One client at a time: memory does not grow with the folder.
    for (const file of files) {
      signal.throwIfAborted()
      const bytes = await readFile(join(folder, file))
      yield {
        // Stable over time, and never a BSN.
        sourceId: file.slice(0, -ENDING.length),
        // Of all that `read` gives: a client of whom this is unchanged is not read.
        digest: createHash('sha256').update(bytes).digest('hex'),
        read: async () => toClientStep(file, bytes),
      }
    }
    // Everybody was in it: a client who was not has left care.
    yield { completeSnapshot: true }
  },
})
