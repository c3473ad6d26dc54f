import type { RecordType, Rejection, SourceRecord } from '@voordeur/core'
import { findDocument, rejectUnnamed } from './find-document.ts'
import type { VerifiedExport } from './manifest/find-faults.ts'
import type { RowItem } from './rows/row-kind.ts'
import { readItems, type IndexedTable } from './table/read-items.ts'

/** A table of clients' rows, open for reading. */
export interface ClientTable extends IndexedTable {
  /** What holds for every client, read once. */
  readonly ofAll: readonly { readonly line: number; readonly item: RowItem }[]
  /** Whether a missing item can only be a removed one. */
  readonly isWhole: boolean
}

/** The rows of one client in all tables, and what of them could not be read. */
export interface ClientRows {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
  /** The types of which these are certainly all: a line that could not be read, of this client or of nobody known, may be one more. */
  readonly whole: ReadonlySet<RecordType>
}

/** What reading a client's rows needs. */
export interface RowsReading {
  readonly verified: VerifiedExport
  readonly tables: readonly ClientTable[]
  readonly discussedAt: (id: string, version: string | undefined) => string | undefined
}

/** Reads the rows of one client from the places in the indexes. */
export async function readTables(client: string, reading: RowsReading): Promise<ClientRows> {
  const records: SourceRecord[] = []
  const rejected: Rejection[] = []
  const whole = new Set<RecordType>()
  const named = new Set<string>()
  for (const table of reading.tables) {
    const rows = await readRows(client, table, reading)
    records.push(...rows.records)
    rejected.push(...rows.rejected, ...rows.withdrawn)
    for (const file of rows.files) named.add(file)
    if (table.isWhole && rows.rejected.length === 0) whole.add(table.kind.type)
  }
  return { records, rejected: [...rejected, ...rejectUnnamed(client, named, reading.verified)], whole }
}

interface TableRows extends Omit<ClientRows, 'whole'> {
  /** What the source itself calls a mistake or replaced: told, and removed like what is no longer there. */
  readonly withdrawn: readonly Rejection[]
  /** The files that rows name, also rows with something else wrong. */
  readonly files: readonly string[]
}

async function readRows(client: string, table: ClientTable, reading: RowsReading): Promise<TableRows> {
  const records: SourceRecord[] = []
  const rejected: Rejection[] = []
  const withdrawn: Rejection[] = []
  const own = await readItems(table.index.ofClient(client), table, client)
  const ids = new Set(own.flatMap((read) => ('item' in read ? [read.item.id] : [])))
  // What a client has of their own goes before what holds for all.
  for (const read of [...own, ...table.ofAll.filter(({ item }) => !ids.has(item.id))]) {
    const place = { file: table.table.path, line: read.line }
    const record = 'item' in read ? toRecord(read.item, client, { table, line: read.line, reading }) : read
    // Whatever else is wrong with it, such as a file that was taken away. Under another name than its type: of that type nothing is missing.
    if ('item' in read && read.item.withdrawn !== undefined) withdrawn.push({ place, reason: read.item.withdrawn, type: 'withdrawn' })
    else if ('broken' in record) rejected.push({ place, reason: record.broken, type: table.kind.type.name })
    else records.push(record)
  }
  return { records, rejected, withdrawn, files: own.flatMap((read) => ('item' in read ? (read.item.file ?? []) : [])) }
}

function toRecord(
  item: RowItem,
  client: string,
  { table, line, reading }: { readonly table: ClientTable; readonly line: number; readonly reading: RowsReading },
): SourceRecord | { readonly broken: string } {
  const file = item.file === undefined ? undefined : findDocument(item.file, client, reading.verified)
  if (file && 'broken' in file) return file
  const id = `${client}/${item.id}`
  const discussedAt = reading.discussedAt(id, item.version)
  return {
    type: table.kind.type,
    id,
    data: item.data,
    place: { file: table.table.path, line },
    ...(item.recordedAt !== undefined && { recordedAt: item.recordedAt }),
    ...(discussedAt !== undefined && { discussedAt }),
    ...(file && { file }),
  }
}
