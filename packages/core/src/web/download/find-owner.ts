import { findAbsentReader } from '../find-absent-reader.ts'
import type { Kernel } from '../kernel.ts'
import type { ClientVisit } from '../visit.ts'
import { DOWNLOAD_PART_ID } from './download-part.ts'
import type { DownloadRun } from './download-runs.ts'

/** The visit of who asked for a download, as the guard would find it now; undefined when they could not open the page of the download any more. */
export async function findOwner(kernel: Kernel, run: DownloadRun, traceId: string): Promise<ClientVisit | undefined> {
  const { accountId, clientId, accessId, assurance } = run
  const asked = { accountId, clientId, accessId, assurance, part: DOWNLOAD_PART_ID, as: 'download', traceId } as const
  return (await findAbsentReader(kernel, asked))?.visit
}
