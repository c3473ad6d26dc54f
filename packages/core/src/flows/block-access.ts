import type { Kysely } from 'kysely'
import { closeAccess, openAccess, type BrakedAccess, type BrakeHand } from '../access/brake.ts'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { KernelTables } from '../store/tables.ts'

/** Who pulls or lifts a brake, in the caller's transaction. */
export interface BrakeWork {
  readonly db: Kysely<KernelTables>
  readonly now: Date
  readonly hand: BrakeHand
  /** Who does it, for the access log: an account, or in `detail` a member of staff. */
  readonly who: Pick<SystemAuditEntry, 'accountId' | 'basis' | 'traceId' | 'network'>
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Closes one access at once: from the next request on everything of this client is 404 for that person, who gets a notice. False when nothing had to be closed. */
export async function blockAccess(work: BrakeWork, accessId: string): Promise<boolean> {
  const closed = await closeAccess(work.db, accessId, work)
  if (closed) await note(work, { accessId, access: closed, event: 'blocked' })
  return closed !== undefined
}

/** Opens a closed access again; its person gets a notice. False when it was open, or is closed by the organisation and somebody else asks. */
export async function unblockAccess(work: BrakeWork, accessId: string): Promise<boolean> {
  const opened = await openAccess(work.db, accessId, work.hand)
  if (opened) await note(work, { accessId, access: opened, event: 'unblocked' })
  return opened !== undefined
}

async function note(
  { db, now, hand, who, detail }: BrakeWork,
  { accessId, access, event }: { accessId: string; access: BrakedAccess; event: 'blocked' | 'unblocked' },
): Promise<void> {
  const { accountId, clientId } = access
  await appendAudit(db, {
    ...who,
    eventType: `access.${event}`,
    action: 'U',
    outcome: 'success',
    at: now,
    clientId,
    accessId,
    detail: { ...detail, of: accountId, hand },
  })
  await addNotice(db, { accountId, clientId, kind: `access-${event}`, reference: `${accessId} ${now.toISOString()}`, values: {}, now })
}
