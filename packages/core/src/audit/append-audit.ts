import type { Kysely } from 'kysely'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'

/** An entry of the access log that the kernel writes itself: what has no viewer's transaction, or was refused one. */
export interface SystemAuditEntry {
  readonly eventType: string
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly outcome: 'success' | 'refused' | 'failure'
  readonly at: Date
  readonly accountId?: string
  readonly clientId?: string
  readonly accessId?: string
  readonly part?: string
  readonly right?: string
  readonly basis?: string
  readonly traceId?: string
  readonly network?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Appends entries to the access log; in the caller's transaction when `db` is one. */
export async function appendAudit(db: Kysely<KernelTables>, ...entries: readonly SystemAuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await db
    .insertInto('audit_entry')
    .values(
      entries.map((entry) => ({
        id: createId(entry.at),
        at: entry.at,
        event_type: entry.eventType,
        action: entry.action,
        outcome: entry.outcome,
        account_id: entry.accountId ?? null,
        client_id: entry.clientId ?? null,
        access_id: entry.accessId ?? null,
        part: entry.part ?? null,
        right: entry.right ?? null,
        basis: entry.basis ?? null,
        trace_id: entry.traceId ?? null,
        network: entry.network ?? null,
        detail: JSON.stringify(entry.detail ?? {}),
      })),
    )
    .execute()
}
