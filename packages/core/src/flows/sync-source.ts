import { appendAudit } from '../audit/append-audit.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import type { ClientStep, ClientToRead, OrganisationStep, Source, StaffMember, SyncStep } from '../define/source.ts'
import { SourceRefused } from '../define/source-refused.ts'
import { tellLive } from '../live/tell-live.ts'
import { isTooMuch, SyncStopped } from '../records/brake.ts'
import { ingestWithFiles } from '../records/ingest-files.ts'
import { isStorable } from '../records/is-storable.ts'
import { endCare, listInCare } from '../records/match-client.ts'
import { mergeStaff } from '../records/prepare-step.ts'
import { listKnownStaff, rememberStaff } from '../records/staff-list.ts'
import { addToReport, EMPTY_REPORT, type SyncCounts, type SyncReport } from '../records/sync-report.ts'
import { createFewBeside } from './few-beside.ts'
import { narrowStep, type OnlyClient } from './only-client.ts'
import { beginRun, endRun, findLastDone, type SyncOutcome } from './sync-run.ts'
import { collect, createDigests, prepareWork, replacesNames, toBatch, type Run, type SyncPorts } from './sync-work.ts'
import { isChanged, openClient, toKeys, writeClient } from './take-client.ts'

/** How many clients are written at once where the database has more than one connection. */
const MOST_WRITERS = 2

const NOTHING: ReadonlySet<string> = new Set()

/** How a run went; `busy` when another process is reading the same source. */
export type SyncResult = { readonly outcome: SyncOutcome; readonly report: SyncReport } | { readonly outcome: 'busy' }

/**
 * Reads a source once and brings the portal's copy in line, client by client, each in a transaction of its own; on PostgreSQL two
 * are written at once, with the outcome of one after the other. What can't be trusted is refused with the last good copy standing;
 * two processes never read one source at once.
 */
export async function syncSource(
  source: Source,
  ports: SyncPorts,
  options: { readonly acceptRemovals?: boolean } = {},
): Promise<SyncResult> {
  const result = await ports.store.exclusively(`sync:${source.id}`, () => runSource(source, ports, options.acceptRemovals ?? false))
  return result === 'busy' ? { outcome: 'busy' } : result.ran
}

/** Reads one client of a source, whatever its digest; nobody else is written. No run of the source is noted. The caller holds the source's lock. */
export async function readOnly(
  source: Source,
  ports: SyncPorts,
  only: OnlyClient,
): Promise<{ readonly outcome: SyncOutcome; readonly report: SyncReport }> {
  const run = await createRun(source, ports, { acceptRemovals: false, only })
  const outcome = await pullAll(run, undefined)
  return { outcome, report: run.report }
}

async function createRun(source: Source, ports: SyncPorts, options: Pick<Run, 'acceptRemovals' | 'only'>): Promise<Run> {
  const run: Run = {
    source,
    ports,
    ...options,
    startedAt: ports.now(),
    seen: new Set(),
    expected: undefined,
    looked: 0,
    ...createDigests(source, ports.rules),
    staff: await listKnownStaff(ports.store.system(), source.id),
    namedLate: false,
    refused: false,
    movedLate: false,
    report: EMPTY_REPORT,
    // An embedded database has one connection: a second writer would only wait for it.
    writing: createFewBeside(ports.store.kind === 'postgresql' ? MOST_WRITERS : 1, (counts) => add(run, counts)),
  }
  return run
}

async function runSource(source: Source, ports: SyncPorts, acceptRemovals: boolean): Promise<{ outcome: SyncOutcome; report: SyncReport }> {
  const db = ports.store.system()
  const since = (await findLastDone(db, source.id, ports.now()))?.startedAt.toISOString()
  const id = await beginRun(db, source.id, ports.now())
  const run = await createRun(source, ports, { acceptRemovals, only: undefined })
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
    // Staff named by a later client may stand in the prose of an earlier one, and a record may stand with who gave it up later:
    // reading once more now makes that a second run changes nothing, and that the order of the clients decides nothing.
    if (!run.only && (run.movedLate || (run.namedLate && replacesNames(run.source, ports.rules)))) await pullAgain(run, since)
    return 'done'
  } catch (error) {
    if (ports.signal.aborted) throw error
    const end = toEnd(error)
    run.report = { ...run.report, message: end.message }
    ports.onEnd?.(end.outcome, error)
    return end.outcome
  }
}

