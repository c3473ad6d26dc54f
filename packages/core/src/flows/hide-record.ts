import { sql, type Kysely } from 'kysely'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import type { KernelTables } from '../store/tables.ts'
import type { NamedStaff } from './read-staff.ts'

/** A record as its source knows it. */
export interface RecordKey {
  readonly source: string
  readonly type: string
  readonly sourceId: string
}

/** Whose hand, why, and when. The reason stands in the access log: no word of the record. */
export interface HideWork {
  readonly db: Kysely<KernelTables>
  readonly now: Date
  readonly staff: NamedStaff
  /** The account at the desk; left out by the command line, which has none. */
  readonly who?: Pick<SystemAuditEntry, 'accountId' | 'traceId' | 'network'>
  readonly reason: string
}

/**
 * Hides a record at once, in every page, search, count and saved dossier that waits, until the source delivers another version or staff show it again. False when there is
 * no such record or it was hidden already.
 */
export function hideRecord(work: HideWork, key: RecordKey): Promise<boolean> {
  return turn(work, key, true)
}

/** Shows a hidden record again. False when there is none. */
export function showRecord(work: HideWork, key: RecordKey): Promise<boolean> {
  return turn(work, key, false)
}

async function turn({ db, now, staff, who, reason }: HideWork, key: RecordKey, hidden: boolean): Promise<boolean> {
  const { source, type, sourceId } = key
  const turned = await db
    .updateTable('record')
    .set({ hidden_at: hidden ? now : null })
    .where('source', '=', source)
    .where('type', '=', type)
    .where('source_id', '=', sourceId)
    // A version that waits to be discussed is seen by nobody, and may be the one that corrects.
    .where('waiting', '=', false)
    .where('removed_at', 'is', null)
    .where(hidden ? sql<boolean>`hidden_at is null` : sql<boolean>`hidden_at is not null`)
    .returning(['id', 'client_id'])
    .executeTakeFirst()
  if (!turned) return false
  if (hidden) await dropDownloads(db, turned.client_id)
  await appendAudit(db, {
    ...who,
    eventType: hidden ? 'record.hidden' : 'record.shown',
    action: 'U',
    outcome: 'success',
    at: now,
    ...(turned.client_id === null ? {} : { clientId: turned.client_id }),
    detail: { ...staff, reason, source, type, record: turned.id },
  })
  return true
}

/** A dossier that was saved and not taken yet may hold the record; a new one is made in a minute. A record of nobody is in everybody's. */
async function dropDownloads(db: Kysely<KernelTables>, clientId: string | null): Promise<void> {
  const dropped = await db
    .updateTable('download')
    .set({ state: 'expired' })
    .where('state', 'in', ['running', 'ready'])
    .$if(clientId !== null, (query) => query.where('client_id', '=', clientId ?? ''))
    .returning('id')
    .execute()
  if (dropped.length === 0) return
  await db
    .deleteFrom('download_chunk')
    .where(
      'download_id',
      'in',
      dropped.map(({ id }) => id),
    )
    .execute()
}
