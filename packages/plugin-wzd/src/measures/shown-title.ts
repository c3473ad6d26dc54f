import type { VisibleRecord } from '@voordeur/core'
import type { Coding, LegalSituation } from '@voordeur/core/care'
import { toDay } from '../law/day.ts'

/** A legal title on which somebody stays in care. */
export interface ShownTitle {
  readonly id: string
  readonly code: Coding
  readonly label: string
  /** Days, `YYYY-MM-DD`. */
  readonly from?: string
  readonly until?: string
  readonly inForce: boolean
  readonly notes: readonly string[]
}

/** The legal titles of a client: what holds today first. Who represents the client is no title, and stands elsewhere. */
export function toShownTitles(records: readonly VisibleRecord<LegalSituation>[], today: string): readonly ShownTitle[] {
  return records
    .filter(({ data }) => data.kind === 'status')
    .map(({ id, data: { code, label, status, period, notes } }) => {
      const [from, until] = [period?.start, period?.end].map((value) => (value === undefined ? undefined : toDay(value)))
      const inForce = status !== 'ended' && (until === undefined || until >= today)
      return { id, code, label, inForce, notes, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
    })
    .toSorted((one, other) => Number(other.inForce) - Number(one.inForce) || (other.from ?? '').localeCompare(one.from ?? ''))
}
