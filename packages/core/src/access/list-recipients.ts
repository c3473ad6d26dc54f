import { z } from 'zod'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import type { PersonNearby } from '../define/part-context.ts'
import type { Basis } from '../define/viewer.ts'
import { AccessFacts } from './access-facts.ts'
import { decideAccess, type AccessEnds } from './access-state.ts'
import { canUse } from './can.ts'

const Row = AccessFacts.extend({
  accountId: z.string(),
  name: z.string(),
  role: z.string().nullable(),
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
  /** The account that acts: nobody is told of what they did themselves. Undefined when nobody does. */
  readonly actor: string | undefined
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

/** The people, other than who acts, who may read the part now: those whom who acts may write to or choose. Of the same rows. */
export function listPeople(accesses: readonly unknown[], audience: Audience): readonly PersonNearby[] {
  return z
    .array(Row)
    .parse(accesses)
    .filter((access) => !access.isErased && isReader(access, audience))
    .map(({ accountId, name, role }) => ({ accountId, name, ...(role !== null && { role }) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
}

function isTold(access: AccessRow, audience: Audience): boolean {
  return !isSilent(access, audience.now) && isReader(access, audience)
}

function isReader(access: AccessRow, { right, ends, actor, now }: Audience): boolean {
  if (access.accountId === actor || access.isAccountBlocked) return false
  return decideAccess(access, ends, now) === 'open' && (right === undefined || canUse(access, right))
}

function isSilent({ isErased, deceasedOn }: AccessRow, now: Date): boolean {
  return isErased || (deceasedOn !== undefined && deceasedOn <= toAmsterdamDay(now))
}
