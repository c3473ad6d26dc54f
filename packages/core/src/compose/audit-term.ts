import type { Finding } from '../define/finding.ts'
import type { AuditPolicy } from '../define/portal.ts'
import { toWholeDays } from './whole-days.ts'

/** Nobody keeps an access log for less; the database itself refuses to give up younger entries. */
export const SHORTEST_DAYS = 365
/** Five years, the least that is commonly asked. */
export const USUAL_DAYS = 5 * 365

/** How many days an entry is kept (`P5Y`, `P1830D`); undefined for a term that can't be read. A year counts as many days as a year has at most, so that five are never short of five. */
export function toKeptDays({ keepFor = 'P5Y' }: AuditPolicy): number | undefined {
  const years = /^P(\d{1,2})Y$/.exec(keepFor)?.[1]
  return years === undefined ? toWholeDays(keepFor) : Math.ceil(Number(years) * 365.25)
}

/** A term that is shorter than the one that is commonly asked of an access log in care. */
export function listAuditFindings(policy: AuditPolicy): readonly Finding[] {
  const days = toKeptDays(policy)
  if (days === undefined || days < SHORTEST_DAYS || days >= USUAL_DAYS) return []
  return [
    {
      id: 'audit-kept-short',
      level: 'error',
      requirement: 'NEN 7513',
      message: `The access log is kept for ${days} days. Who asks later who looked, gets no answer; five years is the least that is commonly asked.`,
    },
  ]
}
