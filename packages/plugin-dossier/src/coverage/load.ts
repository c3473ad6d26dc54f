import { toAmsterdamDay, type PartContext } from '@voordeur/core'
import { Coverage } from '@voordeur/core/care'
import { hasEnded } from '../day.ts'

/** The insurances: those that run first, and of these the basic one. */
export interface CoveragePage {
  readonly coverages: readonly Coverage[]
}

const BASIC = 'B'
const NOT_SHOWN = ['entered-in-error', 'cancelled', 'draft']

/** Loads the insurances of a client. */
export async function loadCoverage({ records, now }: PartContext<'client'>): Promise<CoveragePage> {
  const today = toAmsterdamDay(now)
  const all = await records.all(Coverage)
  const shown = all.map(({ data }) => data).filter(({ status }) => !NOT_SHOWN.includes(status ?? ''))
  return { coverages: shown.toSorted((one, other) => toOrder(one, today) - toOrder(other, today)) }
}

function toOrder({ type, period }: Coverage, today: string): number {
  return (hasEnded(period, today) ? 2 : 0) + (type?.code === BASIC ? 0 : 1)
}
