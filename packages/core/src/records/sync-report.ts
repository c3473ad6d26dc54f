import type { Rejection } from '../define/source.ts'

/** What one run did, with the place of everything that was rejected. Rejections beyond 500 are counted, not kept. */
export interface SyncReport {
  readonly clients: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly removed: number
  readonly rejected: number
  readonly replacedNames: number
  readonly outOfCare: number
  readonly rejections: readonly Rejection[]
  readonly message?: string
}

const KEPT_REJECTIONS = 500

/** A report of nothing yet. */
export const EMPTY_REPORT: SyncReport = {
  clients: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  rejected: 0,
  replacedNames: 0,
  outOfCare: 0,
  rejections: [],
}

/** What a step added to the run. */
export type SyncCounts = Partial<Omit<SyncReport, 'rejections' | 'rejected' | 'message'>> & { readonly rejections?: readonly Rejection[] }

/** A report with a step's counts added. */
export function addToReport(report: SyncReport, step: SyncCounts): SyncReport {
  const rejections = step.rejections ?? []
  const room = Math.max(0, KEPT_REJECTIONS - report.rejections.length)
  return {
    ...report,
    clients: report.clients + (step.clients ?? 0),
    created: report.created + (step.created ?? 0),
    updated: report.updated + (step.updated ?? 0),
    unchanged: report.unchanged + (step.unchanged ?? 0),
    removed: report.removed + (step.removed ?? 0),
    replacedNames: report.replacedNames + (step.replacedNames ?? 0),
    outOfCare: report.outOfCare + (step.outOfCare ?? 0),
    rejected: report.rejected + rejections.length,
    rejections: rejections.length === 0 ? report.rejections : [...report.rejections, ...rejections.slice(0, room)],
  }
}
