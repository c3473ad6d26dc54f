import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { LOCALES } from '../define/messages.ts'
import type { SessionQuery } from '../define/authenticator.ts'
import { ASSURANCE_LEVELS } from '../define/viewer.ts'
import { isSilent } from '../store/silent-client.ts'
import type { KernelTables } from '../store/tables.ts'
import { AccessFacts, factPairs } from './access-facts.ts'
import { isUnanswered } from './invitations.ts'
import { Instant } from './json-columns.ts'

const AccessRow = AccessFacts.extend({
  id: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  clientLocation: z.string().nullable(),
  photo: z.string().nullable(),
  represents: z.boolean(),
  portalAdmin: z.boolean(),
  rights: z.array(z.string()),
})

const VisitorRow = z.object({
  session_id: z.string(),
  assurance: z.enum(ASSURANCE_LEVELS),
  stale: z.boolean(),
  id: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(LOCALES).catch('nl'),
  form: z.enum(['u', 'je']).nullable(),
  simple: z.boolean(),
  /** Notices that were not read, and invitations that were not answered. */
  news: z.number(),
  accesses: z.array(AccessRow),
  /** The version of the terms of use that holds and that this account did not agree to yet; null where there is nothing to agree to. */
  termsDue: z.number().nullable(),
  /** Whether there are terms of use. */
  hasTerms: z.boolean(),
  /** Whether the tour was shown to this account. */
  toured: z.boolean(),
  /** The permission sets of who is staff of the desk; null for everybody else. */
  desk: z.array(z.string()).nullable(),
  synced: z.record(z.string(), Instant),
})

/** Who is behind a request: the account, every access that was not revoked, and how fresh each source is. */
export type Visitor = z.infer<typeof VisitorRow>

/** One access of a visitor, open or not. */
export type VisitorAccess = z.infer<typeof AccessRow>

// Runs of a source never overlap. In the order of the index, so that years of them cost a page nothing.
const lastGoodRun = sql`select finished_at from sync_run where sync_run.source = asked.source and outcome = 'done' order by started_at desc limit 1`

/** Who is looked for, the sources (ids) of which it is asked how fresh they are, and the moment by which that holds. */
export interface VisitorQuestion {
  readonly session: SessionQuery
  readonly sources: readonly string[]
  readonly now: Date
}

/**
 * Finds session, account, accesses, clients, freshness and how much news there is in one statement; undefined without a valid session or
 * when the account is blocked.
 */
export async function findVisitor(db: Kysely<KernelTables>, { session, sources, now }: VisitorQuestion): Promise<Visitor | undefined> {
  const { rows } = await sql<unknown>`
    with session as (${session})
    select session.session_id, session.assurance, session.stale, account.id, account.name, account.email, account.locale, account.form, account.simple,
      coalesce((
        select json_agg(json_build_object(
          'id', access.id, 'clientId', client.id, 'clientName', client.name, 'clientLocation', client.location, 'photo', client_photo.digest,
          'represents', access.represents, 'portalAdmin', access.portal_admin, 'rights', access.rights, ${factPairs}) order by client.name, client.id)
        from access join client on client.id = access.client_id left join client_photo on client_photo.client_id = client.id
        where access.account_id = account.id and access.revoked_at is null and client.erased_at is null
      ), '[]'::json) as accesses,
      account.toured_at is not null as toured,
      exists (select from terms_version) as "hasTerms",
      (select newest.version from (select max(version) as version from terms_version) as newest
        where not exists (select from terms_acceptance where account_id = account.id and terms_acceptance.version = newest.version)) as "termsDue",
      (select to_json(sets) from desk_member where desk_member.account_id = account.id and removed_at is null) as desk,
      (select count(*) from notice left join client on client.id = notice.client_id
        where notice.account_id = account.id and notice.read_at is null and (notice.client_id is null or not ${isSilent('client', now)}))::int
        + (select count(*) from invitation join client on client.id = invitation.client_id
          where invitation.account_id = account.id and invitation.sent_at is not null
          and ${isUnanswered} and invitation.expires_at > ${now.toISOString()}
          and not ${isSilent('client', now)})::int as news,
      coalesce((
        select json_object_agg(asked.source, run.finished_at)
        from unnest(${sources}::text[]) as asked (source), lateral (${lastGoodRun}) as run
      ), '{}'::json) as synced
    from session join account on account.id = session.account_id and account.blocked_at is null`.execute(db)
  return rows[0] === undefined ? undefined : VisitorRow.parse(rows[0])
}
