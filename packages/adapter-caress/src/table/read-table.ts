import { readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { readChunks } from './read-chunks.ts'
import { createCsvDecoder, decodeJsonRow, type DecodedRow, type RowDecoder } from './row-decoder.ts'
import { createRowSplitter, type Row } from './split-rows.ts'

/** A row of a table with what stands in it. */
export interface TableRow extends Row {
  readonly decoded: DecodedRow
}

/** A table that is open for reading: from the start, row by row, and again at any row it gave. */
export interface Table {
  readonly path: string
  /** The row that names the columns of a CSV, once the rows were read; empty for NDJSON. */
  readonly header: () => Uint8Array
  /** The rows of one piece of the file after the other, each decoded when it is asked for. */
  readonly rows: (onBytes?: (bytes: Buffer) => void) => AsyncGenerator<Iterable<TableRow>>
  readonly readRow: (at: Pick<Row, 'offset' | 'length'>) => DecodedRow
}

/** A table over an open file; the format is that of the name, `.ndjson` or `.csv`. */
export function openTable(handle: FileHandle, path: string): Table {
  const csv = path.endsWith('.csv')
  let decode: RowDecoder | undefined = csv ? undefined : decodeJsonRow
  let header: Uint8Array = new Uint8Array()
  const accept = function* (rows: readonly Row[]): Generator<TableRow> {
    for (const row of rows) {
      if (decode) yield { ...row, decoded: decode(row.bytes) }
      else {
        decode = createCsvDecoder(row)
        // A copy: the bytes hold no longer than the piece they stand in.
        header = Uint8Array.from(row.bytes ?? [])
      }
    }
  }
  return {
    path,
    header: () => header,
    async *rows(onBytes) {
      decode = csv ? undefined : decodeJsonRow
      const splitter = createRowSplitter(path)
      for await (const chunk of readChunks(handle)) {
        onBytes?.(chunk)
        yield accept(splitter.push(chunk))
      }
      yield accept(splitter.end())
    },
    readRow({ offset, length }) {
      const bytes = Buffer.allocUnsafe(length)
      // At once: these bytes were read a moment ago, and a turn through the thread pool costs ten times what reading them does.
      if (readSync(handle.fd, bytes, 0, length, offset) < length) return { broken: 'the file ends before this line does' }
      return (decode ?? decodeJsonRow)(bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes)
    },
  }
}
