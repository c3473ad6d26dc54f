import type { Repeat } from '../time/repeat.ts'
import type { Entry } from './entry.ts'

/** The appointments of some days, in order. */
export interface ListPage {
  readonly kind: 'list'
  readonly from: string
  /** The first day after these. */
  readonly until: string
  readonly entries: readonly Entry[]
  readonly earlier?: string
  readonly later?: string
}

/** The appointments of a month. */
export interface MonthPage {
  readonly kind: 'month'
  readonly today: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly entries: readonly Entry[]
  readonly earlier?: string
  readonly later?: string
}

/** One appointment on one of its days. */
export interface ItemPage {
  readonly kind: 'item'
  readonly entry: Entry
}

/** A form for a new appointment, on this day. */
export interface AddPage {
  readonly kind: 'add'
  readonly day: string
  /** The name of the client, whose network reads it. */
  readonly client: string
}

/** A form that changes an appointment, with what it says now. */
export interface ChangePage {
  readonly kind: 'change'
  readonly id: string
  readonly client: string
  readonly values: ItemValues
}

/** Every appointment there is, a page at a time: the family's own first, as they come back, and then those of the care record, newest first. */
export interface AllPage {
  readonly kind: 'all'
  readonly entries: readonly Entry[]
  readonly next?: Readonly<Record<string, string>>
}

/** What a page of the agenda shows. */
export type CalendarPage = ListPage | MonthPage | ItemPage | AddPage | ChangePage | AllPage

/** What is written of an appointment; days are `YYYY-MM-DD`, times `HH:MM`. */
export interface ItemValues {
  readonly title: string
  readonly day: string
  readonly begins: string | null
  readonly ends: string | null
  readonly place: string | null
  readonly note: string | null
  readonly repeats: Repeat
  readonly lastDay: string | null
}
