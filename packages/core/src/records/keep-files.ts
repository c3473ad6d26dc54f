import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SourceFile } from '../define/source.ts'
import { createId, toFirstId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { PDF } from '../define/pdf-bytes.ts'
import type { FileFault } from './file-verdict.ts'
import type { PreparedRecord } from './prepare-record.ts'
import { readSourceFile } from './read-source-file.ts'

/** What came of reading the file of a record: under which id its bytes wait until the record is written, or why none do. */
export type FileReading = { readonly id: string } | { readonly fault: FileFault }

/** A file that stands, and which version of it. */
export interface KnownFile {
  readonly id: string
  readonly digest: string
}

/** The files that stand beside the records of a client (null: of the organisation), by `toFileKey`. */
export async function listKnownFiles(
  db: Kysely<KernelTables>,
  { clientId, source }: { readonly clientId: string | null; readonly source: string },
): Promise<ReadonlyMap<string, KnownFile>> {
  const rows = await db
    .selectFrom('record_file')
    .innerJoin('record', 'record.id', 'record_file.record_id')
    .select(['record_file.id', 'record_file.digest', 'record.type', 'record.source_id as sourceId', 'record.waiting'])
    .where('record_file.client_id', clientId === null ? 'is' : '=', clientId)
    .where('record.source', '=', source)
    .execute()
  return new Map(rows.map((row) => [toFileKey(row), { id: row.id, digest: row.digest }]))
}

/** By what a record's file is found among those that stand. */
export function toFileKey({ type, sourceId, waiting }: Pick<PreparedRecord, 'type' | 'sourceId' | 'waiting'>): string {
  return `${type}\n${sourceId}\n${waiting}`
}

/** Whether the file that stands is the one that the source delivers now. */
export function isStanding(known: KnownFile | undefined, file: SourceFile | undefined): boolean {
  return file !== undefined && known?.digest === toDigest(file)
}

/** Reads a file from its source and keeps its bytes where nobody sees them yet: they belong to no record. */
export async function keepFile(db: Kysely<KernelTables>, file: SourceFile, now: Date): Promise<FileReading> {
  const reading = await readSourceFile(file)
  if ('fault' in reading) return reading
  const { bytes } = reading
  const id = createId(now)
  const row = { id, record_id: null, client_id: null, mime: PDF, digest: toDigest(file), size: bytes.byteLength, bytes }
  await db.insertInto('record_file').values(row).execute()
  return { id }
}

/** Removes those of these files that found no record. */
export async function dropUnplaced(db: Kysely<KernelTables>, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('record_file').where('id', 'in', ids).where('record_id', 'is', null).execute()
}

/** Removes what was read before this moment and belongs to no record: a process died between reading and writing it. */
export async function forgetUnplaced(db: Kysely<KernelTables>, before: Date): Promise<void> {
  await db.deleteFrom('record_file').where('id', '<', toFirstId(before)).where('record_id', 'is', null).execute()
}

/** Of whatever the source names its version by: text of any length and with any character in it. */
function toDigest({ mime, digest }: SourceFile): string {
  return createHash('sha256').update(`${mime}\n${digest}`).digest('base64url')
}
