import { lstat, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { SourceRefused } from '@voordeur/core'
import { isTable, readExportPath } from './export-file.ts'
import { Manifest, MANIFEST_NAME, type ManifestFile } from './manifest.ts'
import { measureFile } from './measure-file.ts'
import { listExportFiles } from './write-manifest.ts'

// Some 150 bytes for each file: room for a hundred thousand clients with their photos.
const LARGEST_MANIFEST = 32 * 1024 * 1024

/** One client of a verified export. */
export interface ExportedClient {
  readonly id: string
  readonly bundle: ManifestFile
  readonly photo: ManifestFile | undefined
}

/** An export of which every file was compared with the manifest. */
export interface VerifiedExport {
  readonly folder: string
  readonly madeAt: string
  readonly fhirVersion: 'STU3' | 'R4' | undefined
  readonly clients: readonly ExportedClient[]
  /** Photos of clients who are not in the export. */
  readonly strayPhotos: readonly ManifestFile[]
  readonly tables: Readonly<Partial<Record<'reports' | 'staff' | 'discussed', ManifestFile>>>
}

/**
 * Compares an export with its manifest before anything is taken from it. Throws `SourceRefused`, naming the file and what
 * differs, for the first thing that is not as the manifest says: half an export must never replace a whole one.
 */
export async function verifyExport(folder: string): Promise<VerifiedExport> {
  const root = await realpath(folder).catch(() => refuse('the export folder can not be opened', folder))
  const manifest = await readManifest(root)
  refuseUnfitNames(manifest)
  await refuseUnnamedFiles(root, manifest)
  for (const file of manifest.files) await verifyFile(root, file)
  const clients = listClients(manifest)
  if (clients.length === 0) refuse('the export holds no client, so nothing is read from it', MANIFEST_NAME)
  const known = new Set(clients.map(({ id }) => id))
  return {
    folder: root,
    madeAt: manifest.madeAt,
    fhirVersion: manifest.fhirVersion,
    clients,
    strayPhotos: manifest.files.filter(({ kind, path }) => kind === 'photo' && !known.has(readExportPath(path)?.client ?? '')),
    tables: Object.fromEntries(manifest.files.filter(({ kind }) => isTable(kind)).map((file) => [file.kind, file])),
  }
}

async function readManifest(root: string): Promise<Manifest> {
  const parsed = Manifest.safeParse(parseJson(await readManifestText(join(root, MANIFEST_NAME))))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  throw new SourceRefused(`the manifest is not valid: ${issue?.message ?? 'it is not as documented'}`, { file: MANIFEST_NAME, path })
}

async function readManifestText(path: string): Promise<string> {
  const status = await lstat(path).catch(() =>
    refuse('the export has no manifest, so it may be half written; the manifest is written last', MANIFEST_NAME),
  )
  // A pipe would be waited for without end, and every later sync with it.
  if (!status.isFile()) refuse('this is a link or no ordinary file; an export holds its own files', MANIFEST_NAME)
  if (status.size > LARGEST_MANIFEST) refuse(`the manifest is larger than ${LARGEST_MANIFEST} bytes`, MANIFEST_NAME)
  return readFile(path, 'utf8').catch(() => refuse('the manifest can not be opened', MANIFEST_NAME))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('the manifest is no JSON; it is cut off or damaged', MANIFEST_NAME)
  }
}

function refuseUnfitNames(manifest: Manifest): void {
  const seen = new Set<string>()
  for (const file of manifest.files) {
    const client = refuseUnfitFile(file)
    // Also two ids that differ in capitals alone: on many disks they are one file.
    const name = `${file.kind} ${client?.toLowerCase() ?? ''}`
    if (seen.has(name))
      refuse(client === undefined ? `the export has two tables of ${file.kind}` : 'the export has this client twice', file.path)
    seen.add(name)
  }
}

function refuseUnfitFile({ path, kind, rows }: ManifestFile): string | undefined {
  if (leavesFolder(path)) refuse('the manifest names a path that leaves the export folder', path)
  const known = readExportPath(path)
  if (known?.kind !== kind) refuse(`the manifest calls this file "${kind}", which does not go with its path`, path)
  if (isTable(kind) && rows === undefined) refuse('the manifest does not say how many rows this table has', path)
  return known?.client
}

function leavesFolder(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[\\/]/).includes('..')
}

async function refuseUnnamedFiles(root: string, manifest: Manifest): Promise<void> {
  const named = new Set(manifest.files.map(({ path }) => path))
  const stray = (await listExportFiles(root)).find((path) => !named.has(path))
  if (stray !== undefined) refuse('this file is in the folder but not in the manifest', stray)
}

async function verifyFile(root: string, file: ManifestFile): Promise<void> {
  const absolute = join(root, file.path)
  const status = await lstat(absolute).catch(() => refuse('the manifest names this file, but it is not there', file.path))
  if (!status.isFile() || (await realpath(absolute)) !== absolute)
    refuse('this is a link or no ordinary file; an export holds its own files', file.path)
  const { sha256, rows } = await measureFile(absolute, file.path, file.kind)
  if (rows !== undefined && rows !== file.rows) refuse(`the manifest says ${file.rows ?? 0} rows, the file has ${rows}`, file.path)
  if (sha256 !== file.sha256) refuse('the content is not what the manifest says (its SHA-256 differs)', file.path)
}

function listClients(manifest: Manifest): readonly ExportedClient[] {
  const photos = new Map(manifest.files.filter(({ kind }) => kind === 'photo').map((file) => [readExportPath(file.path)?.client, file]))
  return manifest.files.flatMap((file) => {
    const id = readExportPath(file.path)?.client
    return file.kind === 'client' && id !== undefined ? [{ id, bundle: file, photo: photos.get(id) }] : []
  })
}

function refuse(reason: string, file: string): never {
  throw new SourceRefused(`${file}: ${reason}`, { file })
}
