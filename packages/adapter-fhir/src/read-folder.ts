import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { SourceRefused, type Rejection, type SyncStep } from '@voordeur/core'
import type { FhirBundle, FhirResource, FhirVersion } from './read/fhir-resource.ts'
import { FhirUnreadable } from './read/fhir-unreadable.ts'
import { readBundleFile } from './read/read-bundle-file.ts'
import { toClientStep } from './to-client-step.ts'

/** A folder with the records of clients, and how to read it. */
export interface FolderToRead {
  readonly folder: string
  readonly version?: FhirVersion | undefined
  readonly maxBytes: number
  readonly signal: AbortSignal
}

interface ClientEntry {
  readonly sourceId: string
  readonly file: string
  readonly isFolder: boolean
}

interface ClientResources {
  readonly bundle: FhirBundle
  /** Files of the client that could not be read: then nothing is known to be gone. */
  readonly rejected: readonly Rejection[]
}

/** The steps of a folder: each client in the order of their names, and at the end who could not be read. */
export async function* readFolder(input: FolderToRead): AsyncGenerator<SyncStep> {
  const { clients, rejected } = await listClients(input.folder)
  const places = new Map(clients.map((client) => [client.sourceId, client]))
  const double = clients.find((client) => places.get(client.sourceId) !== client)
  if (double) throw new SourceRefused('this client is there twice', { file: double.file })
  if (clients.length === 0) throw new SourceRefused('the folder holds no client, so nothing is read from it', { file: input.folder })
  if (rejected.length > 0) yield { rejected }
  const unread: string[] = []
  for (const client of clients) {
    input.signal.throwIfAborted()
    const read = await readClient(client, input)
    if (read.isUnread) unread.push(client.sourceId)
    yield read.step
  }
  yield { completeSnapshot: true, ...(unread.length > 0 && { unread }) }
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

async function readClient(client: ClientEntry, input: FolderToRead): Promise<{ readonly step: SyncStep; readonly isUnread: boolean }> {
  try {
    const { bundle, rejected } = client.isFolder ? await readLoose(client, input) : await readOne(client, input)
    const { step } = toClientStep(bundle, { sourceId: client.sourceId, file: client.file })
    if (rejected.length === 0) return { step, isUnread: false }
    return { step: { ...step, complete: [], rejected: [...(step.rejected ?? []), ...rejected] }, isUnread: false }
  } catch (error) {
    // A BSN is never repeated, and no record was ever stored under one.
    const isNamedByBsn = error instanceof FhirUnreadable && error.code === 'NAMED_BY_BSN'
    return { step: { rejected: [toRejection(error, client.file)] }, isUnread: !isNamedByBsn }
  }
}

async function readOne(client: ClientEntry, input: FolderToRead): Promise<ClientResources> {
  return { bundle: await readFile(client.file, input), rejected: [] }
}

async function readLoose(client: ClientEntry, input: FolderToRead): Promise<ClientResources> {
  const entries = await readdir(join(input.folder, client.file), { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && isFhirFile(entry.name)).map(({ name }) => `${client.file}/${name}`)
  const resources: FhirResource[] = []
  const rejected: Rejection[] = []
  let version: FhirVersion = 'R4'
  for (const file of names.toSorted()) {
    try {
      const bundle = await readFile(file, input)
      resources.push(...bundle.resources)
      if (bundle.version === 'STU3') version = 'STU3'
    } catch (error) {
      rejected.push(toRejection(error, file))
    }
  }
  return { bundle: { version: input.version ?? version, resources }, rejected }
}

function readFile(file: string, { folder, version, maxBytes }: FolderToRead): Promise<FhirBundle> {
  return readBundleFile(join(folder, file), { file, limits: { maxBytes }, ...(version !== undefined && { version }) })
}

function toRejection(error: unknown, file: string): Rejection {
  if (error instanceof FhirUnreadable) return { place: error.place, reason: error.message }
  return { place: { file }, reason: 'the file can not be opened' }
}

function isFhirFile(name: string): boolean {
  return /\.(json|xml)$/i.test(name)
}
