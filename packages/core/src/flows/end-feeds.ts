import type { Kysely } from 'kysely'
import { revokeFeeds } from '../access/feeds.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { KernelTables } from '../store/tables.ts'

/**
 * Takes every feed of an account back, in the caller's transaction: whatever ends its remembered devices ends these too, since whoever could sign in
 * as somebody could make one.
 */
export async function endFeeds(db: Kysely<KernelTables>, accountId: string, now: Date): Promise<void> {
  const ended = await revokeFeeds(db, { accountId }, now)
  await appendAudit(
    db,
    ...ended.map(({ clientId, accessId, part }) => ({
      eventType: 'feed.revoked',
      action: 'D' as const,
      outcome: 'success' as const,
      at: now,
      accountId,
      clientId,
      accessId,
      part,
      detail: { reason: 'sign-in' },
    })),
  )
}
