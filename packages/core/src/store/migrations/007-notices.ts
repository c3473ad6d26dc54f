import { NOBODY } from '../tables.ts'
import { LOG_ONLY } from '../viewer-context.ts'
import { SECURED, toMigration } from './to-migration.ts'

// Only the kernel gets such a context, when every part is done: what a part injects can neither ask who has access nor tell anybody anything.
const REFUSE_OTHERS = `
    if context is null then
      raise exception 'CONTEXT_INVALID: the viewer''s context is absent, forged or expired' using errcode = 'insufficient_privilege';
    end if;
    if context[9] is distinct from '${LOG_ONLY.join()}' then
      raise exception 'CONTEXT_INVALID: this context is for reading records' using errcode = 'insufficient_privilege';
    end if;`

/**
 * What a person should know (Meldingen). No viewer reads them: a notice about one client must not be seen by what a plugin does
 * on the page of another. `reference` makes the same notice twice one notice.
 */
export const notices = toMigration([
  `create table notice (
    id uuid primary key,
    account_id uuid not null references account (id),
    client_id uuid references client (id),
    -- The plugin that speaks (core for the portal itself), and which of its notices it is.
    plugin text not null,
    kind text not null,
    reference text not null,
    -- What fills the places of the words: names and days, never a word of the record.
    "values" jsonb not null,
    created_at timestamptz not null,
    read_at timestamptz,
    digested_at timestamptz
  )`,
  `create unique index notice_once on notice (account_id, coalesce(client_id, '${NOBODY}'::uuid), plugin, kind, reference)`,
  // An id sorts by the moment it was made.
  `create index notice_of_account on notice (account_id, id desc)`,
  `create index notice_unread on notice (account_id) where read_at is null`,
  `create index notice_of_client on notice (client_id)`,
  `create index notice_undigested on notice (account_id, created_at) where read_at is null and digested_at is null`,
  `alter table account
    -- How often a mail says that there is news: never a word of it.
    add column digest text not null default 'daily' check (digest in ('never', 'daily', 'weekly')),
    add column digested_at timestamptz`,
  // Everybody else's access to the client of the context; whether one is open, and to what, is decided in the code.
  `create function notice_accesses() returns jsonb language plpgsql stable ${SECURED} as $$
  declare context constant text[] := viewer_context();
  begin${REFUSE_OTHERS}
    return coalesce((
      select jsonb_agg(jsonb_build_object(
        'accountId', access.account_id, 'basis', access.basis, 'rights', access.rights, 'grantedAt', access.created_at,
        'byOrganisation', access.granted_by !~ '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
        'validFrom', access.valid_from, 'validUntil', access.valid_until, 'revokedAt', access.revoked_at, 'blockedAt', access.blocked_at,
        'consentedAt', access.consented_at, 'bornOn', client.born_on, 'careEndedOn', client.care_ended_on, 'deceasedOn', client.deceased_on,
        'isErased', client.erased_at is not null, 'isAccountBlocked', account.blocked_at is not null))
      from access join client on client.id = access.client_id join account on account.id = access.account_id
      where access.client_id = nullif(context[3], '')::uuid and access.revoked_at is null), '[]'::jsonb);
  end $$`,
  `create function notice_deliver(notices jsonb) returns integer language plpgsql ${SECURED} as $$
  declare
    context constant text[] := viewer_context();
    added integer;
  begin${REFUSE_OTHERS}
    insert into notice (id, account_id, client_id, plugin, kind, reference, "values", created_at)
    select notice.id, access.account_id, access.client_id, notice.plugin, notice.kind, notice.reference, notice."values", context[6]::timestamptz
    from jsonb_to_recordset(notices) as notice (id uuid, "accountId" uuid, plugin text, kind text, reference text, "values" jsonb)
      -- Whatever the code decided: to nobody but who has access to the client of the context, and never to who acts.
      join access on access.account_id = notice."accountId" and access.client_id = nullif(context[3], '')::uuid and access.revoked_at is null
    where access.account_id <> nullif(context[2], '')::uuid
    order by notice.id
    on conflict do nothing;
    get diagnostics added = row_count;
    return added;
  end $$`,
])
