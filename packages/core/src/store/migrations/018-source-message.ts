import { LOG_ONLY } from '../viewer-context.ts'
import { SECURED, toMigration } from './to-migration.ts'

// As of the notices: only the kernel gets such a context.
const REFUSE_OTHERS = `
    if context is null then
      raise exception 'CONTEXT_INVALID: the viewer''s context is absent, forged or expired' using errcode = 'insufficient_privilege';
    end if;
    if context[9] is distinct from '${LOG_ONLY.join()}' then
      raise exception 'CONTEXT_INVALID: this context is for reading records' using errcode = 'insufficient_privilege';
    end if;`

/**
 * Messages on their way to the care record. The text waits sealed and is wiped when it was handed over; what stays says that it was. And who has
 * access to a client goes by name besides, so that people can be chosen to write to.
 */
export const sourceMessages = toMigration([
  `create table source_message (
    -- The portal's id of the message: handed over twice it is one.
    id uuid primary key,
    client_id uuid not null references client (id),
    account_id uuid not null references account (id),
    source text not null,
    message text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'stuck')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    check ((state = 'sent') = (sent_at is not null)),
    check (state <> 'sent' or message = '')
  )`,
  `create index source_message_due on source_message (source, next_attempt_at) where state = 'waiting'`,
  `create index source_message_stuck on source_message (source) where state = 'stuck'`,
  `create index source_message_of_client on source_message (client_id)`,
  `create function source_message_add(messages jsonb) returns integer language plpgsql ${SECURED} as $$
  declare
    context constant text[] := viewer_context();
    added integer;
  begin${REFUSE_OTHERS}
    insert into source_message (id, client_id, account_id, source, message, next_attempt_at, created_at)
    select message.id, nullif(context[3], '')::uuid, nullif(context[2], '')::uuid, message.source, message.message,
      context[6]::timestamptz, context[6]::timestamptz
    from jsonb_to_recordset(messages) as message (id uuid, source text, message text)
    on conflict do nothing;
    get diagnostics added = row_count;
    return added;
  end $$`,
  // What became of messages about the client of the context: nothing of what they say.
  `create function source_message_states(ids uuid[]) returns jsonb language plpgsql stable ${SECURED} as $$
  declare context constant text[] := viewer_context();
  begin
    return coalesce((
      select jsonb_object_agg(id, state) from source_message where id = any (ids) and client_id = nullif(context[3], '')::uuid), '{}'::jsonb);
  end $$`,
  `create or replace function notice_accesses() returns jsonb language plpgsql stable ${SECURED} as $$
  declare context constant text[] := viewer_context();
  begin${REFUSE_OTHERS}
    return coalesce((
      select jsonb_agg(jsonb_build_object(
        'accountId', access.account_id, 'name', account.name, 'role', access.role,
        'basis', access.basis, 'rights', access.rights, 'grantedAt', access.created_at,
        'byOrganisation', access.granted_by !~ '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
        'validFrom', access.valid_from, 'validUntil', access.valid_until, 'revokedAt', access.revoked_at, 'blockedAt', access.blocked_at,
        'consentedAt', access.consented_at, 'bornOn', client.born_on, 'careEndedOn', client.care_ended_on, 'deceasedOn', client.deceased_on,
        'isErased', client.erased_at is not null, 'isAccountBlocked', account.blocked_at is not null))
      from access join client on client.id = access.client_id join account on account.id = access.account_id
      where access.client_id = nullif(context[3], '')::uuid and access.revoked_at is null), '[]'::jsonb);
  end $$`,
])
