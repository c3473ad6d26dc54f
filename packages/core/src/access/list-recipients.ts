import { z } from 'zod'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import type { Basis } from '../define/viewer.ts'
import { AccessFacts } from './access-facts.ts'
import { decideAccess, type AccessEnds } from './access-state.ts'
import { canUse } from './can.ts'

const Row = AccessFacts.extend({
  accountId: z.string(),
  rights: z.array(z.string()),
  isErased: z.boolean(),
  isAccountBlocked: z.boolean(),
})

type AccessRow = z.infer<typeof Row>

/** What decides who may be told of something in a part. */
export interface Audience {
  /** The right that opens the part; undefined when everybody with access may. */
  readonly right: { readonly id: string; readonly byBasis: readonly Basis[] } | undefined
  readonly ends: AccessEnds
  /** The account that acts: nobody is told of what they did themselves. */
  readonly actor: string
  readonly now: Date
}

/**
 * The accounts that may be told, of all who have access to one client (rows as `notice_accesses()` gives them): whose access
 * is open now and who may read the part. Nobody, once the client died or the portal's copy was erased.
 */
export function listRecipients(accesses: readonly unknown[], audience: Audience): readonly string[] {
  return z
    .array(Row)
    .parse(accesses)
    .filter((access) => isTold(access, audience))
    .map(({ accountId }) => accountId)
}

function isTold(access: AccessRow, { right, ends, actor, now }: Audience): boolean {
  if (access.accountId === actor || access.isAccountBlocked || isSilent(access, now)) return false
  return decideAccess(access, ends, now) === 'open' && (right === undefined || canUse(access, right))
}

function isSilent({ isErased, deceasedOn }: AccessRow, now: Date): boolean {
  return isErased || (deceasedOn !== undefined && deceasedOn <= toAmsterdamDay(now))
}
