import type { Kysely } from 'kysely'
import { appendAudit, type SystemAuditEntry } from '../../audit/append-audit.ts'
import type { KernelTables } from '../../store/tables.ts'
import type { DeskWork } from './desk-work.ts'

/** Something that a member of staff did or looked at. */
export interface Deed extends Pick<SystemAuditEntry, 'eventType' | 'action' | 'clientId' | 'accessId' | 'outcome'> {
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Notes in the access log what a member of staff did at the desk, with their account and name; in the caller's transaction. */
export function noteDeed(
  db: Kysely<KernelTables>,
  { now, who, staff }: Pick<DeskWork, 'now' | 'who' | 'staff'>,
  deed: Deed,
): Promise<void> {
  return appendAudit(db, { ...deed, at: now(), ...who, detail: { ...staff, ...deed.detail } })
}
