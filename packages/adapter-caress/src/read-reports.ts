import type { Rejection, SourceRecord } from '@voordeur/core'
import type { ReportIndex } from './index-reports.ts'
import { readReportRow } from './report-row.ts'
import type { Table } from './table/read-table.ts'

/** The reports of one client, and what of them could not be read. */
export interface ClientReports {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
  /** Whether these are certainly all: a line that could not be read, of this client or of nobody known, may be one more. */
  readonly isWhole: boolean
}

/** The reports of an export; undefined when it has none: then nothing is known of them. */
export type ReportTable = { readonly table: Table; readonly index: ReportIndex } | undefined

/** Reads the reports of one client from the places in the index. */
export async function readReports(
  client: string,
  reports: ReportTable,
  discussedAt: (id: string, version: string | undefined) => string | undefined,
): Promise<ClientReports> {
  if (!reports) return { records: [], rejected: [], isWhole: false }
  const { table, index } = reports
  const records = new Map<string, SourceRecord>()
  const rejected: Rejection[] = []
  for (const at of index.ofClient(client)) {
    const place = { file: table.path, line: at.line }
    const decoded = await table.readRow(at)
    const report = 'value' in decoded ? readReportRow(decoded.value) : decoded
    if ('broken' in report) rejected.push({ place, reason: report.broken, type: 'report' })
    else if (records.has(report.record.id)) rejected.push({ place, reason: 'a second report with the same id', type: 'report' })
    else {
      const discussed = discussedAt(report.record.id, report.version)
      records.set(report.record.id, { ...report.record, place, ...(discussed !== undefined && { discussedAt: discussed }) })
    }
  }
  return { records: [...records.values()], rejected, isWhole: rejected.length === 0 && index.isWhole }
}
