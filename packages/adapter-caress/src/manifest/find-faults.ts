import { lstat, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourcePlace } from '@voordeur/core'
import { isTable, readExportPath, type TableName } from './export-file.ts'
import { Manifest, MANIFEST_NAME, type ManifestFile } from './manifest.ts'
import { measureFile, type FileMeasure } from './measure-file.ts'
import { listExportFiles } from './write-manifest.ts'

/** Something for which an export is refused as a whole: where, why, and what its maker does about it. */
export interface ExportFault {
  readonly place: SourcePlace
  readonly reason: string
  readonly fix: string
}

/** One client of a verified export. */
export interface ExportedClient {
  readonly id: string
  readonly bundle: ManifestFile
  readonly photo: ManifestFile | undefined
}

/** A document of a verified export, and how many bytes it has. */
export interface ExportedDocument {
  readonly file: ManifestFile
  readonly bytes: number
}

/** An export of which every file was compared with the manifest. */
export interface VerifiedExport {
  readonly folder: string
  readonly madeAt: string
  readonly fhirVersion: 'STU3' | 'R4' | undefined
  readonly files: readonly ManifestFile[]
  readonly clients: readonly ExportedClient[]
  /** Photos and documents of clients who are not in the export. */
  readonly strays: readonly ManifestFile[]
  /** The documents of each client. */
  readonly documents: ReadonlyMap<string, readonly ExportedDocument[]>
  readonly tables: Readonly<Partial<Record<TableName, ManifestFile>>>
}

/** What comparing an export ends with: the files that are as the manifest says, and the export when all are. */
export interface Comparison {
  readonly same: readonly ManifestFile[]
  readonly verified: VerifiedExport | undefined
}

/** Every fault of an export, one by one. */
export type Faults = AsyncGenerator<ExportFault, Comparison>

// Some 150 bytes for each file: room for a hundred thousand clients with their photos.
const LARGEST_MANIFEST = 32 * 1024 * 1024

const WRITE_LAST = 'Write the files first and the manifest last, by counting and hashing what was written (writeManifest does it).'
const OWN_FILES = 'Put the file itself in the folder, or take the link out.'
const WHOLE = 'Write the export again as a whole, the manifest last.'

/** Compares an export with its manifest, and goes on after a fault as far as there is something to compare. */
export async function* findFaults(folder: string): Faults {
  const root = await realpath(folder).catch(() => undefined)
  if (root === undefined)
    return yield* give(fault(folder, 'the export folder can not be opened', 'Name the folder that holds manifest.json.'))
  const manifest = await readManifest(root)
  if ('reason' in manifest) return yield* give(manifest)
  let isGood = true
  for (const found of [...findUnfitNames(manifest), ...(await findUnnamedFiles(root, manifest))]) {
    isGood = false
    yield found
  }
  const measures = new Map<string, FileMeasure>()
  for (const file of manifest.files.filter(({ path }) => readExportPath(path) !== undefined)) {
    const measured = await compareFile(root, file)
    if ('reason' in measured) {
      isGood = false
      yield measured
    } else measures.set(file.path, measured)
  }
  const same = manifest.files.filter(({ path }) => measures.has(path))
  if (!manifest.files.some(({ kind }) => kind === 'client'))
    return yield* give(
      fault(MANIFEST_NAME, 'the export holds no client, so nothing is read from it', 'Give each client a bundle in clients/.'),
    )
  return { same, verified: isGood ? toVerified(root, manifest, measures) : undefined }
}

async function* give(found: ExportFault): Faults {
  yield found
  return { same: [], verified: undefined }
}

async function readManifest(root: string): Promise<Manifest | ExportFault> {
  const text = await readManifestText(join(root, MANIFEST_NAME))
  if (typeof text !== 'string') return text
  const json = parseJson(text)
  if (json === undefined) return fault(MANIFEST_NAME, 'the manifest is no JSON; it is cut off or damaged', WRITE_LAST)
  const parsed = Manifest.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return {
    place: { file: MANIFEST_NAME, path: issue?.path.map(String).join('.') ?? '' },
    reason: `the manifest is not valid: ${issue?.message ?? 'it is not as documented'}`,
    fix: 'Write it as schema/manifest.schema.json says.',
  }
}

