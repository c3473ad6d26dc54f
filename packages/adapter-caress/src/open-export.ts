import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rejection } from '@voordeur/core'
import type { TableName } from './manifest/export-file.ts'
import type { VerifiedExport } from './manifest/find-faults.ts'
import type { ManifestFile } from './manifest/manifest.ts'
import type { ClientTable } from './read-tables.ts'
import { CLIENT_TABLES } from './rows/client-tables.ts'
import type { RowKind } from './rows/row-kind.ts'
import { indexTable } from './table/index-table.ts'
import { readItems } from './table/read-items.ts'
import { openTable, type Table } from './table/read-table.ts'

/** A table that is open for reading, and what the manifest says of it. */
export interface OpenedTable {
  readonly table: Table
  readonly file: ManifestFile
}

/** The tables of an export while they are read. */
export interface OpenedExport {
  readonly open: (name: TableName) => Promise<OpenedTable | undefined>
  readonly close: () => Promise<void>
}

/** Opens the tables of an export; each that was opened is closed by `close`. */
export function openExport({ folder, tables }: VerifiedExport): OpenedExport {
  const handles: FileHandle[] = []
  return {
    async open(name) {
      const file = tables[name]
      if (!file) return undefined
      const handle = await open(join(folder, file.path), 'r')
      handles.push(handle)
      return { table: openTable(handle, file.path), file }
    },
    async close() {
      await Promise.all(handles.map((handle) => handle.close()))
    },
  }
}

/** The tables with rows of clients that an export has, each with where those rows stand, and the lines that are nobody's. */
export async function openClientTables(
  opened: OpenedExport,
  { clients }: VerifiedExport,
): Promise<{ readonly tables: readonly ClientTable[]; readonly rejected: readonly Rejection[] }> {
  const known = new Set(clients.map(({ id }) => id))
  const tables: ClientTable[] = []
  const rejected: Rejection[] = []
  for (const [name, kind] of Object.entries(CLIENT_TABLES) as readonly (readonly [keyof typeof CLIENT_TABLES, RowKind])[]) {
    const table = await opened.open(name)
    if (!table) continue
    const indexed = await openClientTable(table, kind, known)
    tables.push(indexed.table)
    rejected.push(...indexed.rejected)
  }
  return { tables, rejected }
}

async function openClientTable(
  { table, file }: OpenedTable,
  kind: RowKind,
  clients: ReadonlySet<string>,
): Promise<{ readonly table: ClientTable; readonly rejected: readonly Rejection[] }> {
  const index = await indexTable({ table, file, clients }, kind)
  const forAll = await readItems(index.ofAll, { table, kind, index }, '')
  const broken = forAll.flatMap(({ line, ...read }) =>
    'broken' in read ? [{ place: { file: table.path, line }, reason: read.broken, type: kind.type.name }] : [],
  )
  const ofAll = forAll.flatMap((read) => ('item' in read ? [{ line: read.line, item: read.item }] : []))
  return {
    table: { table, kind, index, ofAll, isWhole: index.isWhole && broken.length === 0 },
    rejected: [...index.rejected, ...broken],
  }
}
