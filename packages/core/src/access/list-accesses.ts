import { sql, type Kysely } from 'kysely'
import type { AccessSide } from '../define/own-side.ts'
import type { KernelTables } from '../store/tables.ts'
import { factColumns } from './access-facts.ts'

/** An access to a client as a row that `listRecipients` reads, and what decides whether it is of the client's own side. */
export type AccessRow = AccessSide

/** Every access to one client that was not revoked, also closed ones: for the kernel, which decides whom it tells. */
export async function listAccesses(db: Kysely<KernelTables>, clientId: string): Promise<readonly AccessRow[]> {
  const { rows } = await sql<AccessRow>`
    select access.account_id as "accountId", account.name, access.role, access.rights, access.represents, ${factColumns},
      client.erased_at is not null as "isErased", account.blocked_at is not null as "isAccountBlocked"
    from access join client on client.id = access.client_id join account on account.id = access.account_id
    where access.client_id = ${clientId}::uuid and access.revoked_at is null
    order by access.id`.execute(db)
  return rows
}
