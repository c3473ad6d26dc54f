import { sql, type Kysely } from 'kysely'
import type { RecordType } from '../define/record.ts'
import type { Rejection } from '../define/source.ts'
import { createId } from '../store/ids.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'
import { isTooMuch, SyncStopped, type Brake } from './brake.ts'
import type { PreparedRecord } from './prepare-record.ts'
import type { SyncCounts } from './sync-report.ts'

/** Whose records, from which source. `clientId` null is the organisation itself. */
export interface IngestTarget {
  readonly clientId: string | null
  readonly source: string
  /** For the sentence when a run stops: the client as the source knows it. */
  readonly label: string
}

/** What is ingested for one client (or the organisation) in one step. */
export interface IngestBatch {
  readonly records: readonly PreparedRecord[]
  /** Types of which this step holds everything: what is missing is tombstoned. */
  readonly complete: readonly RecordType[]
  readonly now: Date
  /** Lets removals above the brake through, once. */
  readonly acceptRemovals: boolean
  readonly brake: Brake
}

interface Standing {
  readonly type: string
  readonly source_id: string
  readonly waiting: boolean
  readonly digest: string
  readonly removed: boolean
  readonly discussed: boolean
}

const BATCH = 500

// What staff hid shows again with another version from the source: not because an adapter, a policy or a list of names changed.
const STILL_HIDDEN = sql<Date | null>`case when split_part(record.digest, '.', 1) = split_part(excluded.digest, '.', 1) then record.hidden_at end`

// A tombstone keeps nothing of what it held; of what was hidden only by what it would be known again.
const FORGOTTEN = sql<string>`case when hidden_at is null then '' else digest end`

/**
 * Brings the portal's copy of one client in line with a step, inside the caller's transaction: unchanged rows are
 * not touched, changed ones keep their id, missing ones of complete types become tombstones. Throws `SyncStopped`
 * when more would go than the brake allows.
 */
export async function ingestRecords(db: Kysely<KernelTables>, target: IngestTarget, batch: IngestBatch): Promise<SyncCounts> {
  const standing = await readStanding(db, target)
  const changed = batch.records.filter((record) => needsWrite(standing.get(toKey(record.type, record.sourceId, record.waiting)), record))
  const missing = listMissing(standing, batch)
  if (!batch.acceptRemovals) refuseTooMuch({ standing, missing, target, brake: batch.brake })
  const refused = await writeRecords(db, target, { changed, now: batch.now })
  const written = changed.filter((record) => !refused.includes(record))
  await settleVersions(db, target, { records: written, now: batch.now })
  await tombstone(db, target, { missing, now: batch.now })
  const created = written.filter((record) => !standing.has(toKey(record.type, record.sourceId, record.waiting))).length
  return {
    created,
    updated: written.length - created,
    unchanged: batch.records.length - changed.length,
    removed: missing.length,
    replacedNames: batch.records.reduce((sum, { replacedNames }) => sum + replacedNames, 0),
    rejections: refused.map(toMovedRejection),
  }
}

async function readStanding(db: Kysely<KernelTables>, target: IngestTarget): Promise<ReadonlyMap<string, Standing>> {
  const rows = await db
    .selectFrom('record')
    .select([
      'type',
      'source_id',
      'waiting',
      'digest',
      sql<boolean>`removed_at is not null`.as('removed'),
      sql<boolean>`discussed_at is not null`.as('discussed'),
    ])
    .where('source', '=', target.source)
    .where('whose', '=', target.clientId ?? NOBODY)
    .execute()
  return new Map(rows.map((row) => [toKey(row.type, row.source_id, row.waiting), row]))
}

function needsWrite(standing: Standing | undefined, record: PreparedRecord): boolean {
  return !standing || standing.removed || standing.digest !== record.digest
}

function listMissing(standing: ReadonlyMap<string, Standing>, batch: IngestBatch): readonly Standing[] {
  const complete = new Set(batch.complete.map(({ name }) => name))
  const delivered = new Set(batch.records.map(({ type, sourceId }) => `${type}\n${sourceId}`))
  return [...standing.values()].filter((row) => !row.removed && complete.has(row.type) && !delivered.has(`${row.type}\n${row.source_id}`))
}

function refuseTooMuch(run: {
  standing: ReadonlyMap<string, Standing>
  missing: readonly Standing[]
  target: IngestTarget
  brake: Brake
}): void {
  const rows = [...run.standing.values()].filter(({ removed }) => !removed)
  for (const type of new Set(run.missing.map((row) => row.type))) {
    const gone = run.missing.filter((row) => row.type === type).length
    const total = rows.filter((row) => row.type === type).length
    if (isTooMuch(gone, total, { share: run.brake.records, always: run.brake.always })) {
      throw new SyncStopped(
        `This run would remove ${gone} of ${total} records of type "${type}" of client ${run.target.label}; ` +
          `more than ${Math.round(run.brake.records * 100)} % is not done unasked. The last good copy stands. ` +
          'If the source is right, run `voordeur sync --accept-removals` once.',
      )
    }
  }
}

