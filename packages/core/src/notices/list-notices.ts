import { sql, type Kysely } from 'kysely'
import { isSilent } from '../store/silent-client.ts'
import type { KernelTables } from '../store/tables.ts'

/** A notice as it is kept: who speaks and with which values; the words are said when it is shown. */
export interface StoredNotice {
  readonly id: string
  readonly client: { readonly id: string; readonly name: string } | undefined
  readonly plugin: string
  readonly kind: string
  readonly values: Readonly<Record<string, string | number>>
  readonly createdAt: Date
  readonly isUnread: boolean
}

/** One page of notices, newest first; `older` is the cursor of the next page. */
export interface NoticePage {
  readonly items: readonly StoredNotice[]
  readonly older?: string
}

const PER_PAGE = 20

/** The notices of one account, newest first, from before a cursor (the id of a notice). Nothing is said any more of a client who died or was erased. */
export async function listNotices(
  db: Kysely<KernelTables>,
  wanted: { readonly accountId: string; readonly before?: string | undefined; readonly now: Date },
): Promise<NoticePage> {
  const { accountId, before, now } = wanted
  const rows = await db
    .selectFrom('notice')
    .leftJoin('client', 'client.id', 'notice.client_id')
    .select(['notice.id', 'notice.client_id', 'client.name', 'plugin', 'kind', 'values', 'notice.created_at', 'read_at'])
    .where('account_id', '=', accountId)
    .where((row) => row.or([row('notice.client_id', 'is', null), row.not(isSilent('client', now))]))
    .$if(before !== undefined, (query) => query.where('notice.id', '<', before ?? ''))
    .orderBy('notice.id', 'desc')
    .limit(PER_PAGE + 1)
    .execute()
  const items = rows.slice(0, PER_PAGE).map(({ id, client_id: clientId, name, ...row }) => ({
    id,
    client: clientId === null ? undefined : { id: clientId, name: name ?? '' },
    plugin: row.plugin,
    kind: row.kind,
    values: row.values,
    createdAt: row.created_at,
    isUnread: row.read_at === null,
  }))
  const last = items.at(-1)
  return rows.length > PER_PAGE && last ? { items, older: last.id } : { items }
}

/** Notes that these notices were shown to their reader. */
export async function markRead(
  db: Kysely<KernelTables>,
  shown: { readonly accountId: string; readonly ids: readonly string[]; readonly now: Date },
): Promise<void> {
  if (shown.ids.length === 0) return
  await db
    .updateTable('notice')
    .set({ read_at: shown.now })
    .where('account_id', '=', shown.accountId)
    .where('id', '=', sql<string>`any (${shown.ids}::uuid[])`)
    .where('read_at', 'is', null)
    .execute()
}
