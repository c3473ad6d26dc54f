import type { Rejection, SourceRecord, SyncStep } from '@voordeur/core'
import { createScrubber } from '@voordeur/adapter-fhir'
import type { ManifestFile } from './manifest/manifest.ts'
import { NEWS } from './rows/news-row.ts'
import type { Table, TableRow } from './table/read-table.ts'
import { readWholeTable } from './table/read-whole-table.ts'

/** The step of the news of an export: it belongs to no client. */
export async function readNews(table: Table, file: ManifestFile): Promise<SyncStep> {
  const scrub = createScrubber([])
  const records = new Map<string, SourceRecord>()
  const rejected: Rejection[] = []
  const take = ({ line, decoded }: TableRow): void => {
    const place = { file: table.path, line }
    const read = 'value' in decoded ? NEWS.read(decoded.value, '') : decoded
    if ('broken' in read) rejected.push({ place, reason: read.broken, type: NEWS.type.name })
    else if (records.has(read.item.id)) rejected.push({ place, reason: 'a second item of news with the same id', type: NEWS.type.name })
    else {
      const { id, data, recordedAt } = read.item
      records.set(id, { type: NEWS.type, id, data: scrub(data), place, ...(recordedAt !== undefined && { recordedAt }) })
    }
  }
  for await (const rows of readWholeTable(table, file)) for (const row of rows) take(row)
  return { organisation: true, records: [...records.values()], complete: rejected.length === 0 ? [NEWS.type] : [], rejected }
}
