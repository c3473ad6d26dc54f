import { sql, type Kysely } from 'kysely'
import { createId } from '../store/ids.ts'
import { isSilent } from '../store/silent-client.ts'
import type { KernelTables } from '../store/tables.ts'

/** A notice of a plugin to one account, as what the kernel decided. */
export interface PluginNotice {
  readonly accountId: string
  readonly plugin: string
  readonly kind: string
  readonly reference: string
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * Tells people what a plugin has to say of a client, in the caller's transaction; gives how many were told anew. Whatever was decided: to nobody but who
 * has access to this client, and nothing of a client who died or was erased.
 */
export async function addPluginNotices(
  db: Kysely<KernelTables>,
  { clientId, now }: { readonly clientId: string; readonly now: Date },
  notices: readonly PluginNotice[],
): Promise<number> {
  if (notices.length === 0) return 0
  const rows = notices.map((notice) => ({ ...notice, id: createId(now) }))
  const { numAffectedRows } = await sql`
    insert into notice (id, account_id, client_id, plugin, kind, reference, "values", created_at)
    select told.id, access.account_id, client.id, told.plugin, told.kind, told.reference, told."values", ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as told (id uuid, "accountId" uuid, plugin text, kind text, reference text, "values" jsonb)
      join access on access.account_id = told."accountId" and access.client_id = ${clientId}::uuid and access.revoked_at is null
      join client on client.id = access.client_id and not ${isSilent('client', now)}
    order by told.id
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}
