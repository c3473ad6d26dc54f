import { appendAudit } from '../../audit/append-audit.ts'
import type { Store } from '../../store/store.ts'
import { readLinkSecret } from './request-link.ts'

/**
 * Confirms a request with the secret that was mailed: only then staff see it. Used again within its day, the link changes nothing and says the same;
 * of any number at once one is noted. False when the secret is not known, or worth nothing any more.
 */
export async function confirmRequest(
  secret: string,
  { store, now }: { readonly store: Store; readonly now: () => Date },
): Promise<boolean> {
  const link = readLinkSecret(secret)
  if (!link) return false
  const at = now()
  return store.transaction(async (db) => {
    const confirmed = await db
      .updateTable('access_request')
      .set({ state: 'open', confirmed_at: at })
      .where('id', '=', link.requestId)
      .where('secret_hash', '=', link.hash)
      .where('state', '=', 'unconfirmed')
      .where('expires_at', '>', at)
      .returning('id')
      .executeTakeFirst()
    if (confirmed) {
      const event = { eventType: 'request.confirmed', action: 'C', outcome: 'success' } as const
      await appendAudit(db, { ...event, at, detail: { request: confirmed.id } })
      return true
    }
    const known = await db
      .selectFrom('access_request')
      .select('id')
      .where('id', '=', link.requestId)
      .where('secret_hash', '=', link.hash)
      .where('state', '!=', 'unconfirmed')
      .where('expires_at', '>', at)
      .executeTakeFirst()
    return known !== undefined
  })
}
