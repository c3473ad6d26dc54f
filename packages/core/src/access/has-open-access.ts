import type { Kysely } from 'kysely'
import { z } from 'zod'
import { Basis } from '../define/viewer.ts'
import type { KernelTables } from '../store/tables.ts'
import { decideAccess, type AccessEnds } from './access-state.ts'
import { Instant, MaybeInstant, MaybeText } from './json-columns.ts'

const Row = z.object({
  basis: Basis,
  grantedAt: Instant,
  validFrom: Instant,
  validUntil: MaybeInstant,
  revokedAt: MaybeInstant,
  blockedAt: MaybeInstant,
  consentedAt: MaybeInstant,
  bornOn: MaybeText,
  careEndedOn: MaybeText,
  deceasedOn: MaybeText,
})

/** Whether an account has any access that is open now. */
export async function hasOpenAccess(db: Kysely<KernelTables>, accountId: string, at: { ends: AccessEnds; now: Date }): Promise<boolean> {
  const rows = await db
    .selectFrom('access')
    .innerJoin('client', 'client.id', 'access.client_id')
    .select([
      'access.basis',
      'access.created_at as grantedAt',
      'access.valid_from as validFrom',
      'access.valid_until as validUntil',
      'access.revoked_at as revokedAt',
      'access.blocked_at as blockedAt',
      'access.consented_at as consentedAt',
      'client.born_on as bornOn',
      'client.care_ended_on as careEndedOn',
      'client.deceased_on as deceasedOn',
    ])
    .where('access.account_id', '=', accountId)
    .where('access.revoked_at', 'is', null)
    .where('client.erased_at', 'is', null)
    .execute()
  return z
    .array(Row)
    .parse(rows)
    .some((row) => decideAccess(row, at.ends, at.now) === 'open')
}
