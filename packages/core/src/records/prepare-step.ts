import type { RecordType } from '../define/record.ts'
import type { Rejection, SourceRecord, StaffMember } from '../define/source.ts'
import type { IngestRules } from './ingest-rules.ts'
import { prepareRecord, type PreparedRecord } from './prepare-record.ts'
import { createProseRedactor } from './redact-prose.ts'
import { listOwnNames, listStaff } from './redact-record.ts'

/** A step's records ready to be stored, and those that can't be. */
export interface PreparedStep {
  readonly records: readonly PreparedRecord[]
  readonly rejections: readonly Rejection[]
  /** What is said of records that are stored all the same. It holds now and may not at the next run. */
  readonly remarks: readonly Rejection[]
  readonly staff: readonly StaffMember[]
}

/** What a step is prepared with. */
export interface StepRules {
  readonly rules: IngestRules
  readonly ruleDigest: (type: RecordType) => string
  /** Staff known to the source from earlier. */
  readonly knownStaff: readonly StaffMember[]
  /** Names that are never replaced: the client's own. Names of contacts are added from the step. */
  readonly keep: readonly string[]
  readonly now: Date
}

// Clocks differ by minutes; what is further ahead was not recorded yet.
const CLOCKS_DIFFER_MILLISECONDS = 3_600_000

/** Parses, redacts and digests every record of a step. */
export function prepareStep(items: readonly SourceRecord[], stepStaff: readonly StaffMember[], context: StepRules): PreparedStep {
  const staff = mergeStaff(
    context.knownStaff,
    stepStaff,
    items.flatMap((item) => listStaff(item.type, item.data)),
  )
  const redactProse = createProseRedactor(staff, [...context.keep, ...listContactNames(items)])
  const records = new Map<string, PreparedRecord>()
  const rejections: Rejection[] = []
  for (const item of items) {
    const policy = context.rules.recordPolicy(item.type.name)
    const result = prepareRecord(item, { policy, ruleDigest: context.ruleDigest(item.type), redactProse, now: context.now })
    if ('rejected' in result) rejections.push(result.rejected)
    else keepOnce(records, result.prepared, rejections)
  }
  const kept = [...records.values()]
  return { records: kept, rejections, remarks: kept.flatMap((record) => remarkOn(record, context.now)), staff }
}

function remarkOn({ recordedAt, place }: PreparedRecord, now: Date): readonly Rejection[] {
  if (recordedAt.getTime() <= now.getTime() + CLOCKS_DIFFER_MILLISECONDS) return []
  const reason = 'Recorded at a moment that has yet to come: it is kept, and shows from that moment on.'
  return [{ place, reason }]
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

/** Staff by name, each once; the first role that is known stays. The first list itself, when the others add nothing. */
export function mergeStaff(first: readonly StaffMember[], ...others: readonly (readonly StaffMember[])[]): readonly StaffMember[] {
  const byName = new Map<string, StaffMember>()
  let adds = false
  const take = (member: StaffMember): boolean => {
    const known = byName.get(member.name)
    if (known && (known.role !== undefined || member.role === undefined)) return false
    byName.set(member.name, member)
    return true
  }
  for (const member of first) take(member)
  for (const member of others.flat()) adds = take(member) || adds
  return adds || byName.size < first.length ? [...byName.values()] : first
}

function listContactNames(items: readonly SourceRecord[]): readonly string[] {
  return items.flatMap(({ type, data }) => listOwnNames(type, data))
}
