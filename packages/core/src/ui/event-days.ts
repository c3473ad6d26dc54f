import { toDay } from './spoken-date.ts'

/** The items of one Amsterdam day (YYYY-MM-DD). */
export interface EventDay<Item> {
  readonly day: string
  readonly items: readonly Item[]
}

/** Groups items by the Amsterdam day of `when`; days and items keep the order in which they came. */
export function groupByDay<Item extends { readonly when: string }>(items: readonly Item[]): readonly EventDay<Item>[] {
  const days = Map.groupBy(items, (item) => toDay(item.when))
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }))
}
