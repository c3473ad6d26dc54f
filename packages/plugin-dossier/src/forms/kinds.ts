import type { RecordReader } from '@voordeur/core'
import { Form, FormKind } from '@voordeur/core/care'

/** A kind of form with how many of it were filled in, 0 as well. */
export interface FormKindLine {
  readonly kind: string
  readonly title: string
  readonly count: number
}

const MOST_KINDS = 500

/** The kinds of which forms were filled in, most frequent first. */
export async function listFilledKinds(records: RecordReader): Promise<readonly FormKindLine[]> {
  const counts = await records.tally(Form, 'kind', { most: MOST_KINDS, label: 'title' })
  return counts.map(({ value, count, label = value }) => ({ kind: value, title: label, count }))
}

/** Every kind of form of this client: those that were filled in first, each in the order of their names. */
export async function listFormKinds(records: RecordReader): Promise<readonly FormKindLine[]> {
  const known = await records.all(FormKind)
  const filled = await listFilledKinds(records)
  const titles = new Map(known.map(({ data }) => [data.kind, data.title]))
  const kinds = filled.map((line) => ({ ...line, title: titles.get(line.kind) ?? line.title }))
  const empty = [...titles].filter(([kind]) => !filled.some((line) => line.kind === kind))
  return [...kinds.toSorted(byTitle), ...empty.map(([kind, title]) => ({ kind, title, count: 0 })).toSorted(byTitle)]
}

const COLLATOR = new Intl.Collator('nl')

function byTitle(one: FormKindLine, other: FormKindLine): number {
  return COLLATOR.compare(one.title, other.title)
}
