import type { RecordFilter, RecordReader, RecordType, VisibleRecord } from '@voordeur/core'

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
