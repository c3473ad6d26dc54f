import { sql, type Kysely, type RawBuilder } from 'kysely'
import { addDays, toAmsterdamDay } from '../../define/amsterdam.ts'
import type { WatchedRecord } from '../../define/watch.ts'
import { toVisible, type VisibleRow } from '../../records/visible-row.ts'
import { isSilent } from '../../store/silent-client.ts'
import type { KernelTables } from '../../store/tables.ts'

/** When a client is looked at. */
export interface WatchTime {
  readonly endsAfterCareDays: number
  readonly now: Date
}

/** A watch as the database is asked for it. */
export interface WatchQuery extends WatchTime {
  readonly plugin: string
  /** Name of the record type. */
  readonly type: string
}

const BATCH = 200

/** The condition that readers see a record now, whoever may; the policy of `record` (walls.ts) says the same of a viewer's. */
export function isSeen(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(not record.waiting and record.removed_at is null and record.hidden_at is null
    and record.visible_from <= ${now.toISOString()}::timestamptz)`
}

/** The condition that the portal of a client is open: nothing is watched after a death, after the last day after care, or of an erased copy. */
export function isWatched({ endsAfterCareDays, now }: WatchTime): RawBuilder<boolean> {
  const firstOpen = addDays(toAmsterdamDay(now), -endsAfterCareDays)
  return sql<boolean>`(not ${isSilent('client', now)} and coalesce(client.care_ended_on >= ${firstOpen}::date, true))`
}

/** Clients with records to look at, and those with findings that may be found no more. */
export async function* listWatchedClients(db: Kysely<KernelTables>, query: WatchQuery): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const { rows } = await sql<{ id: string }>`
      select client.id from client
      where ((${isWatched(query)} and exists (select from record where record.whose = client.id and record.type = ${query.type} and ${isSeen(query.now)}))
          or exists (select from record_finding where record_finding.client_id = client.id and record_finding.plugin = ${query.plugin}))
        ${after === undefined ? sql`` : sql`and client.id > ${after}::uuid`}
      order by client.id limit ${BATCH}`.execute(db)
    for (const { id } of rows) yield id
    after = rows.at(-1)?.id
  } while (after !== undefined)
}

/** What readers of a client see now of this type, newest first; nothing when nothing of the client is watched. Erasing the client waits for this transaction. */
export async function readWatchedRecords(db: Kysely<KernelTables>, clientId: string, query: WatchQuery): Promise<readonly WatchedRecord[]> {
  const { rows: held } = await sql`select from client where client.id = ${clientId}::uuid and ${isWatched(query)} for share`.execute(db)
  if (held.length === 0) return []
  const { rows } = await sql<VisibleRow & { readonly first_seen_at: Date }>`
    select id, type, at, recorded_at, data, first_seen_at from record
    where whose = ${clientId}::uuid and type = ${query.type} and ${isSeen(query.now)}
    order by at desc, id desc`.execute(db)
  return rows.map((row) => ({ ...toVisible(row), firstSeenAt: row.first_seen_at.toISOString() }))
}
