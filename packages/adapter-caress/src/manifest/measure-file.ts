import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { readChunks } from '../table/read-chunks.ts'
import { createRowSplitter } from '../table/split-rows.ts'
import { isTable, type ExportFileKind } from './export-file.ts'

/** What the manifest says about a file's content, and its size. */
export interface FileMeasure {
  readonly sha256: string
  /** Rows of a table without the header of a CSV; undefined for a file that is no table. */
  readonly rows: number | undefined
  readonly bytes: number
}

/** Reads a file once, in constant memory, for its SHA-256, its size and its number of rows. */
export async function measureFile(absolute: string, path: string, kind: ExportFileKind): Promise<FileMeasure> {
  const hash = createHash('sha256')
  const splitter = isTable(kind) ? createRowSplitter(path) : undefined
  const handle = await open(absolute, 'r')
  let rows = path.endsWith('.csv') ? -1 : 0
  let bytes = 0
  try {
    for await (const chunk of readChunks(handle)) {
      bytes += chunk.length
      hash.update(chunk)
      rows += splitter?.push(chunk).length ?? 0
    }
  } finally {
    await handle.close()
  }
  rows += splitter?.end().length ?? 0
  return { sha256: hash.digest('hex'), rows: splitter && Math.max(0, rows), bytes }
}
