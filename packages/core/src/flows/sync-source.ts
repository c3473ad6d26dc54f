import { appendAudit } from '../audit/append-audit.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import type { ClientStep, OrganisationStep, Rejection, Source, StaffMember, SyncStep } from '../define/source.ts'
import { SourceRefused } from '../define/source-refused.ts'
import { isTooMuch, SyncStopped } from '../records/brake.ts'
import { ingestRecords, type IngestBatch } from '../records/ingest-records.ts'
import { isDay } from '../records/is-day.ts'
import { isStorable } from '../records/is-storable.ts'
import { endCare, listInCare, matchClient } from '../records/match-client.ts'
import { mergeStaff, prepareStep, type PreparedStep } from '../records/prepare-step.ts'
import type { IngestRules } from '../records/ingest-rules.ts'
import { listKnownStaff, rememberStaff } from '../records/staff-list.ts'
import { addToReport, EMPTY_REPORT, type SyncCounts, type SyncReport } from '../records/sync-report.ts'
import { readCode } from '../store/database-fault.ts'
import type { Store } from '../store/store.ts'
import { storePhoto } from './store-photo.ts'
import { beginRun, endRun, findLastDone, type SyncOutcome } from './sync-run.ts'

// Class 22 of PostgreSQL's appendix A: a value that it can't take.
const DATA_EXCEPTION = '22'

/** What a sync needs. */
export interface SyncPorts {
  readonly store: Store
  readonly rules: IngestRules
  readonly now: () => Date
  readonly log: (message: string) => void
  readonly signal: AbortSignal
}

/** How a run went; `busy` when another process is reading the same source. */
export type SyncResult = { readonly outcome: SyncOutcome; readonly report: SyncReport } | { readonly outcome: 'busy' }

interface Run {
  readonly source: Source
  readonly ports: SyncPorts
  readonly acceptRemovals: boolean
  readonly seen: Set<string>
  staff: readonly StaffMember[]
  /** Whether a client brought names that clients before it were read without. */
  namedLate: boolean
  report: SyncReport
}

/**
 * Reads a source once and brings the portal's copy in line, client by client, each in a transaction of its own. What
 * can't be trusted is refused with the last good copy standing; two processes never read one source at once.
 */
export async function syncSource(
  source: Source,
  ports: SyncPorts,
  options: { readonly acceptRemovals?: boolean } = {},
): Promise<SyncResult> {
  const result = await ports.store.exclusively(`sync:${source.id}`, () => runSource(source, ports, options.acceptRemovals ?? false))
  return result === 'busy' ? { outcome: 'busy' } : result.ran
}

async function runSource(source: Source, ports: SyncPorts, acceptRemovals: boolean): Promise<{ outcome: SyncOutcome; report: SyncReport }> {
  const db = ports.store.system()
  const since = (await findLastDone(db, source.id))?.startedAt.toISOString()
  const id = await beginRun(db, source.id, ports.now())
  const run: Run = {
    source,
    ports,
    acceptRemovals,
    seen: new Set(),
    staff: await listKnownStaff(db, source.id),
    namedLate: false,
    report: EMPTY_REPORT,
  }
  const outcome = await pullAll(run, since)
  await ports.store.transaction(async (transaction) => {
    await endRun(transaction, id, { outcome, report: run.report, now: ports.now() })
    await appendAudit(transaction, {
      eventType: 'sync.run',
      action: 'E',
      outcome: outcome === 'done' ? 'success' : 'failure',
      at: ports.now(),
      detail: { source: source.id, run: id, result: outcome },
    })
  })
  return { outcome, report: run.report }
}

async function pullAll(run: Run, since: string | undefined): Promise<SyncOutcome> {
  const { ports } = run
  try {
    await pullOnce(run, since)
    // Staff named by a later client may stand in the prose of an earlier one, whose digest would differ at the next
    // run: reading once more now makes a second run change nothing.
    if (run.namedLate && replacesNames(run)) await pullAgain(run, since)
    return 'done'
  } catch (error) {
    const end = toEnd(error)
    run.report = { ...run.report, message: end.message }
    ports.log(end.message)
    return end.outcome
  }
}

async function pullOnce(run: Run, since: string | undefined): Promise<void> {
  for await (const step of run.source.pull({ since, signal: run.ports.signal, log: run.ports.log })) {
    run.report = addToReport(run.report, await takeStep(run, step))
  }
}

async function pullAgain(run: Run, since: string | undefined): Promise<void> {
  const first = run.report
  run.report = EMPTY_REPORT
  await pullOnce(run, since)
  const { updated, replacedNames } = run.report
  run.report = { ...first, updated: first.updated + updated, replacedNames }
}

function replacesNames(run: Run): boolean {
  return run.source.provides.some((type) => type.freeText.length > 0 && run.ports.rules.recordPolicy(type.name).staffNames === 'role')
}

function toEnd(error: unknown): { outcome: SyncOutcome; message: string } {
  if (error instanceof SourceRefused) return { outcome: 'refused', message: `${error.place.file}: ${error.message}` }
  if (error instanceof SyncStopped) return { outcome: 'stopped', message: error.message }
  return { outcome: 'failed', message: error instanceof Error ? error.message : 'The source failed without a reason.' }
}

async function takeStep(run: Run, step: SyncStep): Promise<SyncCounts> {
  if ('client' in step) return takeClient(run, step)
  if ('organisation' in step) return takeOrganisation(run, step)
  if ('completeSnapshot' in step) return endSnapshot(run, step.unread ?? [])
  if ('staff' in step) return takeStaff(run, step.staff)
  return { rejections: step.rejected }
}

