import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { RecordType } from '@voordeur/core'
import { FhirUnreadable, PROVIDED, readBundleFile, toClientStep, type ClientStep, type FhirBundle } from '@voordeur/adapter-fhir'
import type { ExportedClient, VerifiedExport } from './manifest/find-faults.ts'
import { joinMeasures } from './join-measures.ts'
import type { Discussed } from './read-discussed.ts'
import { readPhoto } from './read-photo.ts'
import { readTables, type ClientTable } from './read-tables.ts'
import { CLIENT_TABLES } from './rows/client-tables.ts'
import { takeBackAmbiguous } from './take-back-ambiguous.ts'

/** Everything of an export that is read before its clients. */
export interface ExportReading {
  readonly verified: VerifiedExport
  readonly discussed: Discussed
  readonly tables: readonly ClientTable[]
  readonly maxBytes: number
}

// Of these a bundle alone never holds all.
const IN_TABLES: ReadonlySet<RecordType> = new Set(Object.values(CLIENT_TABLES).map(({ type }): RecordType => type))
const IN_BUNDLES: ReadonlySet<RecordType> = new Set(Object.values(PROVIDED))

/** The step of one client: bundle, rows, photo. Throws `FhirUnreadable` when the bundle can not be read as this client's. */
export async function readClient(client: ExportedClient, reading: ExportReading): Promise<ClientStep> {
  const { verified, tables, discussed } = reading
  const bundle = await readBundleOf(client, reading)
  const discussedAt = discussed.at
  const { step, scrub } = toClientStep(bundle, { sourceId: client.id, file: client.bundle.path, mustCarryId: true, discussedAt })
  const rows = await readTables(client.id, { verified, tables, discussedAt })
  const photo = client.photo ? await readPhoto(verified.folder, client.photo) : { rejected: [] }
  const { records, complete = [], rejected = [] } = step
  const scrubbed = rows.records.map((record) => ({ ...record, data: scrub(record.data) }))
  const joined = joinMeasures(records, { ...rows, records: scrubbed })
  const all = takeBackAmbiguous(joined.records)
  return {
    ...step,
    records: all.records,
    complete: listComplete(complete, rows.whole).filter((type) => !joined.lost.has(type)),
    rejected: [...rejected, ...rows.rejected, ...photo.rejected, ...joined.rejected, ...all.rejected, ...discussed.listUnknown(client.id)],
    ...(photo.photo && { photo: photo.photo }),
  }
}

/** What stands in a table is whole when the table is, and whatever the bundle has of that type too. */
function listComplete(complete: readonly RecordType[], whole: ReadonlySet<RecordType>): readonly RecordType[] {
  const inTables = [...whole].filter((type) => !IN_BUNDLES.has(type) || complete.includes(type))
  return [...complete.filter((type) => !IN_TABLES.has(type)), ...inTables]
}

function readBundleOf(client: ExportedClient, { verified, maxBytes }: ExportReading): Promise<FhirBundle> {
  const file = client.bundle.path
  const options = { file, limits: { maxBytes }, ...(verified.fhirVersion && { version: verified.fhirVersion }) }
  return readBundleFile(join(verified.folder, file), options, (bytes) => {
    if (createHash('sha256').update(bytes).digest('hex') === client.bundle.sha256) return
    throw new FhirUnreadable('MALFORMED', 'the bundle changed while the export was read', { file })
  })
}
