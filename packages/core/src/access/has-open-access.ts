import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { KernelTables } from '../store/tables.ts'
import { AccessFacts, factColumns } from './access-facts.ts'
import { decideAccess, type AccessEnds } from './access-state.ts'

/** Whether an account has any access that is open now. */
export async function hasOpenAccess(db: Kysely<KernelTables>, accountId: string, at: { ends: AccessEnds; now: Date }): Promise<boolean> {
  const { rows } = await sql<unknown>`
    select ${factColumns} from access join client on client.id = access.client_id
    where access.account_id = ${accountId}::uuid and access.revoked_at is null and client.erased_at is null`.execute(db)
  return z
    .array(AccessFacts)
    .parse(rows)
    .some((facts) => decideAccess(facts, at.ends, at.now) === 'open')
}
