import { sql } from 'kysely'
import { z } from 'zod'
import { Basis } from '../define/viewer.ts'
import { ID_PATTERN } from '../store/ids.ts'
import { Instant, MaybeInstant, MaybeText } from './json-columns.ts'

/** What decides whether an access is open; times are instants, `…On` are days. */
export const AccessFacts = z.object({
  basis: Basis,
  grantedAt: Instant,
  /** Whether the organisation granted it, and not a portal administrator by an invitation. */
  byOrganisation: z.boolean(),
  validFrom: Instant,
  validUntil: MaybeInstant,
  revokedAt: MaybeInstant,
  blockedAt: MaybeInstant,
  /** When a client of 12 to 15 agreed that a parent or guardian reads. */
  consentedAt: MaybeInstant,
  bornOn: MaybeText,
  careEndedOn: MaybeText,
  deceasedOn: MaybeText,
})

/** What decides whether an access is open. */
export type AccessFacts = Readonly<z.infer<typeof AccessFacts>>

/** Where each fact stands, in a statement over `access` and `client`. The function `notice_accesses()` of the database gives the same. */
const COLUMNS: Readonly<Record<keyof AccessFacts, string>> = {
  basis: 'access.basis',
  grantedAt: 'access.created_at',
  // Who grants as an account stands there by its id, the organisation in words.
  byOrganisation: `(access.granted_by !~ '${ID_PATTERN}')`,
  validFrom: 'access.valid_from',
  validUntil: 'access.valid_until',
  revokedAt: 'access.revoked_at',
  blockedAt: 'access.blocked_at',
  consentedAt: 'access.consented_at',
  bornOn: 'client.born_on',
  careEndedOn: 'client.care_ended_on',
  deceasedOn: 'client.deceased_on',
}

/** The facts as columns of a select over `access` and `client`, to be read with `AccessFacts`. */
export const factColumns = sql.raw(toList((name, column) => `${column} as "${name}"`))

/** The facts as pairs of a `json_build_object` over `access` and `client`, to be read with `AccessFacts`. */
export const factPairs = sql.raw(toList((name, column) => `'${name}', ${column}`))

function toList(write: (name: string, column: string) => string): string {
  return Object.entries(COLUMNS)
    .map(([name, column]) => write(name, column))
    .join(', ')
}
