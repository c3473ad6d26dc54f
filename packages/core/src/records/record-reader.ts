import { sql, type Kysely } from 'kysely'
import type { RecordFile, RecordFilter, RecordPage, RecordReader, RecordSearch, TallyOptions } from '../define/part-context.ts'
import type { RecordType } from '../define/record.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'
import { listPresentTypes } from './list-present-types.ts'
import { readPlace, toCursor } from './record-cursor.ts'
import { RecordReadError } from './record-read-error.ts'
import { searchRecords } from './search-records.ts'
import { tallyRecords } from './tally-records.ts'
import { toPageSize, toVisible, type VisibleRow } from './visible-row.ts'

const FEW = 500

// What is known of a file, without its bytes.
const FILE = sql<RecordFile | null>`(select jsonb_build_object('mime', mime, 'size', size) from record_file where record_id = record.id)`

/**
 * Reads records of the declared types through the viewer's own connection. Which rows there are to read is decided by
 * the database's policies, at the moment of reading; nothing here filters for rights, so that nothing here can forget to.
 * Of types in `files` it also says which records have a file.
 */
export function createRecordReader(
  db: Kysely<KernelTables>,
  declared: readonly RecordType[],
  files: readonly RecordType[] = [],
): RecordReader {
  const names = new Set(declared.map(({ name }) => name))
  const opened = new Set(files.map(({ name }) => name))
  const rows = (types: readonly RecordType[]) => {
    for (const { name } of types) refuseUndeclared(names, name)
    return db
      .selectFrom('record')
      .select(['id', 'type', 'at', 'recorded_at', 'data'])
      .$if(
        types.some(({ name }) => opened.has(name)),
        (found) => found.select(FILE.as('file')),
      )
      .where(
        'type',
        'in',
        types.map(({ name }) => name),
      )
  }
  // The policies alone would give the same. It is asked in two halves, the client's and nobody's, because PostgreSQL finds
  // the newest of each through an index, where for both at once it reads and sorts all there ever was.
  const newest = (found: ReturnType<typeof rows>, limit: number) => {
    const inOrder = found.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)
    const ofClient = db.selectFrom(inOrder.where('whose', '=', sql<string>`(select viewer_client())`).as('own')).selectAll()
    const ofNobody = db.selectFrom(inOrder.where('whose', '=', NOBODY).as('general')).selectAll()
    return db.selectFrom(ofClient.unionAll(ofNobody).as('newest')).selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)
  }
  return {
    async list<Data>(types: RecordType<Data> | readonly RecordType<Data>[], filter: RecordFilter = {}) {
      const limit = toPageSize(filter.limit)
      const found = await newest(narrow(rows(toList(types)), filter), limit + 1).execute()
      return toPage<Data>(found, limit)
    },
    async find<Data>(type: RecordType<Data>, id: string) {
      const row = await rows([type]).where('id', '=', id).executeTakeFirst()
      return row && toVisible<Data>(row)
    },
    async all<Data>(type: RecordType<Data>) {
      const found = await newest(rows([type]), FEW).execute()
      return found.map((row) => toVisible<Data>(row))
    },
    async search<Data>(types: RecordType<Data> | readonly RecordType<Data>[], search: RecordSearch) {
      const list = toList(types)
      const { words: _words, limit: _limit, ...place } = search
      const within = narrow(rows(list), place)
      return searchRecords(db, { types: list, search, find: (condition, limit) => newest(within.where(condition), limit).execute() })
    },
    async tally<Data>(type: RecordType<Data>, field: keyof Data & string, options: TallyOptions<Data> = {}) {
      refuseUndeclared(names, type.name)
      return tallyRecords(db, type.name, { ...options, field })
    },
    async present(types: readonly RecordType[]) {
      const wanted = types.map(({ name }) => name)
      for (const name of wanted) refuseUndeclared(names, name)
      return listPresentTypes(db, wanted)
    },
  }
}

function narrow<Query extends { where(expression: ReturnType<typeof sql<boolean>>): Query }>(query: Query, filter: RecordFilter): Query {
  let narrowed = query
  if (filter.from !== undefined) narrowed = narrowed.where(sql<boolean>`at >= ${filter.from}::timestamptz`)
  if (filter.until !== undefined) narrowed = narrowed.where(sql<boolean>`at < ${filter.until}::timestamptz`)
  for (const [field, value] of Object.entries(filter.where ?? {})) narrowed = narrowed.where(sql<boolean>`data->>${field} = ${value}`)
  if (filter.before === undefined) return narrowed
  const cursor = readPlace(filter.before)
  return narrowed.where(sql<boolean>`(at, id) < (${cursor.at}, ${cursor.id}::uuid)`)
}

function toPage<Data>(found: readonly VisibleRow[], limit: number): RecordPage<Data> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const page = { items: items.map((row) => toVisible<Data>(row)) }
  return found.length > limit && last ? { ...page, older: toCursor(last) } : page
}

function toList<Data>(types: RecordType<Data> | readonly RecordType<Data>[]): readonly RecordType<Data>[] {
  return 'name' in types ? [types] : types
}

function refuseUndeclared(declared: ReadonlySet<string>, name: string): void {
  if (!declared.has(name)) throw new RecordReadError('RECORD_UNDECLARED', `This part reads "${name}" but does not declare it in \`reads\`.`)
}
