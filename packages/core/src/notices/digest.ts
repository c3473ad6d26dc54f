import { sql, type Kysely, type RawBuilder } from 'kysely'
import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../define/amsterdam.ts'
import { isSilent } from '../store/silent-client.ts'
import type { KernelTables } from '../store/tables.ts'

/** Somebody who can be told by mail that there is news. */
export interface DigestReader {
  readonly id: string
  readonly email: string
  readonly locale: string
  readonly form: string | null
}

const BATCH = 100

/** The next accounts (at most 100, by id) for which there may be a digest now, after an id. */
export async function listDigestDue(
  db: Kysely<KernelTables>,
  from: { readonly after: string; readonly now: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select account.id from account
    where account.id > ${from.after}::uuid and ${mayBeMailed(from.now)} and exists (select from ${news(from.now)})
    order by account.id limit ${sql.lit(BATCH)}`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Holds an account for its digest, inside a transaction; undefined when there is none to send: another process is at it, it
 * was sent today, or the person does not want it.
 */
export async function holdDigestReader(db: Kysely<KernelTables>, accountId: string, now: Date): Promise<DigestReader | undefined> {
  const { rows } = await sql<DigestReader>`
    select id, email, locale, form from account where id = ${accountId}::uuid and ${mayBeMailed(now)}
    for update skip locked`.execute(db)
  return rows[0]
}

/** Counts what a digest tells of and marks it as told, in the transaction that sends it; 0 when there is nothing. */
export async function takeDigest(db: Kysely<KernelTables>, accountId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update notice set digested_at = ${now.toISOString()}::timestamptz
    where id in (select found.id from account, lateral (select notice.id from ${news(now)}) as found where account.id = ${accountId}::uuid)
    returning id`.execute(db)
  if (rows.length > 0) await db.updateTable('account').set({ digested_at: now }).where('id', '=', accountId).execute()
  return rows.length
}

/** Not blocked, not refused by its person, and at most one a day, also when the job is tried again. */
function mayBeMailed(now: Date): RawBuilder<boolean> {
  const today = startOfAmsterdamDay(toAmsterdamDay(now))
  return sql`account.blocked_at is null and account.digest <> 'never'
    and (account.digested_at is null or account.digested_at < ${today.toISOString()}::timestamptz)`
}

/** What an account was not told of yet: unread, of before now; with a weekly digest of before this week, unless today is Monday. */
function news(now: Date): RawBuilder<unknown> {
  const until = (instant: Date) => sql`${instant.toISOString()}::timestamptz`
  return sql`notice left join client on client.id = notice.client_id
    where notice.account_id = account.id and notice.read_at is null and notice.digested_at is null
      and notice.created_at <= case account.digest when 'weekly' then ${until(toWeekly(now))} else ${until(now)} end
      and (notice.client_id is null or not ${isSilent('client', now)})`
}

/** Until when a weekly digest tells: now on a Monday, and else the beginning of this week, so that a Monday that was missed is made up for. */
function toWeekly(now: Date): Date {
  const today = toAmsterdamDay(now)
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  return sinceMonday === 0 ? now : startOfAmsterdamDay(addDays(today, -sinceMonday))
}
