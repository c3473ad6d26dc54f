import type { RecordFile, VisibleRecord } from '../define/part-context.ts'

/** A row of `record` as a reader selects it. */
export interface VisibleRow {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly recorded_at: Date
  readonly data: unknown
  /** What is known of its file, where that was asked. */
  readonly file?: RecordFile | null | undefined
}

const DEFAULT_PAGE = 20
const LARGEST_PAGE = 100

/** How many records a page holds. */
export function toPageSize(limit: number = DEFAULT_PAGE): number {
  return Math.min(Math.max(limit, 1), LARGEST_PAGE)
}

/** A row as a part sees it. */
export function toVisible<Data>({ id, type, at, recorded_at: recordedAt, data, file }: VisibleRow): VisibleRecord<Data> {
  // The schema of this type parsed the data when it was stored.
  const record = { id, type, at: at.toISOString(), recordedAt: recordedAt.toISOString(), data: data as Data }
  return file ? { ...record, file } : record
}
