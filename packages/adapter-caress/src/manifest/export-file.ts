/** What a file in an export is. */
export type ExportFileKind = 'client' | 'photo' | 'reports' | 'staff' | 'discussed'

// A client's id becomes a file name and a part of every record's id.
const CLIENT = '[A-Za-z0-9][A-Za-z0-9._-]{0,99}'

const PATHS: readonly (readonly [ExportFileKind, RegExp])[] = [
  ['client', new RegExp(`^clients/(${CLIENT})\\.(?:json|xml)$`)],
  ['photo', new RegExp(`^photos/(${CLIENT})\\.(?:jpg|jpeg|png|webp)$`)],
  ['reports', /^reports\.(?:ndjson|csv)$/],
  ['staff', /^staff\.(?:ndjson|csv)$/],
  ['discussed', /^discussed\.(?:ndjson|csv)$/],
]

/** What a path in an export stands for; undefined for a path that has no place in one. */
export function readExportPath(path: string): { readonly kind: ExportFileKind; readonly client?: string } | undefined {
  for (const [kind, pattern] of PATHS) {
    const match = pattern.exec(path)
    if (match) return match[1] === undefined ? { kind } : { kind, client: match[1] }
  }
  return undefined
}

/** Whether a file of this kind is a table with rows that are counted. */
export function isTable(kind: ExportFileKind): boolean {
  return kind === 'reports' || kind === 'staff' || kind === 'discussed'
}
