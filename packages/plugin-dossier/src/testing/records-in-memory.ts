import type { RecordFilter, RecordReader, RecordType, TextPiece, VisibleRecord } from '@voordeur/core'

/** A record as a test writes it: the data go through the type's own schema. */
export function toRecord<Data>(type: RecordType<Data>, at: string, data: unknown): VisibleRecord<Data> {
  return { id: `${type.name}-${Date.parse(at)}`, type: type.name, at, recordedAt: at, data: type.schema.parse(data) }
}

/** A reader over a few records in memory that keeps the kernel's promises: newest first, cursors, and only declared types. */
export function createRecordsInMemory(records: readonly VisibleRecord[], declared: readonly RecordType[]): RecordReader {
  const ordered = records.toSorted((one, other) => other.at.localeCompare(one.at))
  const pick = <Data>(type: RecordType<Data> | readonly RecordType<Data>[]): readonly VisibleRecord<Data>[] => {
    const names = ('name' in type ? [type] : type).map(({ name }) => name)
    const undeclared = names.find((name) => !declared.some((known) => known.name === name))
    if (undeclared !== undefined) throw new Error(`RECORD_UNDECLARED: ${undeclared}`)
    // Every record came in through the schema of its own type (toRecord).
    return ordered.filter((record) => names.includes(record.type)) as readonly VisibleRecord<Data>[]
  }
  return {
    async list(types, filter = {}) {
      const matching = pick(types).filter((record) => matches(record, filter))
      const items = matching.slice(0, filter.limit ?? 20)
      const last = items.at(-1)
      return matching.length > items.length && last ? { items, older: last.at } : { items }
    },
    async find(type, id) {
      return pick(type).find((record) => record.id === id)
    },
    async all(type) {
      return pick(type)
    },
    async search(types, { words, limit = 20, ...place }) {
      const wanted = toWords(words)
      const matching = pick(types).filter((record) => matches(record, place) && holdsAll(toText(record), wanted))
      const items = matching.slice(0, limit).map((record) => ({ record, pieces: toPieces(toText(record), wanted) }))
      const page = { items, asks: wanted.length > 0 }
      const last = items.at(-1)
      return matching.length > items.length && last ? { ...page, older: last.record.at } : page
    },
    async tally(type, field, { most = 50, label } = {}) {
      const filled = pick(type).filter(({ data }) => typeof data[field] === 'string')
      return [...Map.groupBy(filled, ({ data }) => String(data[field]))]
        .map(([value, same]) => ({ value, count: same.length, ...(label && { label: String(same[0]?.data[label]) }) }))
        .toSorted((one, other) => other.count - one.count)
        .slice(0, most)
    },
    async present(types) {
      return types.map(({ name }) => name).filter((name) => pick(types).some((record) => record.type === name))
    },
  }
}

function matches({ at, data }: VisibleRecord, { before, from, until, where = {} }: RecordFilter): boolean {
  const inTime = (before === undefined || at < before) && (from === undefined || at >= from) && (until === undefined || at < until)
  return (
    inTime &&
    Object.entries(where).every(([field, value]) => Object.entries(data ?? {}).some(([key, found]) => key === field && found === value))
  )
}

// The database knows stems and what is common; here a word is found as it was typed, or by its beginning.
function holdsAll(text: string, wanted: readonly string[]): boolean {
  const words = toWords(text)
  return wanted.length > 0 && wanted.every((one) => words.some((word) => word.startsWith(one)))
}

function toWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function toText({ data }: VisibleRecord): string {
  return Object.values(data ?? {})
    .filter((value) => typeof value === 'string')
    .join(' – ')
}

function toPieces(text: string, wanted: readonly string[]): readonly TextPiece[] {
  const isHit = (part: string) => toWords(part).some((word) => wanted.some((one) => word.startsWith(one)))
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, hit: isHit(part) }))
}
