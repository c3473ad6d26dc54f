import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { KernelTables } from '../store/tables.ts'
import { AccessFacts, factPairs } from './access-facts.ts'
import type { AccessEnds } from './access-state.ts'
import { decideLastMoment } from './account-end.ts'
import { Instant, MaybeInstant } from './json-columns.ts'

const Row = z.object({
  id: z.string(),
  createdAt: Instant,
  accesses: z.array(AccessFacts),
  isStaff: z.boolean(),
  leftDeskAt: MaybeInstant,
  isInvited: z.boolean(),
  invitedAt: MaybeInstant,
  isWriting: z.boolean(),
})

/** What keeps an account: an access that is open or may open, work at the desk, an open invitation, a message on its way to the care record. */
export type AccountHold = 'access' | 'desk' | 'invitation' | 'message'

/** How an account stands: what keeps it, and when it last had something that did. */
export interface AccountStanding {
  readonly id: string
  readonly holds: readonly AccountHold[]
  readonly lastAt: Date
}

interface At {
  readonly ends: AccessEnds
  readonly now: Date
}

/** How one account stands; undefined when there is none. */
export async function findStanding(db: Kysely<KernelTables>, accountId: string, at: At): Promise<AccountStanding | undefined> {
  const [found] = await readStandings(db, sql<boolean>`account.id = ${accountId}::uuid`, { ...at, limit: 1 })
  return found
}

/** How accounts stand that may have ended, in the order of their ids; who has something that stands for certain is passed over in the database. */
export function listStandings(
  db: Kysely<KernelTables>,
  { after, limit, ...at }: At & { readonly after: string; readonly limit: number },
): Promise<readonly AccountStanding[]> {
  const now = at.now.toISOString()
  const mayHaveEnded = sql<boolean>`account.id > ${after}::uuid
    and not exists (select from desk_member where account_id = account.id and removed_at is null)
    and not exists (
      select from access join client on client.id = access.client_id
      where access.account_id = account.id and access.revoked_at is null and (access.valid_until is null or access.valid_until > ${now}::timestamptz)
        and client.care_ended_on is null and client.deceased_on is null and access.basis not in ('parental-authority', 'guardian'))`
  return readStandings(db, mayHaveEnded, { ...at, limit })
}

async function readStandings(
  db: Kysely<KernelTables>,
  which: RawBuilder<boolean>,
  at: At & { readonly limit: number },
): Promise<readonly AccountStanding[]> {
  const now = at.now.toISOString()
  const { rows } = await sql<unknown>`
    select account.id, account.created_at as "createdAt",
      (select coalesce(json_agg(json_build_object(${factPairs})), '[]') from access join client on client.id = access.client_id
        where access.account_id = account.id) as accesses,
      exists (select from desk_member where account_id = account.id and removed_at is null) as "isStaff",
      (select max(removed_at) from desk_member where account_id = account.id) as "leftDeskAt",
      exists (select from invitation where account_id = account.id and num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0
        and expires_at > ${now}::timestamptz) as "isInvited",
      (select max(greatest(created_at, sent_at, accepted_at, declined_at, withdrawn_at, expires_at)) from invitation
        where account_id = account.id or invited_by = account.id or email = account.email) as "invitedAt",
      exists (select from source_message where account_id = account.id and state <> 'sent') as "isWriting"
    from account where ${which} order by account.id limit ${at.limit}`.execute(db)
  return z
    .array(Row)
    .parse(rows)
    .map((row) => toStanding(row, at))
}

function toStanding(row: z.infer<typeof Row>, { ends, now }: At): AccountStanding {
  const moments = row.accesses.map((facts) => decideLastMoment(facts, ends, now))
  const held: Readonly<Record<AccountHold, boolean>> = {
    access: moments.includes(undefined),
    desk: row.isStaff,
    invitation: row.isInvited,
    message: row.isWriting,
  }
  const known = [row.createdAt, row.leftDeskAt, row.invitedAt, ...moments].filter((moment) => moment !== undefined)
  return {
    id: row.id,
    holds: (['access', 'desk', 'invitation', 'message'] as const).filter((hold) => held[hold]),
    lastAt: new Date(Math.max(...known.map((moment) => moment.getTime()))),
  }
}
