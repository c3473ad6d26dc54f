import { parseCsvRow } from './parse-csv-row.ts'
import { MAX_ROW_BYTES, type Row } from './split-rows.ts'

/** A decoded row, or in plain words why it can not be read. */
export type DecodedRow = { readonly value: Readonly<Record<string, unknown>> } | { readonly broken: string }

/** Turns the bytes of a row into an object with the table's columns. */
export type RowDecoder = (bytes: Buffer | undefined) => DecodedRow

const TOO_LONG = `the line is longer than ${MAX_ROW_BYTES} bytes`
const NOT_UTF8 = 'the line is not UTF-8'
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** A decoder for NDJSON: one JSON object on each line. */
export const decodeJsonRow: RowDecoder = (bytes) => {
  const text = toText(bytes)
  if (typeof text !== 'string') return text
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? { value } : { broken: 'the line is no JSON object' }
  } catch {
    return { broken: 'the line is no JSON; it is cut off or damaged' }
  }
}

/** A decoder for CSV from its header; `author.name` in a header is the field `name` of `author`, as deep as it goes. An empty cell is no value. */
export function createCsvDecoder(header: Row | undefined): RowDecoder {
  const text = toText(header?.bytes)
  const names = typeof text === 'string' ? text.replace(/^\uFEFF/, '') : ''
  const separator = names.includes(';') ? ';' : ','
  const columns = parseCsvRow(names, separator) ?? []
  return (bytes) => {
    const row = toText(bytes)
    if (typeof row !== 'string') return row
    const cells = parseCsvRow(row, separator)
    if (!cells) return { broken: 'the quotes in this line do not match' }
    if (cells.length !== columns.length) return { broken: `the line has ${cells.length} cells where the header has ${columns.length}` }
    return { value: toObject(columns, cells) }
  }
}

function toObject(columns: readonly string[], cells: readonly string[]): Record<string, unknown> {
  return nest(columns.flatMap((column, index) => (cells[index] === '' ? [] : [[column.trim().split('.'), cells[index]] as const])))
}

// `steps.assessment.by.name` is the field `name` of `by` of `assessment` of an item of `steps`.
function nest(filled: readonly (readonly [readonly string[], string | undefined])[]): Record<string, unknown> {
  const nested = Map.groupBy(filled, ([[first = '']]) => first)
  return Object.fromEntries(
    [...nested].map(([name, entries]) => {
      const inner = entries.flatMap(([[, ...rest], cell]) => (rest.length === 0 ? [] : [[rest, cell] as const]))
      return [name, inner.length > 0 ? nest(inner) : entries[0]?.[1]]
    }),
  )
}

function toText(bytes: Buffer | undefined): string | { readonly broken: string } {
  if (bytes === undefined) return { broken: TOO_LONG }
  try {
    return UTF8.decode(bytes)
  } catch {
    return { broken: NOT_UTF8 }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
