import type { ClientToRead, Rejection, SyncStep } from '@voordeur/core'
import { FhirUnreadable } from '@voordeur/adapter-fhir'
import { toClientDigest } from './client-digest.ts'
import type { ExportedClient, VerifiedExport } from './manifest/find-faults.ts'
import { verifyExport } from './manifest/verify-export.ts'
import { openClientTables, openExport, type OpenedExport } from './open-export.ts'
import { readClient, type ExportReading } from './read-client.ts'
import { readDiscussed } from './read-discussed.ts'
import { readNews } from './read-news.ts'
import { readStaff } from './read-staff.ts'

/** An export folder, and how to read it. */
export interface ExportToRead {
  readonly folder: string
  readonly maxBytes: number
  /** Only these clients are read; everybody when it is left out. */
  readonly only?: readonly string[] | undefined
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
  yield* readVerified(verified, input)
}

/** The steps of an export that was compared with its manifest. */
export async function* readVerified(
  verified: VerifiedExport,
  { maxBytes, only, signal }: Pick<ExportToRead, 'maxBytes' | 'only' | 'signal'>,
): AsyncGenerator<SyncStep> {
  const opened = openExport(verified)
  try {
    const { staff, rejected } = await readStaffOf(opened)
    const discussed = await readDiscussed(await opened.open('discussed'))
    const clientTables = await openClientTables(opened, verified)
    const news = await readNewsOf(opened)
    if (staff.length > 0) yield { staff }
    const general = [...rejected, ...discussed.rejected, ...clientTables.rejected, ...rejectStrayFiles(verified)]
    if (general.length > 0) yield { rejected: general }
    if (news) yield news
    yield* readClients({ verified, discussed, tables: clientTables.tables, maxBytes }, { only, signal })
  } finally {
    await opened.close()
  }
}

async function readStaffOf(opened: OpenedExport): ReturnType<typeof readStaff> {
  const table = await opened.open('staff')
  return table ? readStaff(table.table, table.file) : { staff: [], rejected: [] }
}

async function readNewsOf(opened: OpenedExport): Promise<SyncStep | undefined> {
  const table = await opened.open('news')
  return table && readNews(table.table, table.file)
}

async function* readClients(reading: ExportReading, { only, signal }: Pick<ExportToRead, 'only' | 'signal'>): AsyncGenerator<SyncStep> {
  const { clients } = reading.verified
  yield { expectedClients: clients.length }
  const stray = reading.discussed.listStray(new Set(clients.map(({ id }) => id)))
  if (stray.length > 0) yield { rejected: stray }
  for (const client of clients) {
    signal.throwIfAborted()
    if (only && !only.includes(client.id)) continue
    yield { sourceId: client.id, digest: toClientDigest(client, reading), read: () => readClientOrReason(client, reading) }
  }
  // Who was left out is not gone.
  if (!only) yield { completeSnapshot: true }
}

// Whatever is wrong with one client's bundle, the others go on, and this client keeps the last good copy.
async function readClientOrReason(client: ExportedClient, reading: ExportReading): ReturnType<ClientToRead['read']> {
  try {
    return await readClient(client, reading)
  } catch (error) {
    const known = error instanceof FhirUnreadable ? error : undefined
    const reason = `${known?.message ?? 'the bundle can not be read'}; the client keeps the last good copy`
    return { rejected: [{ place: known?.place ?? { file: client.bundle.path }, reason }] }
  }
}

function rejectStrayFiles({ strays }: VerifiedExport): readonly Rejection[] {
  return strays.map(({ path, kind }) => ({
    place: { file: path },
    reason: `a ${kind} of a client who is not in this export`,
    type: kind,
  }))
}
