import { createHash } from 'node:crypto'
import { SourceRefused, type Rejection } from '@voordeur/core'
import type { ManifestFile } from './manifest/manifest.ts'
import type { Row } from './table/split-rows.ts'
import type { Table } from './table/read-table.ts'

/** Where the reports of each client stand in the table: places only, the text stays in the file. */
export interface ReportIndex {
  readonly ofClient: (client: string) => readonly Pick<Row, 'offset' | 'length' | 'line'>[]
  /** Lines that belong to no client of the export. */
  readonly rejected: readonly Rejection[]
  /** Whether every line could at least be given to a client; if not, a missing report may be anyone's. */
  readonly isWhole: boolean
}

/** Reads the table once and notes where each client's reports stand. Refuses the export when the file changed meanwhile. */
export async function indexReports(table: Table, file: ManifestFile, clients: ReadonlySet<string>): Promise<ReportIndex> {
  const places = new Map<string, Pick<Row, 'offset' | 'length' | 'line'>[]>()
  const rejected: Rejection[] = []
  const hash = createHash('sha256')
  let isWhole = true
  const reject = (line: number, reason: string): void => {
    rejected.push({ place: { file: table.path, line }, reason, type: 'report' })
  }
  for await (const { offset, length, line, decoded } of table.rows((bytes) => hash.update(bytes))) {
    const client = 'value' in decoded ? decoded.value.client : undefined
    if ('broken' in decoded || typeof client !== 'string') {
      isWhole = false
      reject(line, 'broken' in decoded ? decoded.broken : 'the report does not say whose it is (client)')
    } else if (clients.has(client)) {
      const known = places.get(client) ?? []
      known.push({ offset, length, line })
      places.set(client, known)
    } else reject(line, 'the report is about a client who is not in this export')
  }
  if (hash.digest('hex') !== file.sha256) throw new SourceRefused(`${file.path}: the file changed while it was read`, { file: file.path })
  return { ofClient: (client) => places.get(client) ?? [], rejected, isWhole }
}
