import { sql, type Kysely } from 'kysely'
import type { ComposedPart } from '../../compose/composition.ts'
import { isId } from '../../store/ids.ts'
import { isUnavailable } from '../../store/store-error.ts'
import type { ViewerAuditEntry } from '../../store/store.ts'
import type { Kernel } from '../kernel.ts'
import { isOpen, keepApplying, listPanels } from '../part-access.ts'
import { toIdentity } from '../part-context.ts'
import type { ClientVisit } from '../visit.ts'

/** How much of a file is in memory at a time, in bytes. */
const SLICE_BYTES = 1024 * 1024

/** One version of the file of a record. */
export interface FileVersion {
  /** Names these bytes: when the source brings others, they have another one. */
  readonly id: string
  readonly mime: string
  readonly size: number
}

/** A file that somebody may see, with its beginning. */
export interface OpenedFile extends FileVersion {
  readonly type: string
  readonly data: unknown
  readonly first: Uint8Array
}

/** Which file, in which part. */
interface FileAddress {
  readonly composed: ComposedPart
  readonly recordId: string
}

/**
 * Opens the file of a record as its part's page reads the record: the part applies, opens files of this type, and the database shows
 * the record. Undefined for everything else, whatever the reason. That it was opened is noted in the same transaction.
 */
export async function openFile(kernel: Kernel, visit: ClientVisit, address: FileAddress): Promise<OpenedFile | 'failed' | undefined> {
  const { composed, recordId } = address
  if (composed.files.length === 0 || !isId(recordId)) return undefined
  return kernel.store.forViewer(toIdentity(visit), async (lane) => {
    if (!isOpen(await keepApplying(lane, listPanels(kernel, visit)), composed)) return undefined
    try {
      const file = await lane.part(composed.files, (db) => findFile(db, recordId))
      if (file) lane.audit(toEntry(visit, address, 'success'))
      return file
    } catch (error) {
      if (isUnavailable(error)) throw error
      lane.audit(toEntry(visit, address, 'failure'))
      kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
      return 'failed'
    }
  })
}

/**
 * The rest of a file behind what was read of it, a slice at a time, each behind the same wall as the first: no connection waits for a slow
 * reader. Throws when the record or this version of its file went away meanwhile: half a file must not look like a whole one.
 */
export async function* readSlices(
  kernel: Kernel,
  visit: ClientVisit,
  from: { readonly composed: ComposedPart; readonly file: FileVersion; readonly start: number },
): AsyncGenerator<Uint8Array> {
  const { composed, file } = from
  for (let start = from.start; start < file.size; start += SLICE_BYTES) {
    const slice = await kernel.store.forViewer(toIdentity(visit), (lane) =>
      lane.part(composed.files, (db) => readSlice(db, file.id, start)),
    )
    if (slice?.byteLength !== Math.min(SLICE_BYTES, file.size - start))
      throw new Error(`A file of "${composed.id}" went away while it was read.`)
    yield slice
  }
}

// Which rows there are is decided by the policies of `record` and `record_file`; the client and the type are not asked here.
async function findFile(db: Kysely<unknown>, recordId: string): Promise<OpenedFile | undefined> {
  const { rows } = await sql<OpenedFile>`
    select record_file.id, mime, size, record.type, record.data, substring(bytes from 1 for ${SLICE_BYTES}::integer) as first
    from record join record_file on record_file.record_id = record.id
    where record.id = ${recordId}::uuid`.execute(db)
  return rows[0]
}

async function readSlice(db: Kysely<unknown>, id: string, start: number): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ slice: Uint8Array }>`
    select substring(bytes from ${start + 1}::integer for ${SLICE_BYTES}::integer) as slice
    from record_file where id = ${id}::uuid`.execute(db)
  return rows[0]?.slice
}

/** What the log says: which record, in which part, with which right; in a preview also as whom the administrator looked. */
function toEntry({ preview }: ClientVisit, { composed, recordId }: FileAddress, outcome: ViewerAuditEntry['outcome']): ViewerAuditEntry {
  const detail = { types: composed.files, record: recordId }
  const what = preview ? { eventType: 'part.preview', detail: { ...detail, as: preview.personId } } : { eventType: 'file.opened', detail }
  const right = composed.readRight === undefined ? {} : { right: composed.readRight }
  return { ...what, action: 'R', outcome, part: composed.id, ...right }
}
