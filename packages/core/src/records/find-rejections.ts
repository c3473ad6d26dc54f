import type { Rejection, SourceRecord } from '../define/source.ts'
import { prepareStep } from './prepare-step.ts'
import { readSourceFile } from './read-source-file.ts'

// Whatever an organisation decides, what can not be kept can not be kept.
const ANY_ORGANISATION = {
  recordPolicy: () => ({ visibleAfterSeconds: 0, staffNames: 'show', discussedOnly: false }) as const,
  recordTypes: new Map(),
  brake: { records: 1, clients: 1, always: 0 },
  access: { endsAfterCareDays: 0 },
}

/**
 * What a sync would refuse of the records of one step, in any organisation's portal and without one: for adapters that check
 * before they deliver. Every document is read, one at a time.
 */
export async function findRejections(records: readonly SourceRecord[]): Promise<readonly Rejection[]> {
  const step = prepareStep(records, [], { rules: ANY_ORGANISATION, ruleDigest: () => '', knownStaff: [], keep: [], now: new Date(0) })
  const ofFiles: Rejection[] = []
  for (const { file, place, type } of step.records) {
    const reading = file && (await readSourceFile(file))
    if (reading && 'fault' in reading) ofFiles.push({ place, type, reason: reading.fault.reason })
  }
  return [...step.rejections, ...ofFiles]
}
