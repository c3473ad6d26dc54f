/** One row of a table: where it stands, and its bytes unless it is longer than a row can be. The bytes hold as long as the piece in which the row ends. */
export interface Row {
  readonly offset: number
  readonly length: number
  readonly line: number
  readonly bytes: Buffer | undefined
}

/** Cuts a stream of bytes into the rows of a table; empty lines are no rows. */
export interface RowSplitter {
  readonly push: (chunk: Buffer) => readonly Row[]
  readonly end: () => readonly Row[]
}

/** The longest row that is kept in memory. */
export const MAX_ROW_BYTES = 1024 * 1024

const NEWLINE = 0x0a
const RETURN = 0x0d
const QUOTE = 0x22

/** A splitter for NDJSON, or for CSV (RFC 4180), where a line end inside quotes belongs to the row. */
export function createRowSplitter(path: string): RowSplitter {
  const quotes = path.endsWith('.csv')
  let parts: Buffer[] = []
  let length = 0
  let offset = 0
  let line = 1
  let lines = 1
  let quoted = false
  const take = (piece: Buffer): void => {
    length += piece.length
    if (length <= MAX_ROW_BYTES) parts.push(piece)
    else parts = []
  }
  const close = (consumed: number): readonly Row[] => {
    const bytes = length <= MAX_ROW_BYTES ? trimReturn(join(parts)) : undefined
    const rows = bytes?.length === 0 ? [] : [{ offset, length, line, bytes }]
    offset += length + consumed
    parts = []
    length = 0
    line = lines
    return rows
  }
  const readQuotes = (piece: Buffer): void => {
    for (let at = piece.indexOf(QUOTE); at !== -1; at = piece.indexOf(QUOTE, at + 1)) quoted = !quoted
  }
  return {
    push(chunk) {
      const rows: Row[] = []
      let start = 0
      let read = 0
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, read)) {
        if (quotes) readQuotes(chunk.subarray(read, at))
        lines += 1
        read = at + 1
        if (quoted) continue
        take(chunk.subarray(start, at))
        rows.push(...close(1))
        start = read
      }
      if (quotes) readQuotes(chunk.subarray(read))
      // A copy: the row ends in another piece.
      take(Buffer.from(chunk.subarray(start)))
      return rows
    },
    end: () => (length === 0 ? [] : close(0)),
  }
}

function join(parts: readonly Buffer[]): Buffer {
  const [only] = parts
  return only && parts.length === 1 ? only : Buffer.concat(parts)
}

function trimReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes
}
