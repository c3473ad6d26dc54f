import type { Rejection } from '@voordeur/core'
import type { ManifestFile } from '../manifest/manifest.ts'
import type { RowKind } from '../rows/row-kind.ts'
import type { Table, TableRow } from './read-table.ts'
import { createRowDigests } from './row-digests.ts'
import { createRowPlaces, type RowPlace } from './row-places.ts'
import { readWholeTable } from './read-whole-table.ts'

/** Where the rows of each client stand in a table: places only, the text stays in the file. */
export interface TableIndex {
  readonly ofClient: (client: string) => readonly RowPlace[]
  /** Rows that hold for every client of the export. */
  readonly ofAll: readonly RowPlace[]
  /** Lines that belong to no client of the export. */
  readonly rejected: readonly Rejection[]
  /** Whether every line could at least be given to a client; if not, what is missing may be anyone's. */
  readonly isWhole: boolean
  /** A hash of all by which the rows of a client could come out otherwise: the same whenever reading them would give the same. */
  readonly digestOf: (client: string) => string
  /** Whether the row with this number can not be read. */
  readonly isBroken: (ordinal: number) => boolean
}

/** What an index is made of: an open table, its file in the manifest, and the clients of the export. */
export interface TableToIndex {
  readonly table: Table
  readonly file: ManifestFile
  readonly clients: ReadonlySet<string>
}

/** Reads a table once and notes where each client's rows stand. Refuses the export when the file changed meanwhile. */
export async function indexTable({ table, file, clients }: TableToIndex, kind: RowKind): Promise<TableIndex> {
  const places = createRowPlaces()
  const ofAll: RowPlace[] = []
  const broken = new Set<number>()
  const rejected: Rejection[] = []
  const digests = createRowDigests()
  const reject = (line: number, reason: string): void => {
    rejected.push({ place: { file: table.path, line }, reason, type: kind.type.name })
  }
  let ordinal = 0
  const take = ({ offset, length, line, decoded, bytes }: TableRow): void => {
    ordinal += 1
    const owner = 'value' in decoded ? readOwner(decoded.value, kind) : decoded
    if ('broken' in owner) {
      broken.add(ordinal)
      reject(line, owner.broken)
    } else if (owner.client === undefined) {
      ofAll.push({ offset, length, line, ordinal })
      digests.addForAll(bytes)
    } else if (clients.has(owner.client)) {
      // In CSV the rows of one item must stand together, so that it counts whether this one follows the one before.
      digests.add(owner.client, bytes, table.path.endsWith('.csv') && places.lastOf(owner.client)?.ordinal === ordinal - 1)
      places.add(owner.client, { offset, length, line, ordinal })
    } else reject(line, `the ${kind.noun} is about a client who is not in this export`)
  }
  for await (const rows of readWholeTable(table, file)) for (const row of rows) take(row)
  // A line that nobody knows whose it is may be anyone's: then the rows of everybody are read again when anything in the table changed.
  const general = [table.path, Buffer.from(table.header()).toString('base64'), broken.size === 0 ? 'whole' : file.sha256]
  return {
    digestOf: (client) => JSON.stringify([...general, ...digests.of(client)]),
    ofClient: places.of,
    ofAll,
    rejected,
    isWhole: broken.size === 0,
    isBroken: (number) => broken.has(number),
  }
}

function readOwner(
  { client }: Readonly<Record<string, unknown>>,
  kind: RowKind,
): { readonly client: string | undefined } | { readonly broken: string } {
  if (typeof client === 'string') return { client }
  if (client === undefined && kind.mayBeForAll) return { client: undefined }
  return { broken: `the ${kind.noun} does not say whose it is (client)` }
}
