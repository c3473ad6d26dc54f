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

/** A row that makes no record, and what is said of it. */
export interface MissingRow {
  readonly type: RecordType
  /** The id that its record would have, where it can be read. */
  readonly id: string | undefined
  /** Whether its source itself says that it is not to be seen; else it can not be read. */
  readonly isWithdrawn: boolean
  readonly rejection: Rejection
}

/** The rows of one client in all tables, and what of them could not be read. */
export interface ClientRows {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
  /** The types of which these are certainly all: a line that could not be read, of this client or of nobody known, may be one more. */
  readonly whole: ReadonlySet<RecordType>
  readonly missing: readonly MissingRow[]
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
  const missing: MissingRow[] = []
  const whole = new Set<RecordType>()
  const named = new Set<string>()
  for (const table of reading.tables) {
    const rows = await readRows(client, table, reading)
    records.push(...rows.records)
    missing.push(...rows.missing)
    for (const file of rows.files) named.add(file)
    if (table.isWhole && rows.missing.every(({ isWithdrawn }) => isWithdrawn)) whole.add(table.kind.type)
  }
  const rejected = [...missing.map(({ rejection }) => rejection), ...rejectUnnamed(client, named, reading.verified)]
  return { records, rejected, whole, missing }
}

interface TableRows extends Pick<ClientRows, 'records' | 'missing'> {
  /** The files that rows name, also rows with something else wrong. */
  readonly files: readonly string[]
}

async function readRows(client: string, table: ClientTable, reading: RowsReading): Promise<TableRows> {
  const records: SourceRecord[] = []
  const missing: MissingRow[] = []
  const own = await readItems(table.index.ofClient(client), table, client)
  const ids = new Set(own.flatMap((read) => ('item' in read ? [read.item.id] : [])))
  // What a client has of their own goes before what holds for all.
  for (const read of [...own, ...table.ofAll.filter(({ item }) => !ids.has(item.id))]) {
    const place = { file: table.table.path, line: read.line }
    const record = 'item' in read ? toRecord(read.item, client, { table, line: read.line, reading }) : read
    const withdrawn = 'item' in read ? read.item.withdrawn : undefined
    const miss = (reason: string, isWithdrawn: boolean): void => {
      const id = 'item' in read ? read.item.id : read.id
      const { type } = table.kind
      // What is withdrawn is told under another name than its type: of that type nothing is missing.
      const rejection = { place, reason, type: isWithdrawn ? 'withdrawn' : type.name }
      missing.push({ type, id: id === undefined ? undefined : `${client}/${id}`, isWithdrawn, rejection })
    }
    // Whatever else is wrong with it, such as a file that was taken away.
    if (withdrawn !== undefined) miss(withdrawn, true)
    else if ('broken' in record) miss(record.broken, false)
    else records.push(record)
  }
  return { records, missing, files: own.flatMap((read) => ('item' in read ? (read.item.file ?? []) : [])) }
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
