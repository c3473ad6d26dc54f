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
  /** Whether it holds today, begins later, or no longer holds. */
  readonly holds: 'now' | 'later' | 'no-longer'
  readonly notes: readonly string[]
}

const ORDER: readonly ShownTitle['holds'][] = ['now', 'later', 'no-longer']

/** The legal titles of a client: what holds today first. Who represents the client is no title, and stands elsewhere. */
export function toShownTitles(records: readonly VisibleRecord<LegalSituation>[], today: string): readonly ShownTitle[] {
  return records
    .filter(({ data }) => data.kind === 'status')
    .map(({ id, data: { code, label, status, period, notes } }) => {
      const [from, until] = [period?.start, period?.end].map((value) => (value === undefined ? undefined : toDay(value)))
      const isOver = status === 'ended' || (until !== undefined && until < today)
      return {
        id,
        code,
        label,
        holds: toHolds(isOver, from !== undefined && from > today),
        notes,
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
      }
    })
    .toSorted((one, other) => ORDER.indexOf(one.holds) - ORDER.indexOf(other.holds) || (other.from ?? '').localeCompare(one.from ?? ''))
}

function toHolds(isOver: boolean, isAhead: boolean): ShownTitle['holds'] {
  if (isOver) return 'no-longer'
  return isAhead ? 'later' : 'now'
}
