import { isTable, readExportPath } from '../manifest/export-file.ts'

/** What the maker of an export does about a mistake in this file. */
export function toFix(path: string): string {
  const kind = readExportPath(path)?.kind
  if (kind === 'photo') return 'Give a JPEG, PNG or WebP of at most 16 MB, named after a client of this export.'
  if (kind === 'document') return 'Name the file in a row of documents of its own client, or take it out of the folder.'
  if (kind !== undefined && isTable(kind))
    return path.endsWith('.csv')
      ? `Mend the row: the columns of the header, RFC 4180, values as schema/${kind}.schema.json says.`
      : `Mend the line: one JSON object, as schema/${kind}.schema.json says.`
  return 'Mend it in the bundle (FHIR nl-core), or leave it out; docs/caress-export.md says what a bundle holds.'
}
