import type { Basis } from '../define/viewer.ts'

/** The age from which a child must agree that a parent or guardian reads (WGBO 7:450, Wabvpz 15g). */
export const AGREES_AT = 12

/** The age from which a child decides alone (WGBO 7:447). */
export const DECIDES_AT = 16

/** Whether a basis holds over a child only. */
export function isOverChild(basis: Basis): boolean {
  return basis === 'parental-authority' || basis === 'guardian'
}

/** The age in whole years on a day; days are `YYYY-MM-DD`. Who was born on 29 February has a birthday on 1 March in other years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The day on which somebody reaches an age. */
export function birthdayAt(bornOn: string, age: number): string {
  const [year = 0, month = 1, day = 1] = bornOn.split('-').map(Number)
  return new Date(Date.UTC(year + age, month - 1, day)).toISOString().slice(0, 10)
}
