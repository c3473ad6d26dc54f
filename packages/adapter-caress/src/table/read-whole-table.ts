import { createHash } from 'node:crypto'
import { SourceRefused } from '@voordeur/core'
import type { ManifestFile } from '../manifest/manifest.ts'
import type { Table, TableRow } from './read-table.ts'

/** The rows of a table from the first to the last, in pieces; at the end the export is refused when the file changed since it was compared. */
export async function* readWholeTable(table: Table, file: ManifestFile): AsyncGenerator<Iterable<TableRow>> {
  const hash = createHash('sha256')
  yield* table.rows((bytes) => hash.update(bytes))
  if (hash.digest('hex') !== file.sha256) throw new SourceRefused('the file changed while it was read', { file: file.path })
}
