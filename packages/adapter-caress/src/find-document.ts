import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rejection, SourceFile } from '@voordeur/core'
import { readExportPath } from './manifest/export-file.ts'
import type { VerifiedExport } from './manifest/find-faults.ts'

/** The file of a document, of which nothing is read yet; or in plain words why there is none for this client. */
export function findDocument(
  path: string,
  client: string,
  { folder, documents }: VerifiedExport,
): SourceFile | { readonly broken: string } {
  // One client's letter in another's portal is the worst that can happen here.
  if ((readExportPath(path)?.client ?? client) !== client) return { broken: 'the document names a file of another client (file)' }
  const document = documents.get(client)?.find(({ file }) => file.path === path)
  if (!document) return { broken: 'the document names a file that is not in this export (file)' }
  const digest = document.file.sha256
  return {
    mime: 'application/pdf',
    digest,
    size: document.bytes,
    async read() {
      const bytes = await readFile(join(folder, path))
      if (createHash('sha256').update(bytes).digest('hex') === digest) return bytes
      throw new Error('the document changed while the export was read')
    },
  }
}

/** The documents of a client that no row names: nobody will see them. */
export function rejectUnnamed(client: string, named: ReadonlySet<string>, { documents }: VerifiedExport): readonly Rejection[] {
  return (documents.get(client) ?? [])
    .filter(({ file }) => !named.has(file.path))
    .map(({ file }) => ({ place: { file: file.path }, reason: 'no row of documents names this file, so it is not shown', type: 'file' }))
}
