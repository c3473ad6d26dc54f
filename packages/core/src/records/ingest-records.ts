import { sql, type Kysely } from 'kysely'
import type { RecordType } from '../define/record.ts'
import type { Rejection } from '../define/source.ts'
import { createId } from '../store/ids.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'
import { isTooMuch, SyncStopped, type Brake } from './brake.ts'
import type { PreparedRecord } from './prepare-record.ts'
import type { SyncCounts } from './sync-report.ts'
import { toSlices } from './to-slices.ts'

/** Whose records, from which source. `clientId` null is the organisation itself. */
export interface IngestTarget {
  readonly clientId: string | null
  readonly source: string
  /** Whether the client was made a moment ago, so that nothing of them stands. */
  readonly isNew: boolean
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

const ROW = sql.raw(
  `id uuid, type text, source_id text, waiting boolean, digest text, words text, data jsonb, at timestamptz, recorded_at timestamptz, visible_from timestamptz, discussed_at timestamptz`,
)
const COLUMN_NAMES = sql.raw('id, type, source_id, waiting, digest, data, at, recorded_at, visible_from, discussed_at')

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
  const standing = target.isNew ? new Map<string, Standing>() : await readStanding(db, target)
  const changed = batch.records.filter((record) => needsWrite(findStanding(standing, record, record.waiting), record))
  const missing = listMissing(standing, batch)
  if (!batch.acceptRemovals) refuseTooMuch({ standing, missing, target, brake: batch.brake })
  const refused = await writeRecords(db, target, { changed, now: batch.now })
  const written = refused.length === 0 ? changed : changed.filter((record) => !refused.includes(record))
  await settleVersions(db, target, { records: written.filter((record) => hasOtherVersion(standing, record)), now: batch.now })
  await tombstone(db, target, { missing, now: batch.now })
  const created = written.filter((record) => findStanding(standing, record, record.waiting) === undefined).length
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
  if (standing.size === 0) return []
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

function findStanding(standing: ReadonlyMap<string, Standing>, { type, sourceId }: PreparedRecord, waiting: boolean): Standing | undefined {
  // Of a client who is new nothing stands.
  return standing.size === 0 ? undefined : standing.get(toKey(type, sourceId, waiting))
}

function hasOtherVersion(standing: ReadonlyMap<string, Standing>, record: PreparedRecord): boolean {
  const other = findStanding(standing, record, !record.waiting)
  return other !== undefined && !other.removed
}

/** Writes what changed, and gives the records that were refused. */
async function writeRecords(
  db: Kysely<KernelTables>,
  target: IngestTarget,
  work: { readonly changed: readonly PreparedRecord[]; readonly now: Date },
): Promise<readonly PreparedRecord[]> {
  const refused: PreparedRecord[] = []
  for (const slice of toSlices(work.changed)) {
    const written = await upsert(db, target, { slice, now: work.now })
    if (written < slice.length) refused.push(...(await listOfOthers(db, target, slice)))
  }
  return refused
}

// One text whatever the number of rows, so that it is parsed and planned once; the rows travel as one value.
async function upsert(
  db: Kysely<KernelTables>,
  target: IngestTarget,
  work: { readonly slice: readonly PreparedRecord[]; readonly now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into record (client_id, source, first_seen_at, changed_at, words, ${COLUMN_NAMES})
    select ${target.clientId}::uuid, ${target.source}::text, ${work.now.toISOString()}::timestamptz, ${work.now.toISOString()}::timestamptz,
      to_tsvector('dutch', nullif(words, '')), ${COLUMN_NAMES}
    from json_to_recordset(${toRows(work.slice, work.now)}::json) as item (${ROW})
    on conflict (source, type, source_id, waiting) do update set
      client_id = excluded.client_id, digest = excluded.digest, data = excluded.data, words = excluded.words, at = excluded.at, recorded_at = excluded.recorded_at,
      visible_from = excluded.visible_from, discussed_at = excluded.discussed_at, removed_at = null, hidden_at = ${STILL_HIDDEN},
      changed_at = excluded.changed_at
    -- A record never walks from one client to another while it still stands with the first.
    where record.whose = ${target.clientId ?? NOBODY}::uuid or record.removed_at is not null`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

function toRows(records: readonly PreparedRecord[], now: Date): string {
  return `[${records.map((record) => toRow(record, now)).join(',')}]`
}

// By hand, for the data is JSON already, and what is not escaped here holds no character that JSON would escape.
function toRow(record: PreparedRecord, now: Date): string {
  const { type, sourceId, waiting, digest, at, recordedAt, visibleFrom, discussedAt, words, json } = record
  const times = `"at":"${at.toISOString()}","recorded_at":"${recordedAt.toISOString()}","visible_from":"${visibleFrom.toISOString()}"`
  const discussed = discussedAt ? `"${discussedAt.toISOString()}"` : 'null'
  const key = `"id":"${createId(now)}","type":${JSON.stringify(type)},"source_id":${JSON.stringify(sourceId)},"waiting":${waiting}`
  return `{${key},"digest":"${digest}",${times},"discussed_at":${discussed},"words":${JSON.stringify(words)},"data":${json}}`
}

/** Of these records those that stand with another client. */
async function listOfOthers(
  db: Kysely<KernelTables>,
  target: IngestTarget,
  records: readonly PreparedRecord[],
): Promise<readonly PreparedRecord[]> {
  const rows = await db
    .selectFrom('record')
    .select(['type', 'source_id', 'waiting'])
    .where('source', '=', target.source)
    .where('whose', '<>', target.clientId ?? NOBODY)
    .where('removed_at', 'is', null)
    .where(isAnyOf(records.map(({ type, sourceId }) => ({ type, source_id: sourceId }))))
    .execute()
  const others = new Set(rows.map((row) => toKey(row.type, row.source_id, row.waiting)))
  return records.filter((record) => others.has(toKey(record.type, record.sourceId, record.waiting)))
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
