import { SourceRefused } from '@voordeur/core'
import { findFaults, type VerifiedExport } from './find-faults.ts'

/**
 * Compares an export with its manifest before anything is taken from it. Throws `SourceRefused`, naming the file and what
 * differs, for the first thing that is not as the manifest says: half an export must never replace a whole one.
 */
export async function verifyExport(folder: string): Promise<VerifiedExport> {
  const found = await findFaults(folder).next()
  if (found.done !== true) throw new SourceRefused(found.value.reason, found.value.place)
  if (!found.value.verified) throw new SourceRefused('the export is not whole', { file: folder })
  return found.value.verified
}
