import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readExportPath } from './export-file.ts'
import { MANIFEST_NAME, type Manifest, type ManifestFile } from './manifest.ts'
import { measureFile } from './measure-file.ts'

/** What the maker of an export states about it. */
export interface ManifestSettings {
  /** When the data was taken from the record, ISO 8601 with offset. */
  readonly madeAt: string
  /** Stated when all bundles are of one version; else it is seen from each bundle. */
  readonly fhirVersion?: 'STU3' | 'R4'
}

/**
 * Writes the manifest of a finished export: every file with its SHA-256 and, for a table, its number of rows. It is put in
 * place in one step, so that a reader sees no manifest or a whole one. Throws when the folder holds a file that has no
 * place in an export.
 */
export async function writeManifest(folder: string, settings: ManifestSettings): Promise<void> {
  const files: ManifestFile[] = []
  for (const path of await listExportFiles(folder)) {
    const known = readExportPath(path)
    if (!known) throw new Error(`${path} has no place in an export; take it out of the folder`)
    const { sha256, rows } = await measureFile(join(folder, path), path, known.kind)
    files.push({ path, kind: known.kind, sha256, ...(rows !== undefined && { rows }) })
  }
  const manifest: Manifest = { version: 1, ...settings, files }
  const temporary = join(folder, `${MANIFEST_NAME}.part`)
  await writeFile(temporary, `${JSON.stringify(manifest, undefined, 2)}\n`)
  await rename(temporary, join(folder, MANIFEST_NAME))
}

/** The paths of all files in an export but the manifest, with `/` between folder and name, sorted. */
export async function listExportFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
  const relative = paths.map((path) => path.replaceAll('\\', '/').replace(/^\/+/, ''))
  return relative.filter((path) => path !== MANIFEST_NAME && path !== `${MANIFEST_NAME}.part`).toSorted()
}
