import type { Rejection } from '../define/source.ts'
import { toClientCount } from '../flows/sync-progress.ts'
import type { SyncResult } from '../flows/sync-source.ts'
import type { SyncReport } from '../records/sync-report.ts'

const SHOWN_REASONS = 15

/** A sync in lines for a person: what it did, and each reason of a rejection with how often and where it stands. */
export function toReportLines(source: string, result: SyncResult): readonly string[] {
  if (result.outcome === 'busy') return [`${source}: another process is reading this source; nothing was done.`]
  const { report } = result
  const counts = `${toClientCount(report.clients)}: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${report.removed} removed, ${report.rejected} rejected or left out`
  const message = report.message === undefined ? [] : [report.message]
  const closed = report.closed === 0 ? '' : `, ${report.closed} left out whose portal is closed after care`
  const replaced = report.replacedNames === 0 ? '' : `, ${report.replacedNames} names of staff replaced`
  const waiting = report.waiting === undefined ? '' : ` Versions that wait to be discussed with the client: ${report.waiting}.`
  return [`${source}: ${result.outcome}. ${counts}${closed}${replaced}.${waiting}`, ...message, ...toReasonLines(report)]
}

/** A sync for a machine: one JSON object, with the outcome and the report of each source under its name. */
export function toReportJson(results: ReadonlyMap<string, SyncResult>): string {
  return JSON.stringify(Object.fromEntries(results), null, 2)
}

function toReasonLines(report: SyncReport): readonly string[] {
  const reasons = [...Map.groupBy(report.rejections, ({ reason }) => reason)].toSorted(([, one], [, other]) => other.length - one.length)
  const shown = reasons.slice(0, SHOWN_REASONS).map(([reason, rejections]) => `  ${toPlaces(rejections)}: ${reason}`)
  const isCut = reasons.length > shown.length || report.rejected > report.rejections.length
  return isCut ? [...shown, '  … and more: `voordeur sync --json` lists the first 500.'] : shown
}

function toPlaces([first, ...others]: readonly Rejection[]): string {
  const place = first === undefined ? '' : toPlaceText(first)
  return others.length === 0 ? place : `${place} and ${others.length} more`
}

function toPlaceText({ place }: Rejection): string {
  const line = place.line === undefined ? place.file : `${place.file}:${place.line}`
  return place.path === undefined ? line : `${line} (${place.path})`
}
