import type { SyncOutcome } from './sync-run.ts'
import type { RecordType } from '../define/record.ts'
import type { ClientStep, OrganisationStep, Rejection, Source, StaffMember } from '../define/source.ts'
import type { FileBatch } from '../records/ingest-files.ts'
import type { IngestRules } from '../records/ingest-rules.ts'
import { prepareStep, type PreparedStep } from '../records/prepare-step.ts'
import { toRuleDigest, toSourceDigest } from '../records/record-digest.ts'
import type { SyncCounts, SyncReport } from '../records/sync-report.ts'
import type { Store } from '../store/store.ts'
import type { FewBeside } from './few-beside.ts'
import type { OnlyClient } from './only-client.ts'
import type { SyncProgress } from './sync-progress.ts'

/** What a sync needs. */
export interface SyncPorts {
  readonly store: Store
  readonly rules: IngestRules
  readonly now: () => Date
  readonly log: (message: string) => void
  readonly signal: AbortSignal
  /** Told when a run did not end well, and why. */
  readonly onEnd?: (outcome: SyncOutcome, error: unknown) => void
  /** Told after each client how far the run is. */
  readonly onProgress?: (progress: SyncProgress) => void
}

/** One run of a source, as far as it is. */
export interface Run {
  readonly source: Source
  readonly ports: SyncPorts
  readonly acceptRemovals: boolean
  /** The one client it is about; undefined for a whole run. */
  readonly only: OnlyClient | undefined
  /** The rules for a type, as a digest. */
  readonly ruleDigest: (type: RecordType) => string
  /** What holds for every client, as a digest, with these names of staff. */
  readonly sourceDigest: (staff: readonly StaffMember[]) => string
  readonly startedAt: Date
  readonly seen: Set<string>
  /** How many clients there will be, where the source said so, and at how many this pull is. */
  expected: number | undefined
  looked: number
  staff: readonly StaffMember[]
  /** Whether a client brought names that clients before it were read without. */
  namedLate: boolean
  /** Whether a record was refused because it stands with another client. */
  refused: boolean
  /** Whether a client gave something up after that: it may be what was refused. */
  movedLate: boolean
  report: SyncReport
  /** The clients that are being written; who shares a key waits. */
  readonly writing: FewBeside<SyncCounts>
}

/** The digests of a run, each made once. */
export function createDigests(source: Source, rules: IngestRules): Pick<Run, 'ruleDigest' | 'sourceDigest'> {
  const adapter = `${source.adapter}@${source.version}`
  const ofTypes = new Map<RecordType, string>()
  const ruleDigest = (type: RecordType): string => {
    const digest = ofTypes.get(type) ?? toRuleDigest({ adapter, type, policy: rules.recordPolicy(type.name) })
    ofTypes.set(type, digest)
    return digest
  }
  let last: { readonly staff: readonly StaffMember[]; readonly digest: string } | undefined
  return {
    ruleDigest,
    sourceDigest: (staff) => {
      if (last?.staff !== staff)
        last = { staff, digest: toSourceDigest(source.provides.map(ruleDigest), replacesNames(source, rules) ? staff : []) }
      return last.digest
    },
  }
}

/** Whether names of staff are replaced in the prose of anything that a source provides. */
export function replacesNames(source: Source, rules: IngestRules): boolean {
  return source.provides.some((type) => type.freeText.length > 0 && rules.recordPolicy(type.name).staffNames === 'role')
}

/** A step with its records parsed and redacted, and the staff it names for the first time. */
export type PreparedWork = PreparedStep & {
  readonly newStaff: readonly StaffMember[]
  /** What came of the files that were read before they are written. */
  readonly files?: FileBatch['files']
}

/** Prepares the records of a step by the rules of a run. */
export function prepareWork(run: Run, step: Pick<ClientStep, 'records' | 'staff'>, keep: readonly string[]): PreparedWork {
  const { rules, now } = run.ports
  const context = { rules, ruleDigest: run.ruleDigest, knownStaff: run.staff, keep, now: now() }
  const prepared = prepareStep(step.records, step.staff ?? [], context)
  if (prepared.staff === run.staff) return { ...prepared, newStaff: [] }
  const known = new Map(run.staff.map(({ name, role }) => [name, role]))
  return { ...prepared, newStaff: prepared.staff.filter(({ name, role }) => !known.has(name) || known.get(name) !== role) }
}

/** What is ingested of a step. */
export function toBatch(run: Run, step: ClientStep | OrganisationStep, prepared: PreparedWork): FileBatch {
  const { now, rules } = run.ports
  return {
    records: prepared.records,
    files: prepared.files,
    complete: toComplete(step, prepared),
    now: now(),
    acceptRemovals: run.acceptRemovals,
    brake: rules.brake,
  }
}

/** A type is whole only when no item of it was rejected: a broken line must not look like a removed record. */
function toComplete(step: ClientStep | OrganisationStep, prepared: PreparedStep) {
  const broken = new Set([...prepared.rejections, ...(step.rejected ?? [])].map(({ type }) => type))
  return (step.complete ?? []).filter(({ name }) => !broken.has(name))
}

/** Several lists of rejections as one. */
export function collect(...lists: readonly (readonly Rejection[] | undefined)[]): readonly Rejection[] {
  return lists.flatMap((list) => list ?? [])
}