async function readManifestText(path: string): Promise<string | ExportFault> {
  const status = await lstat(path).catch(() => undefined)
  if (!status)
    return fault(MANIFEST_NAME, 'the export has no manifest, so it may be half written; the manifest is written last', WRITE_LAST)
  // A pipe would be waited for without end, and every later sync with it.
  if (!status.isFile()) return fault(MANIFEST_NAME, 'this is a link or no ordinary file; an export holds its own files', OWN_FILES)
  if (status.size > LARGEST_MANIFEST)
    return fault(MANIFEST_NAME, `the manifest is larger than ${LARGEST_MANIFEST} bytes`, 'Divide the clients over several exports.')
  const opened = fault(MANIFEST_NAME, 'the manifest can not be opened', 'Let the portal read it.')
  return readFile(path, 'utf8').catch(() => opened)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function findUnfitNames(manifest: Manifest): readonly ExportFault[] {
  const seen = new Set<string>()
  return manifest.files.flatMap((file) => {
    const unfit = findUnfitFile(file)
    if (unfit) return [unfit]
    // Also two names that differ in capitals alone: on many disks they are one file.
    const name =
      file.kind === 'document' ? file.path.toLowerCase() : `${file.kind} ${readExportPath(file.path)?.client?.toLowerCase() ?? ''}`
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    const what = isTable(file.kind) ? `the export has two tables of ${file.kind}` : TWICE[file.kind]
    return [fault(file.path, what, 'Keep one of the two, and give it in the manifest once.')]
  })
}

const TWICE = {
  client: 'the export has this client twice',
  photo: 'the export has two photos of this client',
  document: 'the export has this document twice',
} as const

function findUnfitFile({ path, kind, rows }: ManifestFile): ExportFault | undefined {
  if (leavesFolder(path))
    return fault(path, 'the manifest names a path that leaves the export folder', 'Name files within the folder only.')
  if (readExportPath(path)?.kind !== kind)
    return fault(path, `the manifest calls this file "${kind}", which does not go with its path`, 'Use the paths and kinds of the format.')
  if (isTable(kind) && rows === undefined) return fault(path, 'the manifest does not say how many rows this table has', WRITE_LAST)
  return undefined
}

function leavesFolder(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[\\/]/).includes('..')
}

async function findUnnamedFiles(root: string, manifest: Manifest): Promise<readonly ExportFault[]> {
  const named = new Set(manifest.files.map(({ path }) => path))
  const stray = (await listExportFiles(root)).filter((path) => !named.has(path))
  return stray.map((path) => fault(path, 'this file is in the folder but not in the manifest', 'Take it out, or name it in the manifest.'))
}

async function compareFile(root: string, file: ManifestFile): Promise<FileMeasure | ExportFault> {
  const absolute = join(root, file.path)
  const status = await lstat(absolute).catch(() => undefined)
  if (!status) return fault(file.path, 'the manifest names this file, but it is not there', WHOLE)
  if (!status.isFile() || (await realpath(absolute)) !== absolute)
    return fault(file.path, 'this is a link or no ordinary file; an export holds its own files', OWN_FILES)
  const measured = await measureFile(absolute, file.path, file.kind).catch(() => undefined)
  if (!measured) return fault(file.path, 'the file can not be opened', 'Let the portal read it.')
  if (measured.rows !== undefined && measured.rows !== file.rows)
    return fault(file.path, `the manifest says ${file.rows ?? 0} rows, the file has ${measured.rows}`, WHOLE)
  if (measured.sha256 !== file.sha256) return fault(file.path, 'the content is not what the manifest says (its SHA-256 differs)', WHOLE)
  return measured
}

function toVerified(folder: string, manifest: Manifest, measures: ReadonlyMap<string, FileMeasure>): VerifiedExport {
  const { files, madeAt, fhirVersion } = manifest
  const clients = listClients(files)
  const known = new Set(clients.map(({ id }) => id))
  return {
    folder,
    madeAt,
    fhirVersion,
    files,
    clients,
    strays: files.filter(({ kind, path }) => !isTable(kind) && !known.has(readExportPath(path)?.client ?? '')),
    documents: listDocuments(files, measures),
    tables: Object.fromEntries(files.filter(({ kind }) => isTable(kind)).map((file) => [file.kind, file])),
  }
}

function listClients(files: readonly ManifestFile[]): readonly ExportedClient[] {
  const photos = new Map(files.filter(({ kind }) => kind === 'photo').map((file) => [readExportPath(file.path)?.client, file]))
  return files.flatMap((file) => {
    const id = readExportPath(file.path)?.client
    return file.kind === 'client' && id !== undefined ? [{ id, bundle: file, photo: photos.get(id) }] : []
  })
}

function listDocuments(
  files: readonly ManifestFile[],
  measures: ReadonlyMap<string, FileMeasure>,
): ReadonlyMap<string, readonly ExportedDocument[]> {
  const documents = files.flatMap((file) => {
    const measure = measures.get(file.path)
    return file.kind === 'document' && measure ? [{ file, bytes: measure.bytes }] : []
  })
  return Map.groupBy(documents, ({ file }) => readExportPath(file.path)?.client ?? '')
}

function fault(file: string, reason: string, fix: string): ExportFault {
  return { place: { file }, reason, fix }
}
