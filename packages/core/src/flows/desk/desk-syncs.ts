import type { Kysely, Selectable } from 'kysely'
import type { DeskRejections, DeskSource, DeskSyncRun, DeskSyncs } from '../../define/desk-syncs.ts'
import type { Rejection, Source } from '../../define/source.ts'
import { isId } from '../../store/ids.ts'
import type { KernelTables, SyncRunTable } from '../../store/tables.ts'
import { findClientById } from '../find-client.ts'
import { FlowError } from '../flow-error.ts'
import { findReadMoments, isStale } from '../is-stale.ts'
import { SYNC_CLIENT_JOB } from '../sync-client.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'

const LAST_RUNS = 10
const REJECTIONS_PER_PAGE = 100
const COUNTED = ['clients', 'created', 'updated', 'unchanged', 'removed', 'rejected', 'outOfCare', 'closed', 'waiting'] as const

/** The port by which staff see how fresh the sources are and have them read again. */
export function createDeskSyncs(work: DeskWork): DeskSyncs {
  const { composition, store } = work
  return {
    list: () => Promise.all(composition.sources.map((source) => toSource(store.system(), source, work.now()))),
    rejections: (runId, from) => listRejections(work, runId, from ?? 0),
    syncSoon: (source) => syncSoon(work, source),
    syncClient: (clientId) => syncClientSoon(work, clientId),
  }
}

async function toSource(db: Kysely<KernelTables>, { id, every }: Source, now: Date): Promise<DeskSource> {
  const runs = await db
    .selectFrom('sync_run')
    .selectAll()
    .where('source', '=', id)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LAST_RUNS)
    .execute()
  const moments = await findReadMoments(db, id, now)
  const { stuck } = await db
    .selectFrom('source_message')
    .select(({ fn }) => fn.countAll<string>().as('stuck'))
    .where('source', '=', id)
    .where('state', '=', 'stuck')
    .executeTakeFirstOrThrow()
  const lastGood = moments.lastGood === undefined ? {} : { lastGoodAt: moments.lastGood.toISOString() }
  return { id, every, ...lastGood, isStale: isStale(moments, every, now), runs: runs.map(toRun), stuckMessages: Number(stuck) }
}

function toRun({ id, started_at: startedAt, finished_at: finishedAt, outcome, report }: Selectable<SyncRunTable>): DeskSyncRun {
  const message = report['message']
  return {
    id,
    startedAt: startedAt.toISOString(),
    ...(finishedAt === null ? {} : { finishedAt: finishedAt.toISOString() }),
    outcome,
    counts: Object.fromEntries(COUNTED.flatMap((name) => (typeof report[name] === 'number' ? [[name, report[name]]] : []))),
    ...(typeof message === 'string' ? { message } : {}),
  }
}

async function listRejections(work: DeskWork, runId: string, from: number): Promise<DeskRejections | undefined> {
  if (!isId(runId)) return undefined
  const db = work.store.system()
  const row = await db.selectFrom('sync_run').selectAll().where('id', '=', runId).executeTakeFirst()
  if (!row) return undefined
  await noteDeed(db, work, {
    eventType: 'sync.rejections-read',
    action: 'R',
    outcome: 'success',
    detail: { source: row.source, run: runId },
  })
  // As the sync wrote them.
  const all = (row.report['rejections'] ?? []) as readonly Rejection[]
  return { source: row.source, run: toRun(row), rejections: all.slice(from, from + REJECTIONS_PER_PAGE), total: all.length }
}

async function syncSoon(work: DeskWork, source: string): Promise<void> {
  if (!work.composition.sources.some(({ id }) => id === source))
    throw new FlowError('SOURCE_UNKNOWN', `There is no source "${source}" in the configuration.`)
  await work.ask(`sync.${source}`)
  await noteDeed(work.store.system(), work, { eventType: 'sync.asked', action: 'E', outcome: 'success', detail: { source } })
}

async function syncClientSoon(work: DeskWork, clientId: string): Promise<void> {
  const db = work.store.system()
  const client = await findClientById(db, clientId)
  if (!client) throw new FlowError('CLIENT_UNKNOWN', 'There is no such client, or the copy was erased.')
  await work.ask(SYNC_CLIENT_JOB, { client: client.id })
  await noteDeed(db, work, { eventType: 'sync.client-asked', action: 'E', outcome: 'success', clientId: client.id })
}