async function pullOnce(run: Run, since: string | undefined): Promise<void> {
  const { signal, log } = run.ports
  const { only } = run
  run.looked = 0
  try {
    for await (const given of run.source.pull({ since, signal, log, ...(only?.sourceId !== undefined && { only: [only.sourceId] }) })) {
      // Behind a step that is whole. The run stays open, and the next one says that it was interrupted.
      signal.throwIfAborted()
      const step = only ? await narrowStep(given, only) : given
      if (!step) continue
      if (isOfClient(step)) await takeClient(run, step)
      else {
        // What is said of all clients, or decided about them, comes when everyone before it was written.
        await run.writing.end()
        add(run, await takeStep(run, step))
      }
    }
    await run.writing.end()
  } catch (error) {
    await run.writing.settle()
    throw error
  }
}

/** Clients are written while the next one is read: never more than three are in memory, two of them being written. */
async function takeClient(run: Run, step: ClientStep | ClientToRead): Promise<void> {
  const opened = await openClient(run, step)
  tellProgress(run)
  if ('counts' in opened) {
    await run.writing.begin(NOTHING, async () => opened.counts)
    return
  }
  await run.writing.begin(toKeys(opened.step.client, opened.prepared.records), () => writeClient(run, opened))
  // The next client is read with these names, so it waits for them.
  if (opened.prepared.newStaff.length > 0) await run.writing.end()
}

function tellProgress(run: Run): void {
  const { source, ports, expected, startedAt } = run
  run.looked += 1
  ports.onProgress?.({ source: source.id, clients: run.looked, expected, milliseconds: ports.now().getTime() - startedAt.getTime() })
}

function isOfClient(step: SyncStep): step is ClientStep | ClientToRead {
  return 'client' in step || 'read' in step
}

function add(run: Run, counts: SyncCounts): void {
  run.report = addToReport(run.report, counts)
}

async function pullAgain(run: Run, since: string | undefined): Promise<void> {
  const first = run.report
  run.report = EMPTY_REPORT
  await pullOnce(run, since)
  const { created, updated, removed, outOfCare } = run.report
  run.report = {
    ...run.report,
    created: first.created + created,
    updated: first.updated + updated,
    removed: first.removed + removed,
    outOfCare: first.outOfCare + outOfCare,
    unchanged: first.unchanged,
  }
}

function toEnd(error: unknown): { outcome: SyncOutcome; message: string } {
  if (error instanceof SourceRefused) return { outcome: 'refused', message: `${error.place.file}: ${error.message}` }
  if (error instanceof SyncStopped) return { outcome: 'stopped', message: error.message }
  return { outcome: 'failed', message: error instanceof Error ? error.message : 'The source failed without a reason.' }
}

async function takeStep(run: Run, step: Exclude<SyncStep, ClientStep | ClientToRead>): Promise<SyncCounts> {
  if ('organisation' in step) return takeOrganisation(run, step)
  if ('completeSnapshot' in step) return endSnapshot(run, step.unread ?? [])
  if ('staff' in step) return takeStaff(run, step.staff)
  if ('expectedClients' in step) run.expected = step.expectedClients
  return 'rejected' in step ? { rejections: step.rejected } : {}
}

async function takeStaff(run: Run, given: readonly StaffMember[]): Promise<SyncCounts> {
  const staff = mergeStaff([], given.filter(isStorable))
  // What the source says now goes before what it said once: another role counts in this run, as it will in the next.
  run.staff = mergeStaff(staff, run.staff)
  await rememberStaff(run.ports.store.system(), run.source.id, staff)
  return {}
}

async function takeOrganisation(run: Run, step: OrganisationStep): Promise<SyncCounts> {
  const prepared = prepareWork(run, step, [])
  const target = { clientId: null, source: run.source.id, isNew: false, label: 'of the organisation' }
  const { notShown, ...counts } = await run.ports.store.transaction(async (db) => {
    const ingested = await ingestWithFiles(db, target, toBatch(run, step, prepared))
    if (isChanged(ingested)) await tellLive(db, { records: true })
    return ingested
  })
  return { ...counts, rejections: collect(step.rejected, prepared.rejections, prepared.remarks, counts.rejections, notShown) }
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
  const ids = gone.map(({ id }) => id)
  await run.ports.store.transaction((transaction) => endCare(transaction, ids, { day: toAmsterdamDay(now), now }))
  return { outOfCare: gone.length }
}
