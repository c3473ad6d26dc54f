import type { Composition } from './compose/composition.ts'
import type { SealedColumn } from './define/portal-keys.ts'
import { kernelSealedColumns } from './flows/secret/sealed-columns.ts'
import { DOWNLOAD_PURPOSE } from './web/download/make-downloads.ts'
import { toOwnPurpose } from './store/secret-ring.ts'
import { toPieceName } from './web/download/chunks.ts'

const pieces: SealedColumn = {
  table: 'download_chunk',
  column: 'bytes',
  purpose: DOWNLOAD_PURPOSE,
  as: 'bytes',
  of: ['download_id', 'attempt', 'seq'],
  name: (row) => toPieceName({ id: String(row['download_id']), attempt: Number(row['attempt']) }, Number(row['seq'])),
}

/** Every column that a portal keeps sealed; the keys that it keeps come last. */
export function listSealedColumns({ authenticator }: Composition): readonly SealedColumn[] {
  const own = (authenticator.sealed ?? []).map((column) => ({ ...column, purpose: toOwnPurpose(authenticator.id, column.purpose) }))
  return [pieces, ...own, ...kernelSealedColumns]
}
