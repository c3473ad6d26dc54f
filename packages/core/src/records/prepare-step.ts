import type { RecordType } from '../define/record.ts'
import type { Rejection, SourceRecord, StaffMember } from '../define/source.ts'
import type { IngestRules } from './ingest-rules.ts'
import { prepareRecord, type PreparedRecord } from './prepare-record.ts'
import { toRuleDigest } from './record-digest.ts'
import { createProseRedactor } from './redact-prose.ts'
import { listOwnNames, listStaff } from './redact-record.ts'

/** A step's records ready to be stored, and those that can't be. */
export interface PreparedStep {
  readonly records: readonly PreparedRecord[]
  readonly rejections: readonly Rejection[]
  readonly staff: readonly StaffMember[]
}

/** What a step is prepared with. */
export interface StepRules {
  readonly rules: IngestRules
  /** Adapter name and version. */
  readonly adapter: string
  /** Staff known to the source from earlier. */
  readonly knownStaff: readonly StaffMember[]
  /** Names that are never replaced: the client's own. Names of contacts are added from the step. */
  readonly keep: readonly string[]
  readonly now: Date
}

/** Parses, redacts and digests every record of a step. */
export function prepareStep(items: readonly SourceRecord[], stepStaff: readonly StaffMember[], context: StepRules): PreparedStep {
  const staff = mergeStaff(
    context.knownStaff,
    stepStaff,
    items.flatMap((item) => listStaff(item.type, item.data)),
  )
  const keep = [...context.keep, ...listContactNames(items)]
  const redactProse = createProseRedactor(staff, keep)
  const digests = new Map<RecordType, string>()
  const records = new Map<string, PreparedRecord>()
  const rejections: Rejection[] = []
  for (const item of items) {
    const policy = context.rules.recordPolicy(item.type.name)
    const ruleDigest = digests.get(item.type) ?? toRuleDigest({ adapter: context.adapter, type: item.type, policy, staff, keep })
    digests.set(item.type, ruleDigest)
    const result = prepareRecord(item, { policy, ruleDigest, redactProse, now: context.now })
    if ('rejected' in result) rejections.push(result.rejected)
    else keepOnce(records, result.prepared, rejections)
  }
  return { records: [...records.values()], rejections, staff }
}

function keepOnce(records: Map<string, PreparedRecord>, prepared: PreparedRecord, rejections: Rejection[]): void {
  const key = `${prepared.type}\n${prepared.sourceId}`
  const earlier = records.get(key)
  if (earlier && earlier.digest !== prepared.digest) {
    rejections.push({
      place: prepared.place,
      type: prepared.type,
      reason: `The id "${prepared.sourceId}" stands twice with different content; the first is kept.`,
    })
  }
  if (!earlier) records.set(key, prepared)
}

/** Staff by name, each once; the first role that is known stays. */
export function mergeStaff(...lists: readonly (readonly StaffMember[])[]): readonly StaffMember[] {
  const byName = new Map<string, StaffMember>()
  for (const member of lists.flat()) {
    const known = byName.get(member.name)
    if (!known || (known.role === undefined && member.role !== undefined)) byName.set(member.name, member)
  }
  return [...byName.values()]
}

function listContactNames(items: readonly SourceRecord[]): readonly string[] {
  return items.flatMap(({ type, data }) => listOwnNames(type, data))
}
