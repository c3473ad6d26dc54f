import { sql, type Kysely } from 'kysely'
import { appendAudit, type SystemAuditEntry } from '../../audit/append-audit.ts'
import type { Store } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'

/** Who agrees to which version, as the access log names them. */
export interface TermsConsent {
  readonly accountId: string
  /** The version that was read. */
  readonly version: number
  readonly at: Date
  readonly who: Partial<SystemAuditEntry>
}

/** That an account agreed: to which version, and when. */
export interface AcceptedTerms {
  readonly version: number
  /** ISO 8601 in UTC. */
  readonly at: string
}

/**
 * Notes that an account agrees to the version it read, with its entry of the access log; sent twice it is noted once. `replaced` when another version
 * holds by now (or this one never did), and then nothing was noted.
 */
export async function acceptTerms(store: Store, { accountId, version, at, who }: TermsConsent): Promise<'accepted' | 'replaced'> {
  return store.transaction(async (db) => {
    const { newest } = await db
      .selectFrom('terms_version')
      .select(sql<number | null>`max(version)`.as('newest'))
      .executeTakeFirstOrThrow()
    if (newest !== version) return 'replaced'
    const added = await db
      .insertInto('terms_acceptance')
      .values({ account_id: accountId, version, accepted_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    if (added)
      await appendAudit(db, { ...who, eventType: 'terms.accepted', action: 'C', outcome: 'success', at, accountId, detail: { version } })
    return 'accepted'
  })
}

/** To which version an account agreed last; undefined when it never did. */
export async function findAccepted(db: Kysely<KernelTables>, accountId: string): Promise<AcceptedTerms | undefined> {
  const row = await db
    .selectFrom('terms_acceptance')
    .select(['version', 'accepted_at'])
    .where('account_id', '=', accountId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.version, at: row.accepted_at.toISOString() }
}
