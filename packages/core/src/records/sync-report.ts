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
  /** Clients whose care ended so long ago that the portal is closed: nothing of them was kept. */
  readonly closed: number
  /** Versions that wait to be discussed with the client, of all that the source ever brought; undefined where nothing must be. */
  readonly waiting?: number
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
  closed: 0,
  rejections: [],
}

/** What a step added to the run. */
export type SyncCounts = Partial<Omit<SyncReport, 'rejections' | 'rejected' | 'message' | 'waiting'>> & {
  readonly rejections?: readonly Rejection[]
}

const COUNTED = ['clients', 'created', 'updated', 'unchanged', 'removed', 'replacedNames', 'outOfCare', 'closed'] as const

/** A report with a step's counts added. */
export function addToReport(report: SyncReport, step: SyncCounts): SyncReport {
  const rejections = step.rejections ?? []
  const room = Math.max(0, KEPT_REJECTIONS - report.rejections.length)
  const counts = COUNTED.map((name) => [name, report[name] + (step[name] ?? 0)] as const)
  return {
    ...report,
    ...Object.fromEntries(counts),
    rejected: report.rejected + rejections.length,
    rejections: rejections.length === 0 ? report.rejections : [...report.rejections, ...rejections.slice(0, room)],
  }
}
