import type { PreparedRecord } from './prepare-record.ts'

const MOST_ROWS = 500
const MOST_CHARACTERS = 1_000_000

/** Records in slices that are each written in one statement: of few rows when they are long, for the rows of a statement are one text in memory. */
export function toSlices<Item extends Pick<PreparedRecord, 'json' | 'words'>>(records: readonly Item[]): readonly (readonly Item[])[] {
  const slices: Item[][] = []
  let characters = 0
  for (const record of records) {
    const own = record.json.length + record.words.length
    const last = slices.at(-1)
    characters += own
    if (last && last.length < MOST_ROWS && characters <= MOST_CHARACTERS) last.push(record)
    else {
      slices.push([record])
      characters = own
    }
  }
  return slices
}
