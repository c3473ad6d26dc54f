import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Report } from '@voordeur/core/care'
import { FhirUnreadable, readBundleFile, toClientStep, type ClientStep, type FhirBundle } from '@voordeur/adapter-fhir'
import type { ExportedClient, VerifiedExport } from './manifest/verify-export.ts'
import type { Discussed } from './read-discussed.ts'
import { readPhoto } from './read-photo.ts'
import { readReports, type ReportTable } from './read-reports.ts'

/** Everything of an export that is read before its clients. */
export interface ExportReading {
  readonly verified: VerifiedExport
  readonly discussed: Discussed
  readonly reports: ReportTable
  readonly maxBytes: number
}

/** The step of one client: bundle, reports, photo. Throws `FhirUnreadable` when the bundle can not be read as this client's. */
export async function readClient(client: ExportedClient, reading: ExportReading): Promise<ClientStep> {
  const bundle = await readBundleOf(client, reading)
  const discussedAt = reading.discussed.at
  const { step, scrub } = toClientStep(bundle, { sourceId: client.id, file: client.bundle.path, mustCarryId: true, discussedAt })
  const reports = await readReports(client.id, reading.reports, discussedAt)
  const photo = client.photo ? await readPhoto(reading.verified.folder, client.photo) : { rejected: [] }
  const { records, complete = [], rejected = [] } = step
  return {
    ...step,
    records: [...records, ...reports.records.map((record) => ({ ...record, data: scrub(record.data) }))],
    complete: complete.filter((type) => type !== Report || reports.isWhole),
    rejected: [...rejected, ...reports.rejected, ...photo.rejected],
    ...(photo.photo && { photo: photo.photo }),
  }
}

function readBundleOf(client: ExportedClient, { verified, maxBytes }: ExportReading): Promise<FhirBundle> {
  const file = client.bundle.path
  const options = { file, limits: { maxBytes }, ...(verified.fhirVersion && { version: verified.fhirVersion }) }
  return readBundleFile(join(verified.folder, file), options, (bytes) => {
    if (createHash('sha256').update(bytes).digest('hex') === client.bundle.sha256) return
    throw new FhirUnreadable('MALFORMED', 'the bundle changed while the export was read', { file })
  })
}
