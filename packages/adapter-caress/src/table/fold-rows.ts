import type { ListColumn } from '../rows/row-kind.ts'

type Row = Readonly<Record<string, unknown>>

/** One item from the rows it takes in CSV, or in plain words why they are none. */
export type Folded = { readonly value: Row } | { readonly broken: string }

/**
 * Makes one row with lists of the rows that an item takes in CSV. Each row adds an item to every list of which it fills a
 * cell; what stands outside the lists stands in the first row, and says the same or nothing in the others.
 */
export function foldRows(rows: readonly Row[], lists: readonly ListColumn[]): Folded {
  const names = new Set(lists.map(({ name }) => name))
  const single = new Map(Object.entries(rows[0] ?? {}).filter(([column]) => !names.has(column)))
  for (const [column, cell] of rows.slice(1).flatMap((row) => Object.entries(row))) {
    if (!names.has(column) && JSON.stringify(single.get(column)) !== JSON.stringify(cell))
      return { broken: `its rows do not agree on ${column}` }
  }
  const filled = lists.map((list) => [list.name, toItems(rows, list)] as const).filter(([, items]) => items.length > 0)
  return { value: Object.fromEntries([...single, ...filled]) }
}

function toItems(rows: readonly Row[], list: ListColumn): readonly unknown[] {
  const filled = rows.flatMap((row) => (Object.hasOwn(row, list.name) ? [row[list.name]] : []))
  return list.ofWords === true ? filled : toRows(filled, list)
}

function toRows(filled: readonly unknown[], { lead, many }: ListColumn): readonly Row[] {
  const items: Row[] = []
  for (const cells of filled) {
    const item: Row = typeof cells === 'object' && cells !== null ? { ...cells } : { [lead ?? 'text']: cells }
    const above = items.at(-1)
    if (many === undefined) items.push(item)
    else if (lead !== undefined && above && !Object.hasOwn(item, lead))
      items.splice(-1, 1, { ...above, [many]: [...toList(above[many]), ...toList(item[many])] })
    else items.push({ ...item, ...(Object.hasOwn(item, many) && { [many]: toList(item[many]) }) })
  }
  return items
}

function toList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}
