import { z } from 'zod'

/** The tables of an export. */
export const TABLES = [
  'reports',
  'forms',
  'formKinds',
  'evaluations',
  'profile',
  'documents',
  'measures',
  'applications',
  'news',
  'staff',
  'discussed',
] as const

/** The name of a table. */
export type TableName = (typeof TABLES)[number]

/** What a file in an export is: a bundle or photo of a client, a document, or a table. */
export const ExportFileKind = z.enum(['client', 'photo', 'document', ...TABLES])

/** What a file in an export is. */
export type ExportFileKind = z.infer<typeof ExportFileKind>

// A client's id becomes a file name and a part of every record's id.
const NAME = '[A-Za-z0-9][A-Za-z0-9._-]{0,99}'

const PATHS: readonly (readonly [ExportFileKind, RegExp])[] = [
  ['client', new RegExp(`^clients/(${NAME})\\.(?:json|xml)$`)],
  ['photo', new RegExp(`^photos/(${NAME})\\.(?:jpg|jpeg|png|webp)$`)],
  ['document', new RegExp(`^documents/(${NAME})/${NAME}\\.pdf$`)],
  ...TABLES.map((table) => [table, new RegExp(`^${table}\\.(?:ndjson|csv)$`)] as const),
]

/** What a path in an export stands for, and whose it is; undefined for a path that has no place in one. */
export function readExportPath(path: string): { readonly kind: ExportFileKind; readonly client?: string } | undefined {
  for (const [kind, pattern] of PATHS) {
    const match = pattern.exec(path)
    if (match) return match[1] === undefined ? { kind } : { kind, client: match[1] }
  }
  return undefined
}

/** Whether a file of this kind is a table with rows that are counted. */
export function isTable(kind: ExportFileKind): kind is TableName {
  return TABLES.some((table) => table === kind)
}
