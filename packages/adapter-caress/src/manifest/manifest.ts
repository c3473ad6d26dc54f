import { z } from 'zod'
import { ExportFileKind } from './export-file.ts'

/** One file of an export, as the manifest names it. */
export const ManifestFile = z.strictObject({
  path: z.string().min(1).describe('Where it stands in the export, with / between folder and name.'),
  kind: ExportFileKind.describe('What it is; it must go with the path.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .describe('SHA-256 of its bytes, in lower-case hexadecimal digits.'),
  rows: z.int().nonnegative().optional().describe('Required for a table: lines that are not empty, without the header of a CSV.'),
})
export type ManifestFile = z.infer<typeof ManifestFile>

/** The list of everything in an export (docs/caress-export.md), written last. */
export const Manifest = z
  .strictObject({
    version: z.literal(1).describe('Version of this format.'),
    madeAt: z.iso.datetime({ offset: true }).describe('When the data was taken from the record, ISO 8601 with offset.'),
    fhirVersion: z.enum(['STU3', 'R4']).optional().describe('Version of all bundles; left out, it is seen from each.'),
    files: z.array(ManifestFile).describe('Every file in the folder but this one.'),
  })
  .meta({ title: 'manifest', description: 'The list of everything in an export, written last.' })
export type Manifest = z.infer<typeof Manifest>

/** The name of the manifest in an export. */
export const MANIFEST_NAME = 'manifest.json'
