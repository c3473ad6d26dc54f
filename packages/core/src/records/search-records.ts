import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { HitPage, RecordHit, RecordSearch } from '../define/part-context.ts'
import type { RecordType } from '../define/record.ts'
import type { KernelTables } from '../store/tables.ts'
import { hasWords, readAskedWords, toQueryOfAll, toQueryOfAny, type AskedWords } from './asked-words.ts'
import { toCursor } from './record-cursor.ts'
import { listSearchTexts, toPlainWords } from './search-words.ts'
import { listWords, toTextPieces } from './text-pieces.ts'
import { toPageSize, toVisible, type VisibleRow } from './visible-row.ts'

/** What stands between two texts of one record where its hit is shown. */
const BETWEEN_TEXTS = ' – '

/** What is looked for, in which types, and the reader's own way to the newest rows for which a condition holds. */
export interface SearchWork<Data> {
  readonly types: readonly RecordType<Data>[]
  readonly search: RecordSearch
  readonly find: (condition: RawBuilder<boolean>, limit: number) => Promise<readonly VisibleRow[]>
}

/** Full-text search as the reader reads everything: which rows there are to find is decided by the database's policies. */
export async function searchRecords<Data>(db: Kysely<KernelTables>, work: SearchWork<Data>): Promise<HitPage<Data>> {
  const { types, search, find } = work
  const asked = readAskedWords(search.words)
  if (!hasWords(asked)) return { items: [], asks: false }
  const limit = toPageSize(search.limit)
  // In a subquery, so that it is made once and not for every row.
  const found = await find(sql<boolean>`words @@ (select ${toQueryOfAll(asked)})`, limit + 1)
  if (found.length === 0) return { items: [], asks: await isAsking(db, asked) }
  const rows = found.slice(0, limit)
  const items = await markHits(db, asked, { types, rows })
  const last = rows.at(-1)
  return found.length > limit && last ? { items, asks: true, older: toCursor(last) } : { items, asks: true }
}

async function isAsking(db: Kysely<KernelTables>, asked: AskedWords): Promise<boolean> {
  const { rows } = await sql<{ asks: boolean }>`select numnode${toQueryOfAll(asked)} > 0 as asks`.execute(db)
  return rows[0]?.asks === true
}

async function markHits<Data>(
  db: Kysely<KernelTables>,
  asked: AskedWords,
  found: { readonly types: readonly RecordType<Data>[]; readonly rows: readonly VisibleRow[] },
): Promise<readonly RecordHit<Data>[]> {
  const types = new Map(found.types.map((type) => [type.name, type]))
  const texts = found.rows.map((row) => ({ row, text: toShownText(types.get(row.type), row.data) }))
  const meant = await listMeant(db, asked, [...new Set(texts.flatMap(({ text }) => listWords(text)))])
  return texts.map(({ row, text }) => ({ record: toVisible<Data>(row), pieces: toTextPieces(text, (word) => meant.has(word)) }))
}

function toShownText(type: RecordType | undefined, data: unknown): string {
  return type === undefined ? '' : listSearchTexts(type, data).join(BETWEEN_TEXTS)
}

/** Which of these words are what was asked for: stems are the database's to compare. */
async function listMeant(db: Kysely<KernelTables>, asked: AskedWords, words: readonly string[]): Promise<ReadonlySet<string>> {
  const plain = words.map((word) => toPlainWords(word))
  const { rows } = await sql<{ plain: string }>`
    select distinct plain from unnest(${plain}::text[]) as plain
    where to_tsvector('dutch', plain) @@ (select ${toQueryOfAny(asked)})`.execute(db)
  const meant = new Set(rows.map((row) => row.plain))
  return new Set(words.filter((_, index) => meant.has(plain[index] ?? '')))
}
