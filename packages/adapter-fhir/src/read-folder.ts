import { hash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { SourceRefused, type Rejection, type SyncStep } from '@voordeur/core'
import type { FhirBundle, FhirResource, FhirVersion } from './read/fhir-resource.ts'
import { FhirUnreadable } from './read/fhir-unreadable.ts'
import type { ReadOptions } from './read/read-bundle.ts'
import { readBundleBytes, readLimited } from './read/read-bundle-file.ts'
import { toClientStep, type ClientStep } from './to-client-step.ts'

/** A folder with the records of clients, and how to read it. */
export interface FolderToRead {
  readonly folder: string
  readonly version?: FhirVersion | undefined
  readonly maxBytes: number
  /** Only these clients are read; everybody when it is left out. */
  readonly only?: readonly string[] | undefined
  readonly signal: AbortSignal
}

interface ClientEntry {
  readonly sourceId: string
  readonly file: string
  readonly isFolder: boolean
}

/** A file of a client as it was read: its bytes, or why there are none. */
type ClientFile = { readonly file: string; readonly bytes: Uint8Array } | { readonly rejected: Rejection }

/** The steps of a folder: each client in the order of their names, and at the end who could not be read. */
export async function* readFolder(input: FolderToRead): AsyncGenerator<SyncStep> {
  const { clients, rejected } = await listClients(input.folder)
  const places = new Map(clients.map((client) => [client.sourceId, client]))
  const double = clients.find((client) => places.get(client.sourceId) !== client)
  if (double) throw new SourceRefused('this client is there twice', { file: double.file })
  if (clients.length === 0) throw new SourceRefused('the folder holds no client, so nothing is read from it', { file: input.folder })
  if (rejected.length > 0) yield { rejected }
  yield { expectedClients: clients.length }
  for (const client of clients) {
    input.signal.throwIfAborted()
    if (input.only && !input.only.includes(client.sourceId)) continue
    const files = await readFiles(client, input)
    yield { sourceId: client.sourceId, digest: toDigest(files, input), read: async () => readClient(client, files, input) }
  }
  // Who was left out is not gone.
  if (!input.only) yield { completeSnapshot: true }
}

async function listClients(folder: string): Promise<{ clients: readonly ClientEntry[]; rejected: readonly Rejection[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new SourceRefused('the folder can not be opened', { file: folder })
  })
  const clients: ClientEntry[] = []
  const rejected: Rejection[] = []
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const { name } = entry
    if (entry.isDirectory()) clients.push({ sourceId: name, file: name, isFolder: true })
    else if (entry.isFile() && isFhirFile(name)) clients.push({ sourceId: basename(name, extname(name)), file: name, isFolder: false })
    else rejected.push({ place: { file: name }, reason: 'not read: neither a folder nor a .json or .xml file' })
  }
  return { clients, rejected }
}

// The bytes that were hashed are the bytes that are read, whatever becomes of the file meanwhile.
async function readFiles(client: ClientEntry, input: FolderToRead): Promise<readonly ClientFile[]> {
  const files: ClientFile[] = []
  try {
    for (const file of client.isFolder ? await listFiles(client, input) : [client.file]) {
      try {
        files.push({ file, bytes: await readLimited(join(input.folder, file), toOptions(file, input)) })
      } catch (error) {
        files.push({ rejected: toRejection(error, file) })
      }
    }
  } catch (error) {
    files.push({ rejected: toRejection(error, client.file) })
  }
  return files
}

async function listFiles(client: ClientEntry, { folder }: FolderToRead): Promise<readonly string[]> {
  const entries = await readdir(join(folder, client.file), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && isFhirFile(entry.name))
    .map(({ name }) => `${client.file}/${name}`)
    .toSorted()
}

/** A hash of all by which the step of a client could come out otherwise. */
function toDigest(files: readonly ClientFile[], { version }: FolderToRead): string {
  const parts = files.map((file) => ('bytes' in file ? [file.file, hash('sha256', file.bytes)] : file))
  return hash('sha256', JSON.stringify([version, parts]), 'base64url')
}

function readClient(
  client: ClientEntry,
  files: readonly ClientFile[],
  input: FolderToRead,
): ClientStep | { readonly rejected: readonly Rejection[] } {
  const { bundle, rejected } = toBundle(files, input)
  if (!client.isFolder && rejected.length > 0) return { rejected }
  try {
    const { step } = toClientStep(bundle, { sourceId: client.sourceId, file: client.file })
    // Of a client of whom a file could not be read nothing is known to be gone.
    return rejected.length === 0 ? step : { ...step, complete: [], rejected: [...(step.rejected ?? []), ...rejected] }
  } catch (error) {
    // A folder that is named by a BSN is not named again; of any other it may be a file above that holds the Patient.
    const isNamedByBsn = error instanceof FhirUnreadable && error.code === 'NAMED_BY_BSN'
    return { rejected: [...(isNamedByBsn ? [] : rejected), toRejection(error, client.file)] }
  }
}

function toBundle(
  files: readonly ClientFile[],
  input: FolderToRead,
): { readonly bundle: FhirBundle; readonly rejected: readonly Rejection[] } {
  const resources: FhirResource[] = []
  const rejected: Rejection[] = []
  let version: FhirVersion = 'R4'
  for (const file of files) {
    const bundle = 'bytes' in file ? readOrReject(file, input) : file
    if ('rejected' in bundle) rejected.push(bundle.rejected)
    else {
      resources.push(...bundle.resources)
      if (bundle.version === 'STU3') version = 'STU3'
    }
  }
  return { bundle: { version: input.version ?? version, resources }, rejected }
}

function readOrReject(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  input: FolderToRead,
): FhirBundle | { readonly rejected: Rejection } {
  try {
    return readBundleBytes(bytes, toOptions(file, input))
  } catch (error) {
    return { rejected: toRejection(error, file) }
  }
}

function toOptions(file: string, { version, maxBytes }: FolderToRead): ReadOptions {
  return { file, limits: { maxBytes }, ...(version !== undefined && { version }) }
}

function toRejection(error: unknown, file: string): Rejection {
  if (error instanceof FhirUnreadable) return { place: error.place, reason: error.message }
  return { place: { file }, reason: 'the file can not be opened' }
}

function isFhirFile(name: string): boolean {
  return /\.(json|xml)$/i.test(name)
}
