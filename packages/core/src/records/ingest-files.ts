import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Rejection, SourceFile } from '../define/source.ts'
import { createId } from '../store/ids.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'
import { PDF, type FileFault } from './file-verdict.ts'
import { ingestRecords, type IngestBatch, type IngestTarget } from './ingest-records.ts'
import type { PreparedRecord } from './prepare-record.ts'
import { readSourceFile } from './read-source-file.ts'
import type { SyncCounts } from './sync-report.ts'

interface KnownFile {
  readonly id: string
  readonly digest: string
}

/** A file that was read, under the id of its row; its record is written after it. */
interface ReadFile {
  readonly id: string
  readonly record: PreparedRecord
}

interface Reading {
  /** What is ingested: everything but the records whose file is broken. */
  readonly records: PreparedRecord[]
  readonly read: ReadFile[]
  /** Ids of files that stand and are not, or no longer, what the source delivers. */
  readonly outdated: string[]
  readonly notShown: Rejection[]
  readonly rejections: Rejection[]
  readonly broken: Set<string>
}

/** What a step with files added to the run; `notShown` is what will be said again as long as the source says the same. */
export type FileCounts = SyncCounts & { readonly notShown: readonly Rejection[] }

/**
 * `ingestRecords` for records that may bring a file. A file with a new digest is read before its record is written, one after
 * the other, so that one at most is in memory, and record and file change together. What a portal does not show is said, and
 * its record stands without a file; a record whose file can't be read is rejected whole, so that its last good copy stands.
 */
export async function ingestWithFiles(db: Kysely<KernelTables>, target: IngestTarget, batch: IngestBatch): Promise<FileCounts> {
  const known = await listKnown(db, target)
  const reading: Reading = { records: [], read: [], outdated: [], notShown: [], rejections: [], broken: new Set() }
  for (const record of batch.records) await takeRecord(db, reading, { record, known: known.get(toKey(record)), now: batch.now })
  const counts = await ingestRecords(db, target, {
    ...batch,
    records: reading.records,
    // As with any other item that was rejected: what is missing then is not gone.
    complete: batch.complete.filter(({ name }) => !reading.broken.has(name)),
  })
  await placeFiles(db, target, reading)
  return { ...counts, notShown: reading.notShown, rejections: [...(counts.rejections ?? []), ...reading.rejections] }
}

async function listKnown(db: Kysely<KernelTables>, { clientId, source }: IngestTarget): Promise<ReadonlyMap<string, KnownFile>> {
  const rows = await db
    .selectFrom('record_file')
    .innerJoin('record', 'record.id', 'record_file.record_id')
    .select(['record_file.id', 'record_file.digest', 'record.type', 'record.source_id as sourceId', 'record.waiting'])
    .where('record_file.client_id', clientId === null ? 'is' : '=', clientId)
    .where('record.source', '=', source)
    .execute()
  return new Map(rows.map((row) => [toKey(row), { id: row.id, digest: row.digest }]))
}

async function takeRecord(
  db: Kysely<KernelTables>,
  reading: Reading,
  { record, known, now }: { readonly record: PreparedRecord; readonly known: KnownFile | undefined; readonly now: Date },
): Promise<void> {
  const { file } = record
  if (stands(known, file)) {
    reading.records.push(record)
    return
  }
  const { bytes, fault } = file ? await readSourceFile(file) : {}
  if (fault) noteFault(reading, record, fault)
  if (fault?.kind === 'broken') return
  reading.records.push(record)
  if (known) reading.outdated.push(known.id)
  if (file && bytes) reading.read.push({ id: await keepBytes(db, { file, bytes, now }), record })
}

function stands(known: KnownFile | undefined, file: SourceFile | undefined): boolean {
  return file !== undefined && known?.digest === toDigest(file)
}

function noteFault(reading: Reading, { place, type }: PreparedRecord, { kind, reason }: FileFault): void {
  const list = kind === 'broken' ? reading.rejections : reading.notShown
  list.push({ place, type, reason })
  if (kind === 'broken') reading.broken.add(type)
}

/** Where nobody sees it yet: it belongs to no record. */
async function keepBytes(
  db: Kysely<KernelTables>,
  { file, bytes, now }: { readonly file: SourceFile; readonly bytes: Uint8Array; readonly now: Date },
): Promise<string> {
  const id = createId(now)
  const row = { id, record_id: null, client_id: null, mime: PDF, digest: toDigest(file), size: bytes.byteLength, bytes }
  await db.insertInto('record_file').values(row).execute()
  return id
}

/** Gives every file that was read its record, in place of the one that stood there; what found none (of another client) is not kept. */
async function placeFiles(db: Kysely<KernelTables>, target: IngestTarget, { read, outdated }: Reading): Promise<void> {
  if (outdated.length > 0) await db.deleteFrom('record_file').where('id', 'in', outdated).execute()
  if (read.length === 0) return
  const ids = read.map(({ id }) => id)
  const records = read.map(({ record }) => record)
  await sql`update record_file set record_id = record.id, client_id = record.client_id
    from unnest(${ids}::uuid[], ${records.map(({ type }) => type)}::text[], ${records.map(({ sourceId }) => sourceId)}::text[],
        ${records.map(({ waiting }) => waiting)}::boolean[]) as came(file_id, type, source_id, waiting)
      join record on record.type = came.type and record.source_id = came.source_id and record.waiting = came.waiting
        and record.source = ${target.source} and record.whose = ${target.clientId ?? NOBODY}::uuid and record.removed_at is null
    where record_file.id = came.file_id`.execute(db)
  await db.deleteFrom('record_file').where('id', 'in', ids).where('record_id', 'is', null).execute()
}

function toKey({ type, sourceId, waiting }: Pick<PreparedRecord, 'type' | 'sourceId' | 'waiting'>): string {
  return `${type}\n${sourceId}\n${waiting}`
}

/** Of whatever the source names its version by: text of any length and with any character in it. */
function toDigest({ mime, digest }: SourceFile): string {
  return createHash('sha256').update(`${mime}\n${digest}`).digest('base64url')
}
