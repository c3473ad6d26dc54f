import type { Portal } from '@voordeur/core/portal'
import { seedClients, seedRecords } from './seed.ts'

/** Some 45 records a client: enough for every type, and little enough for ten thousand clients. */
const SHARE = 0.08

const ACCOUNT = `md5('account ' || number)::uuid`

/** Fills an empty database with clients as they are after a year or so: records, a family with accesses and sessions, and what was looked at. */
export async function seedGrid(portal: Portal, clients: number): Promise<void> {
  await seedClients(portal, clients)
  await seedRecords(portal, { clients, share: SHARE })
  for (const statement of STATEMENTS) await portal.store.execute(statement)
}

/** Gives everybody with an account news, those who look included; after they were enrolled. */
export async function seedNews({ store }: Portal): Promise<void> {
  for (const statement of NEWS_STATEMENTS) await store.execute(statement)
  await store.execute('vacuum analyze')
}

/** Of every three accounts two have left, and one looks still. A portal of many clients has been there for years: so it has a sync more per client. */
const STATEMENTS = [
  `insert into sync_run (id, source, started_at, finished_at, outcome, report)
    select gen_random_uuid(), 'seeded', now() - interval '4 hours' * n, now() - interval '4 hours' * n, 'done', '{}'
    from generate_series(100, 99 + (select count(*) from client)) as n`,
  `insert into account (id, email, name, locale, created_at)
    select ${ACCOUNT}, 'naaste' || number || '@voorbeeld.example', 'Naaste ' || number, 'nl', now()
    from generate_series(1, 3 * (select count(*) from client)) as number`,
  `insert into access (id, account_id, client_id, basis, represents, portal_admin, rights, valid_from, revoked_at, granted_by, created_at)
    select gen_random_uuid(), ${ACCOUNT}, client.id, 'family', false, false, '{grid.part1:read}', now() - interval '1 year',
      case when number % 3 > 0 then now() - interval '1 month' end, 'bench', now() - interval '1 year'
    from (select id, row_number() over (order by id) as place from client) as client, lateral generate_series(3 * place - 2, 3 * place) as number`,
  `insert into auth_account (account_id, session_epoch) select id, 0 from account`,
  `insert into auth_session (id, account_id, secret_hash, assurance, session_epoch, created_at, last_seen_at, expires_at, absolute_expires_at)
    select md5('session ' || id), id, sha256(id::text::bytea), 'mfa', 0, now(), now(), now() + interval '1 day', now() + interval '1 day' from account`,
  `insert into audit_entry (id, at, event_type, action, outcome, account_id, client_id, access_id, part, "right", basis, detail)
    select gen_random_uuid(), now() - interval '1 day' * n, 'part.read', 'R', 'success', access.account_id, access.client_id, access.id,
      'grid.part1', 'grid.part1:read', 'family', '{"types": ["report"]}'
    from generate_series(1, 10) as n, access order by n desc`,
]

/** What stands at everybody's bell: of five notices two were not read, and of two invitations one is open. */
export const NEWS = 3

const NEWS_STATEMENTS = [
  `insert into notice (id, account_id, client_id, plugin, kind, reference, "values", created_at, read_at)
    select gen_random_uuid(), access.account_id, access.client_id, 'core', 'rightsChanged', 'bench ' || n, '{}', now() - interval '1 day' * n,
      case when n > 2 then now() end
    from access, generate_series(1, 5) as n`,
  `insert into invitation (id, client_id, invited_by, account_id, first_name, last_name, email, gender, role, basis, rights, created_at, sent_at, expires_at, accepted_at)
    select gen_random_uuid(), access.client_id, access.account_id, access.account_id, 'Naaste', 'van Voorbeeld', md5(access.id::text || is_open) || '@voorbeeld.example',
      'other', 'family', 'family', '{grid.part1:read}', now(), now(), now() + interval '14 days', case when not is_open then now() end
    from access, unnest('{true, false}'::boolean[]) as is_open`,
]
