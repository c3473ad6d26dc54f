import { hash } from 'node:crypto'
import type { ExportedClient } from './manifest/find-faults.ts'
import type { ExportReading } from './read-client.ts'

/** A hash of everything from which the step of a client is made: their files by the manifest, their rows of each table, and what was discussed with them. */
export function toClientDigest(client: ExportedClient, { verified, discussed, tables }: ExportReading): string {
  const documents = (verified.documents.get(client.id) ?? []).map(({ file }) => file)
  const files = [client.bundle, client.photo, ...documents].map((file) => file && [file.path, file.sha256])
  const rows = tables.map(({ index }) => index.digestOf(client.id))
  return hash('sha256', JSON.stringify([verified.fhirVersion, files, rows, discussed.digestOf(client.id)]), 'base64url')
}
