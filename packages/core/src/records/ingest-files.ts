import { sql, type Kysely } from 'kysely'
import type { Rejection } from '../define/source.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'
import type { FileFault } from './file-verdict.ts'
import { ingestRecords, type IngestBatch, type IngestTarget } from './ingest-records.ts'
import { dropUnplaced, isStanding, keepFile, listKnownFiles, toFileKey, type FileReading, type KnownFile } from './keep-files.ts'
import type { PreparedRecord } from './prepare-record.ts'
import type { SyncCounts } from './sync-report.ts'

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

const NONE: ReadonlyMap<string, KnownFile> = new Map()

/** A batch of which files may have been read already. */
export interface FileBatch extends IngestBatch {
  readonly files?: ReadonlyMap<PreparedRecord, FileReading> | undefined
}

/** What a step with files added to the run; `notShown` is what will be said again as long as the source says the same. */
export type FileCounts = SyncCounts & { readonly notShown: readonly Rejection[] }

/**
 * `ingestRecords` for records that may bring a file; record and file change together. A file with a new digest that was not read
 * already is read here, one after the other, so that one at most is in memory. What a portal does not show is said, and its
 * record stands without a file; a record whose file can't be read is rejected whole, so that its last good copy stands.
 */
export async function ingestWithFiles(db: Kysely<KernelTables>, target: IngestTarget, batch: FileBatch): Promise<FileCounts> {
  const known = target.isNew ? NONE : await listKnownFiles(db, target)
  const reading: Reading = { records: [], read: [], outdated: [], notShown: [], rejections: [], broken: new Set() }
  for (const record of batch.records) await takeRecord(db, reading, { record, known: known.get(toFileKey(record)), batch })
  const counts = await ingestRecords(db, target, {
    ...batch,
    records: reading.records,
    // As with any other item that was rejected: what is missing then is not gone.
    complete: batch.complete.filter(({ name }) => !reading.broken.has(name)),
  })
  await placeFiles(db, target, reading)
  return { ...counts, notShown: reading.notShown, rejections: [...(counts.rejections ?? []), ...reading.rejections] }
}

async function takeRecord(
  db: Kysely<KernelTables>,
  reading: Reading,
  { record, known, batch }: { readonly record: PreparedRecord; readonly known: KnownFile | undefined; readonly batch: FileBatch },
): Promise<void> {
  const { file } = record
  if (isStanding(known, file)) {
    reading.records.push(record)
    return
  }
  // Not read yet is what stood a moment ago, and what belongs to nobody.
  const read = file && (batch.files?.get(record) ?? (await keepFile(db, file, batch.now)))
  if (read && !keepRead(reading, record, read)) return
  reading.records.push(record)
  if (known) reading.outdated.push(known.id)
}

/** Notes what came of reading a file; false when its record can't stand. */
function keepRead(reading: Reading, record: PreparedRecord, read: FileReading): boolean {
  if ('id' in read) reading.read.push({ id: read.id, record })
  else noteFault(reading, record, read.fault)
  return 'id' in read || read.fault.kind !== 'broken'
}

function noteFault(reading: Reading, { place, type }: PreparedRecord, { kind, reason }: FileFault): void {
  const list = kind === 'broken' ? reading.rejections : reading.notShown
  list.push({ place, type, reason })
  if (kind === 'broken') reading.broken.add(type)
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
  await dropUnplaced(db, ids)
}
