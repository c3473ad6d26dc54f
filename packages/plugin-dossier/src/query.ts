import { z } from 'zod'
import { MONTH } from './period/month.ts'

const Day = z.string().trim().max(20).exactOptional()

/** The place in a list, as the page before it wrote it. */
export const Cursor = z.string().max(200).exactOptional()

const LONGEST_WORD = 500

/** A word of the record by which a list is narrowed; empty is no choice, as a form sends it. */
export const Word = z.string().max(LONGEST_WORD).exactOptional()

/** A month such as 2026-03. */
export const Month = z.string().regex(MONTH, 'must be a month such as 2026-03').exactOptional()

/** The portal's own id of a record. */
export const Id = z.uuid().exactOptional()

/** A period: a month such as 2026-03, or two days as they were typed. */
export const PERIOD = { month: Month, from: Day, until: Day } as const

/** Everything of a list one after the other, as it is saved and printed. */
export const Show = z.literal('all').exactOptional()

/** A page's query with these parameters, each text, and no others. */
export function defineQuery(shape: Readonly<Record<string, z.ZodType<string | undefined>>>): z.ZodType<Record<string, string | undefined>> {
  return z.strictObject(shape)
}

/** Whether a word of the record can stand in a query. */
export function isWord(value: string): boolean {
  return value.length <= LONGEST_WORD
}

/** The query of the page after this one of a list; undefined after the last. */
export function toOlderPage({ older }: { readonly older?: string }): Readonly<Record<string, string>> | undefined {
  return older === undefined ? undefined : { before: older }
}
