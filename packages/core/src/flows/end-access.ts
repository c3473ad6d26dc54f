import type { Kysely } from 'kysely'
import { withdrawFor } from '../access/invitations.ts'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { KernelTables } from '../store/tables.ts'

/** Whose access ends, and who ends it, in the caller's transaction. */
export interface EndedAccess {
  readonly db: Kysely<KernelTables>
  readonly now: Date
  readonly access: { readonly id: string; readonly accountId: string; readonly clientId: string }
  /** Who does it, for the access log: an account, or in `detail` a member of staff. */
  readonly who: Omit<SystemAuditEntry, 'eventType' | 'action' | 'outcome' | 'at' | 'detail'>
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Takes an access for good, from the next request on, and with it an invitation that its person could still accept. They get a notice. */
export async function endAccess({ db, now, access, who, detail }: EndedAccess): Promise<void> {
  const { id, accountId, clientId } = access
  await db.updateTable('access').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute()
  await withdrawFor(db, { accountId, clientId, now })
  const entry = { eventType: 'access.revoked', action: 'D', outcome: 'success', at: now } as const
  await appendAudit(db, { ...who, ...entry, clientId, detail: { ...detail, of: accountId } })
  await addNotice(db, { accountId, clientId, kind: 'access-ended', reference: id, values: {}, now })
}