async function takeStaff(run: Run, given: readonly StaffMember[]): Promise<SyncCounts> {
  const staff = given.filter(isStorable)
  run.staff = mergeStaff(run.staff, staff)
  await rememberStaff(run.ports.store.system(), run.source.id, staff)
  return {}
}

/** A client whose data the database refuses costs itself, never the clients behind it: their last good copy would grow old with it. */
async function takeClient(run: Run, step: ClientStep): Promise<SyncCounts> {
  const { bornOn, careEndedOn, deceasedOn, sourceId } = step.client
  try {
    if ([bornOn, careEndedOn, deceasedOn].every((day) => day === undefined || isDay(day))) return await storeClient(run, step)
  } catch (error) {
    if (!readCode(error).startsWith(DATA_EXCEPTION)) throw error
  }
  run.seen.add(sourceId)
  return { rejections: collect(step.rejected, [toRefused(step)]) }
}

async function storeClient(run: Run, step: ClientStep): Promise<SyncCounts> {
  const prepared = prepare(run, { records: step.records, staff: step.staff ?? [], keep: [step.client.name] })
  const isFirst = run.seen.size === 0
  run.seen.add(step.client.sourceId)
  const stored = await run.ports.store.transaction(async (db) => {
    const { access } = run.ports.rules
    const client = await matchClient(db, run.source, { client: step.client, now: run.ports.now(), ...access })
    if (typeof client !== 'object') return client
    const target = { clientId: client.id, source: run.source.id, label: step.client.number ?? step.client.sourceId }
    const counts = await ingestRecords(db, target, toBatch(run, step, prepared))
    await rememberStaff(db, run.source.id, prepared.newStaff)
    return { counts, clientId: client.id }
  })
  // What was rejected of a client of whom nothing is kept is not kept either.
  if (stored === 'closed') return { clients: 1, closed: 1 }
  if (!stored) return { clients: 1, rejections: collect(step.rejected, prepared.rejections, [toUnmatched(step)]) }
  run.namedLate ||= prepared.newStaff.length > 0 && !isFirst
  run.staff = mergeStaff(run.staff, prepared.newStaff)
  const photo = step.photo ? await storePhoto(run.ports.store.system(), stored.clientId, step.photo) : undefined
  return {
    ...stored.counts,
    clients: 1,
    rejections: collect(step.rejected, prepared.rejections, stored.counts.rejections, photo ? [photo] : []),
  }
}

async function takeOrganisation(run: Run, step: OrganisationStep): Promise<SyncCounts> {
  const prepared = prepare(run, { records: step.records, staff: [], keep: [] })
  const target = { clientId: null, source: run.source.id, label: 'of the organisation' }
  const counts = await run.ports.store.transaction((db) => ingestRecords(db, target, toBatch(run, step, prepared)))
  return { ...counts, rejections: collect(step.rejected, prepared.rejections, counts.rejections) }
}

function prepare(
  run: Run,
  step: { readonly records: ClientStep['records']; readonly staff: readonly StaffMember[]; readonly keep: readonly string[] },
): PreparedStep & { readonly newStaff: readonly StaffMember[] } {
  const context = {
    rules: run.ports.rules,
    adapter: `${run.source.adapter}@${run.source.version}`,
    knownStaff: run.staff,
    keep: step.keep,
    now: run.ports.now(),
  }
  const prepared = prepareStep(step.records, step.staff, context)
  const known = new Map(run.staff.map(({ name, role }) => [name, role]))
  return { ...prepared, newStaff: prepared.staff.filter(({ name, role }) => !known.has(name) || known.get(name) !== role) }
}

function toBatch(run: Run, step: ClientStep | OrganisationStep, prepared: PreparedStep): IngestBatch {
  const { now, rules } = run.ports
  return {
    records: prepared.records,
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

async function endSnapshot(run: Run, unread: readonly string[]): Promise<SyncCounts> {
  if (!run.source.leads) return {}
  const db = run.ports.store.system()
  const inCare = await listInCare(db, run.source.id)
  const present = new Set([...run.seen, ...unread])
  const gone = inCare.filter(({ sourceId }) => !present.has(sourceId))
  const { brake } = run.ports.rules
  if (!run.acceptRemovals && isTooMuch(gone.length, inCare.length, { share: brake.clients, always: brake.always })) {
    throw new SyncStopped(
      `This run would end the care of ${gone.length} of ${inCare.length} clients; more than ${Math.round(brake.clients * 100)} % is not done unasked. ` +
        'The last good copy stands. If the source is right, run `voordeur sync --accept-removals` once.',
    )
  }
  const now = run.ports.now()
  await endCare(
    db,
    gone.map(({ id }) => id),
    { day: toAmsterdamDay(now), now },
  )
  return { outOfCare: gone.length }
}

function toUnmatched(step: ClientStep): Rejection {
  const file = step.records[0]?.place.file ?? 'source'
  return {
    place: { file },
    type: 'client',
    reason: `No client of the leading source has the number ${step.client.number ?? '(none)'}; everything of this client is left out.`,
  }
}

function toRefused(step: ClientStep): Rejection {
  const file = step.records[0]?.place.file ?? 'source'
  return {
    place: { file },
    type: 'client',
    reason:
      'The name, the number or a day (of birth, end of care, death) of this client can not be stored; the last good copy of the whole client stands.',
  }
}

function collect(...lists: readonly (readonly Rejection[] | undefined)[]): readonly Rejection[] {
  return lists.flatMap((list) => list ?? [])
}
