import { z } from 'zod'

/** One file of an export, as the manifest names it. */
export const ManifestFile = z.strictObject({
  path: z.string().min(1),
  kind: z.enum(['client', 'photo', 'reports', 'staff', 'discussed']),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits'),
  rows: z.int().nonnegative().optional(),
})
export type ManifestFile = z.infer<typeof ManifestFile>

/** The list of everything in an export (docs/caress-export.md), written last. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  madeAt: z.iso.datetime({ offset: true }),
  fhirVersion: z.enum(['STU3', 'R4']).optional(),
  files: z.array(ManifestFile),
})
export type Manifest = z.infer<typeof Manifest>

/** The name of the manifest in an export. */
export const MANIFEST_NAME = 'manifest.json'
