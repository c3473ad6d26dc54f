import type { Portal } from '@voordeur/core/portal'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { ShownReport } from './guard-config.tsx'
import type { Rung } from './guard-rungs.ts'
import type { Viewer } from './guard-viewer.ts'

/** Reads what the page shows for a viewer. */
export type Read = (viewer: Viewer, now: Date) => Promise<ShownReport>

/** The columns that the page's query names. */
export interface Tables {
  record: {
    id: string
    whose: string
    type: string
    at: Date
    recorded_at: Date
    data: unknown
    waiting: boolean
    removed_at: Date | null
    hidden_at: Date | null
    visible_from: Date
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const READS = ['report']

/** The query alone, in one transaction that begins, reads and commits in one round trip, as the kernel's own role. */
export function createBareRead(pool: pg.Pool, compiler: Kysely<Tables>): Read {
  return async ({ clientId }, now) => {
    const visible = sql<boolean>`not waiting and removed_at is null and hidden_at is null and visible_from <= ${now}`
    const { sql: text, parameters } = findNewest(compiler, sql<string>`${clientId}::uuid`, visible).compile()
    const client = await pool.connect()
    try {
      // In one packet, as the portal sends what belongs together.
      const { stream } = client.connection
      stream.cork()
      process.nextTick(() => stream.uncork())
      const sent = [
        client.query('begin'),
        client.query<Record<string, unknown>>({ name: 'newest', text, values: [...parameters] }),
        client.query('commit'),
      ] as const
      const [, { rows }] = await Promise.all(sent)
      return toReport(rows[0])
    } finally {
      client.release()
    }
  }
}

/** The query in the portal's own lane for a viewer; `applies` and `audit` add what the guard does there. */
export function createLaneRead({ store }: Portal, step: Exclude<Rung, 'bare' | 'guarded'>, types: readonly string[]): Read {
  return ({ accountId, accessId, clientId }, now) =>
    store.forViewer({ accountId, accessId, clientId, basis: 'self', now }, async (lane) => {
      if (step !== 'scope') await lane.part(types, (db) => countTypes(db, types))
      const rows = await lane.part(READS, (db) => findNewest(db, sql<string>`(select viewer_client())`, sql<boolean>`true`).execute())
      if (step === 'audit')
        lane.audit({
          eventType: 'part.read',
          action: 'R',
          outcome: 'success',
          part: 'grid.part1',
          right: 'grid.part1:read',
          detail: { types: READS },
        })
      return toReport(rows[0])
    })
}

/** The statement of the kernel's record reader; in a lane the policies say what is visible. */
function findNewest(db: Kysely<Tables>, whose: RawBuilder<string>, visible: RawBuilder<boolean>) {
  const inOrder = db
    .selectFrom('record')
    .select(['id', 'type', 'at', 'recorded_at', 'data'])
    .where('type', 'in', READS)
    .where(visible)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(2)
  const own = db.selectFrom(inOrder.where('whose', '=', whose).as('own')).selectAll()
  const general = db.selectFrom(inOrder.where('whose', '=', NOBODY).as('general')).selectAll()
  return db.selectFrom(own.unionAll(general).as('newest')).selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(2)
}

/** The statement with which the kernel asks which parts apply. */
async function countTypes(db: Kysely<unknown>, types: readonly string[]): Promise<number> {
  const { rows } = await sql`
    select wanted.name from unnest(${types}::text[]) as wanted(name)
    where exists (select 1 from record where record.type = wanted.name)`.execute(db)
  return rows.length
}

function toReport(row: Readonly<Record<string, unknown>> | undefined): ShownReport {
  // Written by this bench itself, see seed.ts.
  const { at, data } = row as { at: Date; data: { topic: string; text: string } }
  return { topic: data.topic, text: data.text, at: at.toISOString() }
}
