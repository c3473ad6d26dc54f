import { Contact, Report } from '../care/index.ts'
import type { ClientStep, ClientToRead, RejectionStep, SourceClient, SourceRecord, SyncStep } from '../define/source.ts'
import type { ResolvedRecordPolicy } from '../records/record-policy.ts'
import type { OpenStore } from '../store/store.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { syncSource, type SyncResult } from './sync-source.ts'
import type { SyncPorts } from './sync-work.ts'

const RECORDED = '2026-11-20T08:00:00+01:00'

/** A report with this text. */
export function reportOf(id: string, text: string, more: Partial<SourceRecord> = {}): SourceRecord {
  return { type: Report, id, place: { file: 'test' }, recordedAt: RECORDED, data: { reportedAt: RECORDED, text }, ...more }
}

/** A client with these records, whole. */
export function clientOf(sourceId: string, records: readonly SourceRecord[], more: Partial<SourceClient> = {}): ClientStep {
  return { client: { sourceId, number: sourceId, name: `Cliënt ${sourceId}`, ...more }, records, complete: [Report] }
}

/** The end of a complete snapshot. */
export const END: SyncStep = { completeSnapshot: true }

/** Clients who are opened only when their digest is new, and who was. */
export interface Unopened {
  /** A client by digest; without one it is that of all that is in the step. */
  readonly of: (step: ClientStep | (RejectionStep & { readonly sourceId: string }), digest?: string) => ClientToRead
  /** Who was read since the last time this was asked. */
  readonly takeRead: () => readonly string[]
}

/** Watches which clients are read. */
export function watchReading(): Unopened {
  let read: string[] = []
  return {
    of(step, digest = JSON.stringify(step)) {
      const sourceId = 'client' in step ? step.client.sourceId : step.sourceId
      return {
        sourceId,
        digest,
        read: async () => {
          read.push(sourceId)
          return 'client' in step ? step : { rejected: step.rejected }
        },
      }
    },
    takeRead() {
      const taken = read
      read = []
      return taken
    },
  }
}

/** A store with one source in memory, and an organisation whose rules a test may change between two syncs. */
export interface SyncWorld {
  readonly store: OpenStore
  readonly sync: (
    steps: readonly SyncStep[],
    options?: {
      readonly failure?: Error
      readonly acceptRemovals?: boolean
      readonly onProgress?: NonNullable<SyncPorts['onProgress']>
      readonly signal?: AbortSignal
    },
  ) => Promise<SyncResult>
  policy: ResolvedRecordPolicy
  now: Date
}

/** Makes such a world. `leads: false` makes the source one that finds its clients by number. */
export function createSyncWorld(store: OpenStore, source: { readonly name?: string; readonly leads?: boolean } = {}): SyncWorld {
  const memory = createMemorySource([Report, Contact], source)
  const world: SyncWorld = {
    store,
    policy: { visibleAfterSeconds: 0, staffNames: 'show', discussedOnly: false },
    now: new Date('2026-11-22T11:00:00Z'),
    sync: (steps, options = {}) => {
      memory.steps = steps
      memory.failure = options.failure
      const rules = {
        recordPolicy: () => world.policy,
        recordTypes: new Map([Report, Contact].map((type) => [type.name, type])),
        brake: { records: 0.3, clients: 0.05, always: 1 },
        access: { endsAfterCareDays: 7 },
      }
      const { onProgress } = options
      const ports: SyncPorts = {
        store,
        rules,
        now: () => world.now,
        log: () => {},
        signal: options.signal ?? new AbortController().signal,
        ...(onProgress && { onProgress }),
      }
      return syncSource(memory.source, ports, options)
    },
  }
  return world
}

/** The texts that stand, each behind its id; `(waits)` is a version that may not be shown yet. */
export async function listTexts(store: OpenStore): Promise<readonly string[]> {
  const rows = await store
    .system()
    .selectFrom('record')
    .select(['source_id', 'waiting', 'data'])
    .where('removed_at', 'is', null)
    .orderBy('source_id')
    .orderBy('waiting')
    .execute()
  return rows.map(({ source_id, waiting, data }) => `${source_id}${waiting ? ' (waits)' : ''}: ${String(data['text'])}`)
}
