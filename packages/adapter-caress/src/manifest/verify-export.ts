import { SourceRefused } from '@voordeur/core'
import { findFaults, type VerifiedExport } from './find-faults.ts'

/**
 * Compares an export with its manifest before anything is taken from it. Throws `SourceRefused`, naming the file and what
 * differs, for the first thing that is not as the manifest says: half an export must never replace a whole one.
 */
export async function verifyExport(folder: string): Promise<VerifiedExport> {
  const { value } = await findFaults(folder).next()
  if (value === undefined || 'reason' in value)
    throw new SourceRefused(value?.reason ?? 'the export is not whole', value?.place ?? { file: folder })
  return value
}
