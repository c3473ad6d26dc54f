import type { RowItem, RowKind } from '../rows/row-kind.ts'
import { foldRows } from './fold-rows.ts'
import type { TableIndex } from './index-table.ts'
import type { RowPlace } from './row-places.ts'
import type { Table } from './read-table.ts'
import type { DecodedRow } from './row-decoder.ts'

/** A table that is open, with where its rows stand. */
export interface IndexedTable {
  readonly table: Table
  readonly kind: RowKind
  readonly index: TableIndex
}

/** An item with the line on which it begins, or why it can not be read, with its id where that can be. */
export type ReadItem = { readonly line: number } & (
  | { readonly item: RowItem }
  | { readonly broken: string; readonly id: string | undefined }
)

interface PlacedRow {
  readonly place: RowPlace
  readonly decoded: DecodedRow
}

/** The items in these rows, as those of one client, in the order of the table. An id that occurs again is broken. */
export async function readItems(places: readonly RowPlace[], indexed: IndexedTable, client: string): Promise<readonly ReadItem[]> {
  const rows: PlacedRow[] = []
  for (const place of places) rows.push({ place, decoded: indexed.table.readRow(place) })
  const seen = new Set<string>()
  return group(rows, indexed).map((group) => {
    const line = group[0]?.place.line ?? 0
    const read = readGroup(group, indexed, client)
    const id = idOf(group[0])
    if ('broken' in read) return { line, ...read, id: typeof id === 'string' ? id : undefined }
    if (seen.has(read.item.id)) return { line, broken: `a second ${indexed.kind.noun} with the same id`, id: read.item.id }
    seen.add(read.item.id)
    return { line, ...read }
  })
}

// In CSV an item with lists takes a row for each of their items; everywhere else a row is an item.
function group(rows: readonly PlacedRow[], { table, kind }: IndexedTable): readonly (readonly PlacedRow[])[] {
  if (!isFolded(table, kind)) return rows.map((row) => [row])
  const groups: PlacedRow[][] = []
  for (const row of rows) {
    const above = groups.at(-1)
    if (above && idOf(above[0]) === idOf(row) && idOf(row) !== undefined) above.push(row)
    else groups.push([row])
  }
  return groups
}

function readGroup(rows: readonly PlacedRow[], { table, kind, index }: IndexedTable, client: string): ReturnType<RowKind['read']> {
  const broken = rows.find(({ decoded }) => 'broken' in decoded)?.decoded
  if (broken && 'broken' in broken) return broken
  const values = rows.flatMap(({ decoded }) => ('value' in decoded ? [decoded.value] : []))
  if (!isFolded(table, kind)) return kind.read(values[0], client)
  const stand = findGap(rows, index)
  if (stand !== undefined) return { broken: `the ${kind.noun} can not be read: ${stand}` }
  const folded = foldRows(values, kind.lists)
  return 'broken' in folded ? { broken: `the ${kind.noun} can not be read: ${folded.broken}` } : kind.read(folded.value, client)
}

// A form with an answer too few says something else than the form.
function findGap(rows: readonly PlacedRow[], index: TableIndex): string | undefined {
  const ordinals = rows.map(({ place }) => place.ordinal)
  const first = ordinals[0] ?? 0
  const last = ordinals.at(-1) ?? 0
  if (last - first + 1 !== rows.length) return 'its rows do not stand together'
  return index.isBroken(first - 1) || index.isBroken(last + 1)
    ? 'the line before or after it can not be read, and may be a part of it'
    : undefined
}

function isFolded(table: Table, kind: RowKind): boolean {
  return table.path.endsWith('.csv') && kind.lists.length > 0
}

function idOf(row: PlacedRow | undefined): unknown {
  return row && 'value' in row.decoded ? row.decoded.value['id'] : undefined
}
