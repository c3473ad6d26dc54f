import type { VisibleRecord } from '../define/part-context.ts'

/** A row of `record` as a reader selects it. */
export interface VisibleRow {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly recorded_at: Date
  readonly data: unknown
}

const DEFAULT_PAGE = 20
const LARGEST_PAGE = 100

/** How many records a page holds. */
export function toPageSize(limit: number = DEFAULT_PAGE): number {
  return Math.min(Math.max(limit, 1), LARGEST_PAGE)
}

/** A row as a part sees it. */
export function toVisible<Data>(row: VisibleRow): VisibleRecord<Data> {
  // The schema of this type parsed the data when it was stored.
  return { id: row.id, type: row.type, at: row.at.toISOString(), recordedAt: row.recorded_at.toISOString(), data: row.data as Data }
}
