import type { Kysely } from 'kysely'
import { listAccesses } from '../../access/list-accesses.ts'
import { appendAudit } from '../../audit/append-audit.ts'
import type { Composition } from '../../compose/composition.ts'
import { toAmsterdamDay } from '../../define/amsterdam.ts'
import type { RecordWatch, WatchedRecord } from '../../define/watch.ts'
import { addPluginNotices } from '../../notices/add-plugin-notices.ts'
import { NoticeError } from '../../notices/notice-error.ts'
import { readCode } from '../../store/database-fault.ts'
import type { Store } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'
import { decideNotices } from './decide-notices.ts'
import { keepFindings } from './keep-findings.ts'
import { readWatched } from './read-watched.ts'
import { listWatchedClients, readWatchedRecords, type WatchQuery } from './watched-clients.ts'
import { WatchRefused, WatchUnfinished } from './watch-refused.ts'

/** The job in which plugins watch records. */
export const WATCH_JOB = 'records.watch'

/** What watching needs. */
export interface WatchPorts {
  readonly store: Store
  readonly composition: Composition
  readonly now: () => Date
  readonly log: (message: string) => void
}

/** The watch of one plugin. */
interface Watching {
  readonly plugin: string
  readonly watch: RecordWatch
}

/**
 * Lets every plugin with a watch look at the records of every client whose portal is open, as readers see them now: tells who should know, and keeps what
 * was found for the desk. One transaction per client and plugin: one that fails costs only itself, and keeps what stood. Running it twice tells nobody
 * twice. Throws `WatchUnfinished` when all others were done. Gives how many notices were given.
 */
export async function watchRecords(ports: WatchPorts): Promise<number> {
  const totals = { told: 0, failed: 0 }
  for (const { id: plugin, watch } of ports.composition.plugins) {
    if (!watch) continue
    const query = toQuery(ports, { plugin, watch })
    for await (const clientId of listWatchedClients(ports.store.system(), query)) {
      const told = await watchClient(ports, { plugin, watch }, clientId)
      if (told === 'failed') totals.failed += 1
      else totals.told += told
    }
  }
  if (totals.failed > 0) throw new WatchUnfinished(totals.failed)
  return totals.told
}

function toQuery({ composition, now }: WatchPorts, { plugin, watch }: Watching): WatchQuery {
  return { plugin, type: watch.reads.name, endsAfterCareDays: composition.access.endsAfterCareDays, now: now() }
}

async function watchClient(ports: WatchPorts, watching: Watching, clientId: string): Promise<number | 'failed'> {
  try {
    return await ports.store.transaction((db) => watchOne(db, ports, { watching, clientId }))
  } catch (error) {
    const { plugin } = watching
    const code = toCode(error)
    // A code says enough: what a plugin throws, and what a database refuses, repeat what stands in the record.
    const failure = { eventType: 'records.watched', action: 'E', outcome: 'failure', detail: { plugin, code } } as const
    await appendAudit(ports.store.system(), { ...failure, clientId, at: ports.now() })
    ports.log(`The watch of ${plugin} failed for client ${clientId}: ${code}.`)
    return 'failed'
  }
}

async function watchOne(
  db: Kysely<KernelTables>,
  ports: WatchPorts,
  { watching, clientId }: { readonly watching: Watching; readonly clientId: string },
): Promise<number> {
  const { composition } = ports
  const query = toQuery(ports, watching)
  const { plugin, now } = query
  const records = await readWatchedRecords(db, clientId, query)
  // Taken before: a plugin may do with what it was given as it likes.
  const ids = new Set(records.map(({ id }) => id))
  const answer = records.length === 0 ? { notices: [], findings: [] } : look(watching, records, toAmsterdamDay(now))
  const { notices, findings } = readWatched(answer, { composition, ...watching, records: ids })
  await keepFindings(db, { plugin, clientId, now }, findings)
  if (notices.length === 0) return 0
  const accesses = await listAccesses(db, clientId)
  return addPluginNotices(db, { clientId, now }, decideNotices(notices, { accesses, composition, now }))
}

function look({ watch }: Watching, records: readonly WatchedRecord[], today: string): unknown {
  let said: unknown
  try {
    said = watch.look(records, today)
  } catch {
    throw new WatchRefused('LOOK_FAILED')
  }
  // What comes later is no answer; unheard, its failure would end the process.
  if (said instanceof Promise) said.catch(() => {})
  return said
}

function toCode(error: unknown): string {
  return error instanceof WatchRefused || error instanceof NoticeError ? error.code : readCode(error)
}