async function writeRecords(
  db: Kysely<KernelTables>,
  target: IngestTarget,
  work: { changed: readonly PreparedRecord[]; now: Date },
): Promise<readonly PreparedRecord[]> {
  const refused: PreparedRecord[] = []
  for (let start = 0; start < work.changed.length; start += BATCH) {
    const slice = work.changed.slice(start, start + BATCH)
    const accepted = await upsert(db, target, { slice, now: work.now })
    refused.push(...slice.filter((record) => !accepted.has(toKey(record.type, record.sourceId, record.waiting))))
  }
  return refused
}

async function upsert(
  db: Kysely<KernelTables>,
  target: IngestTarget,
  work: { slice: readonly PreparedRecord[]; now: Date },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .insertInto('record')
    .values(work.slice.map((record) => toRow(record, target, work.now)))
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'type', 'source_id', 'waiting'])
        .doUpdateSet((eb) => ({
          client_id: eb.ref('excluded.client_id'),
          digest: eb.ref('excluded.digest'),
          data: eb.ref('excluded.data'),
          words: eb.ref('excluded.words'),
          at: eb.ref('excluded.at'),
          recorded_at: eb.ref('excluded.recorded_at'),
          visible_from: eb.ref('excluded.visible_from'),
          discussed_at: eb.ref('excluded.discussed_at'),
          removed_at: null,
          hidden_at: STILL_HIDDEN,
          changed_at: eb.ref('excluded.changed_at'),
        }))
        // A record never walks from one client to another while it still stands with the first.
        .where((eb) => eb.or([eb('record.whose', '=', target.clientId ?? NOBODY), eb('record.removed_at', 'is not', null)])),
    )
    .returning(['type', 'source_id', 'waiting'])
    .execute()
  return new Set(rows.map((row) => toKey(row.type, row.source_id, row.waiting)))
}

function toRow(record: PreparedRecord, target: IngestTarget, now: Date) {
  return {
    id: createId(now),
    client_id: target.clientId,
    source: target.source,
    type: record.type,
    source_id: record.sourceId,
    waiting: record.waiting,
    digest: record.digest,
    data: JSON.stringify(record.data),
    words: toStoredWords(record.words),
    at: record.at,
    recorded_at: record.recordedAt,
    visible_from: record.visibleFrom,
    discussed_at: record.discussedAt ?? null,
    removed_at: null,
    first_seen_at: now,
    changed_at: now,
  }
}

function toStoredWords(words: string) {
  return words === '' ? null : sql<string>`to_tsvector('dutch', ${words})`
}

/** A version that was discussed makes the waiting one superfluous; one that waits hides an older one that never was discussed. */
async function settleVersions(
  db: Kysely<KernelTables>,
  target: IngestTarget,
  work: { records: readonly PreparedRecord[]; now: Date },
): Promise<void> {
  for (const waiting of [true, false]) {
    const pairs = work.records.filter((record) => record.waiting === waiting)
    for (let start = 0; start < pairs.length; start += BATCH) {
      const keys = pairs.slice(start, start + BATCH)
      const other = db
        .updateTable('record')
        .set({ removed_at: work.now, data: '{}', words: null, digest: FORGOTTEN })
        .where('source', '=', target.source)
        .where('whose', '=', target.clientId ?? NOBODY)
        .where('waiting', '=', !waiting)
        .where('removed_at', 'is', null)
        .where(isAnyOf(keys.map(({ type, sourceId }) => ({ type, source_id: sourceId }))))
      await (waiting ? other.where('discussed_at', 'is', null) : other).execute()
    }
  }
}

async function tombstone(db: Kysely<KernelTables>, target: IngestTarget, work: { missing: readonly Standing[]; now: Date }): Promise<void> {
  for (let start = 0; start < work.missing.length; start += BATCH) {
    await db
      .updateTable('record')
      // A tombstone keeps no data: the source no longer holds it, so neither does its copy.
      .set({ removed_at: work.now, changed_at: work.now, data: '{}', words: null, digest: FORGOTTEN })
      .where('source', '=', target.source)
      .where('whose', '=', target.clientId ?? NOBODY)
      .where(isAnyOf(work.missing.slice(start, start + BATCH)))
      .execute()
  }
}

function isAnyOf(keys: readonly { readonly type: string; readonly source_id: string }[]) {
  return sql<boolean>`(type, source_id) in (select * from unnest(${keys.map(({ type }) => type)}::text[], ${keys.map(({ source_id }) => source_id)}::text[]))`
}

function toKey(type: string, sourceId: string, waiting: boolean): string {
  return `${type}\n${sourceId}\n${waiting}`
}

function toMovedRejection(record: PreparedRecord): Rejection {
  return {
    place: record.place,
    type: record.type,
    reason: `The id "${record.sourceId}" already belongs to another client; it is not moved while it still stands there.`,
  }
}
