import { createRequire } from 'node:module'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Store } from '../store/store.ts'
import type { Meter } from './meter.ts'
import { readWaiting } from './read-waiting.ts'

/** What stands in a portal's metrics besides what it counts. */
export interface MetricsInput {
  readonly store: Pick<Store, 'system' | 'pools'>
  readonly now: () => Date
  /** The names that a label may have; any other is told as `other`, so that nobody can make series without end. */
  readonly known: { readonly parts: Iterable<string>; readonly sources: Iterable<string> }
  /** How many pages are open and told of what changes. */
  readonly countStreams: () => number
}

/** The metrics of one portal, in a registry of its own. */
export interface Metrics extends Meter {
  /** Everything in the text format of Prometheus (0.0.4). What the database says is left out when it does not answer. */
  readonly read: () => Promise<string>
}

const METHODS = ['GET', 'HEAD', 'POST']
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Opens the metrics of a portal. */
export function createMetrics(input: MetricsInput): Metrics {
  const register = new Registry()
  const registers = [register]
  const meter = createMeter(input, registers)
  const observe = createGauges(input, registers)
  let isComplete = false
  return {
    ...meter,
    read: async () => {
      // Of the process: the lag of its event loop, its heap. They watch from the first time that somebody asks.
      if (!isComplete) collectDefaultMetrics({ register })
      isComplete = true
      await observe()
      return register.metrics()
    },
  }
}

function createMeter({ known }: MetricsInput, registers: Registry[]): Meter {
  const requests = new Histogram({
    name: 'voordeur_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route and the class of their status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const counter = <T extends string>(name: string, help: string, labelNames: T[]) => new Counter({ name, help, labelNames, registers })
  const parts = counter('voordeur_part_total', 'Parts that were read or acted on.', ['part', 'event', 'outcome'])
  const signIns = counter('voordeur_sign_in_total', 'Sign-ins.', ['outcome'])
  const syncs = counter('voordeur_sync_total', 'Runs of a source in this process.', ['source', 'outcome'])
  const jobs = counter('voordeur_job_total', 'Jobs that ran in this process.', ['job', 'outcome'])
  const names = { methods: new Set(METHODS), parts: new Set(known.parts), sources: new Set(known.sources) }
  return {
    request: ({ method, route, status, seconds }) =>
      requests.observe({ method: keep(names.methods, method), route, status: `${Math.trunc(status / 100)}xx` }, seconds),
    part: ({ part, event, outcome }) => parts.inc({ part: keep(names.parts, part), event, outcome }),
    signIn: (outcome) => signIns.inc({ outcome }),
    sync: ({ source, outcome }) => syncs.inc({ source: keep(names.sources, source), outcome }),
    job: ({ job, outcome }) => jobs.inc({ job, outcome }),
  }
}

const keep = (names: ReadonlySet<string>, name: string): string => (names.has(name) ? name : 'other')

const WAITING = ['outboxWaiting', 'outboxOldest', 'outboxStuck', 'sourceMessages', 'unsealed', 'sealAge'] as const

const { version } = createRequire(import.meta.url)('@voordeur/core/package.json') as { readonly version: string }

/** What is looked up when somebody asks; the database says the same to every process of a portal. */
function createGauges({ store, now, countStreams }: MetricsInput, registers: Registry[]): () => Promise<void> {
  const gauge = <T extends string>(name: string, help: string, labelNames: T[] = []) => new Gauge({ name, help, labelNames, registers })
  gauge('voordeur_build_info', 'The version that runs.', ['version', 'node']).set({ version, node: process.versions.node }, 1)
  const up = gauge('voordeur_database_up', 'Whether the database answered what stands below.')
  const connections = gauge('voordeur_database_connections', 'Connections of this process.', ['pool', 'state'])
  const streams = gauge('voordeur_live_streams', 'Open pages that are told of what changes.')
  const ofAll = {
    outboxWaiting: gauge('voordeur_outbox_waiting', 'Mails and text messages that wait.'),
    outboxOldest: gauge('voordeur_outbox_oldest_seconds', 'How long the oldest message waits.'),
    outboxStuck: gauge('voordeur_outbox_stuck', 'Messages that a person must look at.'),
    sourceMessages: gauge('voordeur_source_message_stuck', 'Messages to the care record that a person must look at.'),
    unsealed: gauge('voordeur_audit_unsealed', 'Entries of the access log behind the last seal.'),
    sealAge: gauge('voordeur_audit_unsealed_oldest_seconds', 'How long the oldest entry waits for its seal.'),
  }
  const bySource = {
    lastGood: gauge('voordeur_sync_last_good_timestamp_seconds', 'When the last run that was whole began.', ['source']),
    lastRejected: gauge('voordeur_sync_last_rejected', 'Items that the last run rejected.', ['source']),
  }
  return async () => {
    streams.set(countStreams())
    for (const { pool, state, count } of store.pools()) connections.set({ pool, state }, count)
    // What nobody knows is not told: a zero would say that nothing waits.
    for (const each of Object.values(ofAll)) each.remove()
    for (const each of Object.values(bySource)) each.reset()
    const waiting = await readWaiting(store, now())
    up.set(waiting ? 1 : 0)
    if (!waiting) return
    for (const name of WAITING) ofAll[name].set(waiting[name])
    for (const { source, lastGood, rejected } of waiting.syncs) {
      if (lastGood !== undefined) bySource.lastGood.set({ source }, lastGood)
      bySource.lastRejected.set({ source }, rejected)
    }
  }
}
