import { randomBytes } from 'node:crypto'
import { isUnavailable } from '../../store/store-error.ts'
import type { Kernel } from '../kernel.ts'
import type { ClientVisit } from '../visit.ts'
import { createChunkWriter, type ChunkStore } from './chunks.ts'
import { decideFailure, DownloadFailure } from './download-failure.ts'
import { beginRun, failRun, finishRun, listDue, noteProgress, type DownloadRun } from './download-runs.ts'
import { findOwner } from './find-owner.ts'
import { MOST_ATTEMPTS } from './limits.ts'
import { listSavedParts, saveDossier } from './save-dossier.tsx'
import { createZipWriter } from './zip-writer.ts'

/** The name of the job that makes what was asked. */
export const DOWNLOAD_JOB = 'download.make'

/** The purpose under which downloads are sealed. */
export const DOWNLOAD_PURPOSE = 'download'

/** Where the chunks of downloads stand, and what they are sealed with. */
export function toChunkStore({ store, keys }: Pick<Kernel, 'store' | 'keys'>): ChunkStore {
  return { db: store.system, seal: keys.seal(DOWNLOAD_PURPOSE) }
}

/**
 * Makes every download that somebody waits for, one after the other; one that another process makes is left to it. What was
 * left unfinished is made from the start; after three tries it is given up. An aborted signal stops between two parts.
 */
export async function makeDownloads(kernel: Kernel, signal: AbortSignal): Promise<void> {
  for (const id of await listDue(kernel.store.system(), kernel.now())) {
    if (signal.aborted) return
    await kernel.store.exclusively(`download ${id}`, () => makeDownload(kernel, id, signal))
  }
}

async function makeDownload(kernel: Kernel, id: string, signal: AbortSignal): Promise<void> {
  const run = await beginRun(kernel.store.system(), id, kernel.now())
  if (!run) return
  const traceId = randomBytes(16).toString('hex')
  try {
    // Counted before it begins: a download that takes the process down with it does not do so for ever.
    if (run.attempt > MOST_ATTEMPTS) throw new DownloadFailure('failed', 'The download was tried often enough.')
    await writeDownload(kernel, run, { traceId, signal })
  } catch (error) {
    // Unfinished, it stays what it is, and the next run begins again.
    if (signal.aborted || isUnavailable(error)) return
    kernel.log.failure({ traceId, route: DOWNLOAD_JOB, error })
    const failure = decideFailure(error, run.attempt, MOST_ATTEMPTS)
    if (failure) await kernel.store.transaction((db) => failRun(db, run, { failure, now: kernel.now() }))
  }
}

async function writeDownload(
  kernel: Kernel,
  run: DownloadRun,
  how: { readonly traceId: string; readonly signal: AbortSignal },
): Promise<void> {
  // Asked again before every part: who loses access while it is made gets nothing.
  const requireOwner = async (): Promise<ClientVisit> => {
    const owner = await findOwner(kernel, run, how.traceId)
    if (!owner) throw new DownloadFailure('no-access', 'Who asked for the download may not have it any more.')
    return owner
  }
  const owner = await requireOwner()
  const chunks = createChunkWriter(toChunkStore(kernel), run)
  const zip = createZipWriter(chunks.write, owner.now)
  const parts = await listSavedParts(kernel, owner)
  const notePart = async (done: number) => {
    how.signal.throwIfAborted()
    // The access log is the last.
    if (await noteProgress(kernel.store.system(), run, { done, total: parts.length + 1 })) return
    throw new Error('Another run of this download took its place.')
  }
  await saveDossier(kernel, { owner, parts, zip, requireOwner, notePart })
  await zip.end()
  await requireOwner()
  const made = await chunks.end()
  await kernel.store.transaction((db) => finishRun(db, run, { ...made, now: kernel.now() }))
}
