import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rejection, SyncStep } from '@voordeur/core'
import { FhirUnreadable } from '@voordeur/adapter-fhir'
import { indexReports } from './index-reports.ts'
import { verifyExport, type ExportedClient, type VerifiedExport } from './manifest/verify-export.ts'
import { readClient, type ExportReading } from './read-client.ts'
import { readDiscussed } from './read-discussed.ts'
import { readStaff } from './read-staff.ts'
import { openTable, type Table } from './table/read-table.ts'

/** An export folder, and how to read it. */
export interface ExportToRead {
  readonly folder: string
  readonly maxBytes: number
  readonly signal: AbortSignal
  readonly log: (message: string) => void
}

/**
 * The steps of an export: staff first, then what belongs to no client, each client, and the end of the snapshot. The whole
 * export is compared with its manifest before the first step; one that differs throws `SourceRefused` and yields nothing.
 */
export async function* readExport(input: ExportToRead): AsyncGenerator<SyncStep> {
  const verified = await verifyExport(input.folder)
  input.log(`Caress export made at ${verified.madeAt}: ${verified.clients.length} clients`)
  const handles: FileHandle[] = []
  const openOf = async (kind: keyof VerifiedExport['tables']): Promise<Table | undefined> => {
    const file = verified.tables[kind]
    if (!file) return undefined
    const handle = await open(join(verified.folder, file.path), 'r')
    handles.push(handle)
    return openTable(handle, file.path)
  }
  try {
    const staffTable = await openOf('staff')
    const { staff, rejected } = staffTable ? await readStaff(staffTable) : { staff: [], rejected: [] }
    const discussed = await readDiscussed(await openOf('discussed'))
    const reports = await openReports(verified, await openOf('reports'))
    if (staff.length > 0) yield { staff }
    const general = [...rejected, ...discussed.rejected, ...(reports?.index.rejected ?? []), ...rejectStrayPhotos(verified)]
    if (general.length > 0) yield { rejected: general }
    yield* readClients({ verified, discussed, reports, maxBytes: input.maxBytes }, input.signal)
  } finally {
    await Promise.all(handles.map((handle) => handle.close()))
  }
}

async function openReports(verified: VerifiedExport, table: Table | undefined): Promise<ExportReading['reports']> {
  const file = verified.tables.reports
  if (!table || !file) return undefined
  return { table, index: await indexReports(table, file, new Set(verified.clients.map(({ id }) => id))) }
}

async function* readClients(reading: ExportReading, signal: AbortSignal): AsyncGenerator<SyncStep> {
  const unread = new Set<string>()
  for (const client of reading.verified.clients) {
    signal.throwIfAborted()
    const read = await readClientOrReason(client, reading)
    if (read.isUnread) unread.add(client.id)
    yield read.step
  }
  const unknown = reading.discussed.listUnknown(unread)
  if (unknown.length > 0) yield { rejected: unknown }
  yield { completeSnapshot: true, ...(unread.size > 0 && { unread: [...unread] }) }
}

// Whatever is wrong with one client's bundle, the others go on, and this client keeps the last good copy.
async function readClientOrReason(
  client: ExportedClient,
  reading: ExportReading,
): Promise<{ readonly step: SyncStep; readonly isUnread: boolean }> {
  try {
    return { step: await readClient(client, reading), isUnread: false }
  } catch (error) {
    const known = error instanceof FhirUnreadable ? error : undefined
    const reason = `${known?.message ?? 'the bundle can not be read'}; the client keeps the last good copy`
    const rejection: Rejection = { place: known?.place ?? { file: client.bundle.path }, reason }
    // A BSN is never repeated, and no record was ever stored under one.
    return { step: { rejected: [rejection] }, isUnread: known?.code !== 'NAMED_BY_BSN' }
  }
}

function rejectStrayPhotos(verified: VerifiedExport): readonly Rejection[] {
  return verified.strayPhotos.map(({ path }) => ({
    place: { file: path },
    reason: 'a photo of a client who is not in this export',
    type: 'photo',
  }))
}
