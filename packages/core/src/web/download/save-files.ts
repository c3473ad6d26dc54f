import { sql, type Kysely } from 'kysely'
import type { ComposedPart } from '../../compose/composition.ts'
import { toAmsterdamDay } from '../../define/amsterdam.ts'
import { readSlices, type FileVersion } from '../files/open-file.ts'
import type { Kernel } from '../kernel.ts'
import { toIdentity } from '../part-context.ts'
import type { ClientVisit } from '../visit.ts'
import type { ZipWriter } from './zip-writer.ts'

/** Where in the ZIP the file of a record stands, by the portal's id of the record; of all parts together, so that each is saved once. */
export type FilePlaces = Map<string, string>

/** A file that is going to be saved, and where. */
export interface PlacedFile extends FileVersion {
  readonly place: string
}

interface Row extends FileVersion {
  readonly recordId: string
  readonly at: Date
}

// What has no date of its own stands at the end of every list, in a year in which nobody wrote it.
const FIRST_YEAR = 1901

/**
 * Gives every file that a part opens and that was not placed yet its place: a folder of the part, named by day and number, never by
 * data. What is placed is noted in the access log in the same transaction.
 */
export async function placeFiles(
  kernel: Kernel,
  visit: ClientVisit,
  { composed, places }: { readonly composed: ComposedPart; readonly places: FilePlaces },
): Promise<readonly PlacedFile[]> {
  if (composed.files.length === 0) return []
  return kernel.store.forViewer(toIdentity(visit), async (lane) => {
    const rows = await lane.part(composed.files, (db) => listFiles(db))
    const fresh = rows.filter(({ recordId }) => !places.has(recordId))
    const counts = new Map<string, number>()
    const placed = fresh.map(({ recordId, at, ...file }) => {
      const day = at.getUTCFullYear() < FIRST_YEAR ? 'undated' : toAmsterdamDay(at)
      counts.set(day, (counts.get(day) ?? 0) + 1)
      const place = `files/${composed.id}/${day}-${counts.get(day)}.pdf`
      places.set(recordId, place)
      return { ...file, place }
    })
    if (placed.length > 0) {
      const detail = { types: composed.files, records: fresh.map(({ recordId }) => recordId) }
      const right = composed.readRight === undefined ? {} : { right: composed.readRight }
      lane.audit({ eventType: 'file.download', action: 'R', outcome: 'success', part: composed.id, detail, ...right })
    }
    return placed
  })
}

/** Writes files as they are: what is compressed already does not get smaller. `requireOwner` is asked again before each. */
export async function saveFiles(
  kernel: Kernel,
  files: readonly PlacedFile[],
  to: { readonly composed: ComposedPart; readonly zip: ZipWriter; readonly requireOwner: () => Promise<ClientVisit> },
): Promise<void> {
  const { composed, zip, requireOwner } = to
  for (const file of files) {
    const slices = readSlices(kernel, await requireOwner(), { composed, file, start: 0 })
    await zip.add(file.place, slices, { asIs: true })
  }
}

async function listFiles(db: Kysely<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select record_file.id, mime, size, record.id as "recordId", record.at
    from record join record_file on record_file.record_id = record.id
    order by record.at desc, record.id desc`.execute(db)
  return rows
}
