import type { Composition } from './compose/composition.ts'
import type { Source } from './define/source.ts'
import { FlowError } from './flows/flow-error.ts'
import { sayEvery, type SyncProgress } from './flows/sync-progress.ts'
import { syncSource, type SyncResult } from './flows/sync-source.ts'
import type { SyncPorts } from './flows/sync-work.ts'
import { watchSoon } from './flows/watch/watch-soon.ts'
import type { JobQueue } from './jobs/job-queue.ts'
import type { PortalLogLine } from './portal-options.ts'
import type { Meter } from './metrics/meter.ts'
import { addWaiting } from './records/add-waiting.ts'
import { toFault } from './log/request-log.ts'
import type { OpenStore } from './store/store.ts'

const MINUTE = 60_000
const NEVER = new AbortController().signal

/** Which source is read, and how. */
export interface SyncOptions {
  /** Only this one. */
  readonly source?: string
  /** Lets removals above the brake through, this once. */
  readonly acceptRemovals?: boolean
  /** Told after each client how far the run is; without it the log is, once a minute. */
  readonly onProgress?: (progress: SyncProgress) => void
  /** Ends the run between two clients: what was read stays, and the next run goes on from there. */
  readonly signal?: AbortSignal
}

/** What reading sources needs of the portal. */
export interface SyncRooms {
  readonly composition: Composition
  readonly store: OpenStore
  readonly queue: JobQueue
  readonly now: () => Date
  readonly log: (line: PortalLogLine) => void
  readonly meter: Pick<Meter, 'sync'>
}

/** Reads one source, or all in order. Throws `FlowError` for a source that does not exist. */
export async function syncAll(rooms: SyncRooms, options: SyncOptions): Promise<ReadonlyMap<string, SyncResult>> {
  const { sources } = rooms.composition
  const wanted = options.source === undefined ? sources : sources.filter(({ id }) => id === options.source)
  if (wanted.length === 0 && options.source !== undefined) {
    throw new FlowError('SOURCE_UNKNOWN', `There is no source "${options.source}". Known: ${sources.map(({ id }) => id).join(', ')}.`)
  }
  const results = new Map<string, SyncResult>()
  for (const source of wanted) results.set(source.id, await syncOne(rooms, source, options))
  return results
}

/** Reads one source, and looks at what it brought. */
export async function syncOne(
  rooms: SyncRooms,
  source: Source,
  { acceptRemovals = false, onProgress, signal = NEVER }: SyncOptions = {},
): Promise<SyncResult> {
  const say = (message: string) => rooms.log({ level: 'info', message })
  const ports = { ...toSyncPorts(rooms, source.id), signal, onProgress: onProgress ?? sayEvery(MINUTE, say) }
  const result = await syncSource(source, ports, { acceptRemovals })
  rooms.meter.sync({ source: source.id, outcome: result.outcome })
  const { store, rules } = ports
  if (result.outcome !== 'busy') await watchSoon(rooms)
  return 'report' in result ? { ...result, report: await addWaiting(store.system(), { source, rules }, result.report) } : result
}

/** What a sync is given; `what` stands before each line of the log. */
export function toSyncPorts({ store, composition: rules, now, log }: Omit<SyncRooms, 'meter'>, what: string): SyncPorts {
  return {
    store,
    rules,
    now,
    signal: NEVER,
    log: (message) => log({ level: 'info', message: `${what}: ${message}` }),
    // What it says stands in the report, for staff: a message may repeat what stands in a record.
    onEnd: (outcome, error) => log({ level: 'warn', message: `${what}: the run ended, ${outcome}`, ...toFault(error) }),
  }
}
