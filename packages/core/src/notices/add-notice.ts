import { sql, type Kysely } from 'kysely'
import { createId } from '../store/ids.ts'
import { isSilent } from '../store/silent-client.ts'
import type { KernelTables } from '../store/tables.ts'
import type { CoreNoticeKind, CoreNoticeValues } from './core-notices.ts'

/** A notice of the portal itself: who should know, about which client. The same `reference` of one kind tells one person once about one client. */
export interface NewNotice<Kind extends CoreNoticeKind = CoreNoticeKind> {
  readonly accountId: string
  readonly clientId: string
  readonly kind: Kind
  /** What makes it this notice and no other: the id of the access or invitation, and where it can happen again the moment too. */
  readonly reference: string
  readonly values: CoreNoticeValues<Kind>
  readonly now: Date
}

const LONGEST_VALUE = 200

/**
 * Tells one person something, in the caller's transaction; false when it was told before, or when nothing is said of this
 * client any more (after a death, or when the portal's copy was erased).
 */
export async function addNotice<Kind extends CoreNoticeKind>(db: Kysely<KernelTables>, notice: NewNotice<Kind>): Promise<boolean> {
  const { accountId, clientId, kind, reference, now } = notice
  const values: Readonly<Record<string, string>> = { ...notice.values }
  const { rows } = await sql`
    insert into notice (id, account_id, client_id, plugin, kind, reference, "values", created_at)
    select ${createId(now)}, ${accountId}::uuid, client.id, 'core', ${kind}, ${reference}, ${JSON.stringify(toOneLines(values))}::jsonb,
      ${now.toISOString()}::timestamptz
    from client where client.id = ${clientId}::uuid and not ${isSilent('client', now)}
    on conflict do nothing
    returning id`.execute(db)
  return rows.length > 0
}

/** Names come from people: a line break in one is no reason to lose the notice. */
function toOneLines(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, LONGEST_VALUE)]),
  )
}
