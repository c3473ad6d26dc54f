import type { Portal } from '@voordeur/core/portal'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Tables } from './guard-reads.ts'

/** Somebody who searches a client of theirs. */
export interface Searcher {
  readonly accountId: string
  readonly accessId: string
  readonly clientId: string
}

/** Searches for words, and gives how many hits there are on the page and how many words are marked. */
export type Search = (searcher: Searcher, words: string) => Promise<Found>

/** What a search found. */
export interface Found {
  readonly hits: number
  readonly marked: number
}

type Row = Readonly<Record<string, unknown>>

const NOBODY = '00000000-0000-0000-0000-000000000000'
const TYPES = ['report', 'measurement']
const PAGE = 20

/**
 * The two statements of a search as the kernel's own role, without row-level security: each in one packet with what begins or ends the
 * transaction. Planned for its very words each time, which suits PostgreSQL best here: it then knows how rare they are.
 */
export function createBareSearch(pool: pg.Pool, compiler: Kysely<Tables>): Search {
  return async ({ clientId }, words) => {
    const visible = sql<boolean>`not waiting and removed_at is null and hidden_at is null and visible_from <= ${new Date()}`
    const find = findHits(compiler, { whose: sql<string>`${clientId}::uuid`, visible, query: toQuery(words) }).compile()
    const client = await pool.connect()
    const send = async (...queries: readonly (string | pg.QueryConfig)[]): Promise<readonly (readonly Row[])[]> => {
      const { stream } = client.connection
      stream.cork()
      process.nextTick(() => stream.uncork())
      const answers = await Promise.all(queries.map((query) => client.query<Record<string, unknown>>(query)))
      return answers.map(({ rows }) => rows)
    }
    try {
      const [, found = []] = await send('begin', { text: find.sql, values: [...find.parameters] })
      const mark = markWords(compiler, listWords(found), words)
      const [marked = []] = await send({ text: mark.sql, values: [...mark.parameters] }, 'commit')
      return { hits: found.length, marked: marked.length }
    } finally {
      client.release()
    }
  }
}

/** The same two statements in the portal's own lane for a viewer, where the policies say what is visible. */
export function createLaneSearch({ store }: Portal): Search {
  return (searcher, words) =>
    store.forViewer({ ...searcher, basis: 'self', now: new Date() }, (lane) =>
      lane.part(TYPES, async (db) => {
        const whose = sql<string>`(select viewer_client())`
        const found = await findHits(db, { whose, visible: sql<boolean>`true`, query: sql`(select ${toQuery(words)})` }).execute()
        const { rows } = await sql<Row>`${markStatement(listWords(found), words)}`.execute(db)
        return { hits: found.length, marked: rows.length }
      }),
    )
}

/** The statement of the kernel's record reader with the words of the search. */
function findHits(
  db: Kysely<Tables>,
  asked: { readonly whose: RawBuilder<string>; readonly visible: RawBuilder<boolean>; readonly query: RawBuilder<unknown> },
) {
  const { whose, visible, query } = asked
  const inOrder = db
    .selectFrom('record')
    .select(['id', 'type', 'at', 'recorded_at', 'data'])
    .where('type', 'in', TYPES)
    .where(visible)
    .where(sql<boolean>`words @@ (${query})`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  const own = db.selectFrom(inOrder.where('whose', '=', whose).as('own')).selectAll()
  const general = db.selectFrom(inOrder.where('whose', '=', NOBODY).as('general')).selectAll()
  return db
    .selectFrom(own.unionAll(general).as('newest'))
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
}

/** The statement with which the kernel asks which words of the hits are meant. */
function markStatement(found: readonly string[], words: string) {
  return sql<Row>`select distinct plain from unnest(${found}::text[]) as plain where to_tsvector('dutch', plain) @@ (select ${toQuery(words, sql`||`)})`
}

function markWords(compiler: Kysely<Tables>, found: readonly string[], words: string) {
  return markStatement(found, words).compile(compiler)
}

/** All words but the last by their stems, and the last also as a beginning. */
function toQuery(words: string, joined: RawBuilder<unknown> = sql`&&`): RawBuilder<unknown> {
  const list = words.split(' ')
  const last = list.at(-1) ?? ''
  const whole = sql`plainto_tsquery('dutch', ${last})`
  const begun = sql`(case when numnode(${whole}) = 0 then ${whole} else ${whole} || to_tsquery('simple', ${`${last}:*`}) end)`
  return sql`plainto_tsquery('dutch', ${list.slice(0, -1).join(' ')}) ${joined} ${begun}`
}

function listWords(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap(({ data }) => JSON.stringify(data).match(/[\p{L}\p{N}]+/gu) ?? []))]
}
