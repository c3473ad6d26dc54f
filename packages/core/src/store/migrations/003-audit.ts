import { LOG_ONLY } from '../viewer-context.ts'
import { SECURED, toMigration } from './to-migration.ts'

/** The access log (NEN 7513): only ever added to, by the owner of the database too, and by viewers only about themselves. */
export const audit = toMigration([
  `create table audit_entry (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    at timestamptz not null,
    event_type text not null,
    action text not null check (action in ('C', 'R', 'U', 'D', 'E')),
    outcome text not null check (outcome in ('success', 'refused', 'failure')),
    account_id uuid,
    client_id uuid,
    access_id uuid,
    part text,
    "right" text,
    basis text,
    trace_id text,
    network text,
    detail jsonb not null,
    -- The machine's clock, also when the portal's is another: sealing waits by it.
    written_at timestamptz not null default clock_timestamp()
  )`,
  `create index audit_entry_of_client on audit_entry (client_id, seq desc)`,
  `create index audit_entry_of_account on audit_entry (account_id, seq desc)`,
  `create table audit_seal (up_to bigint primary key, entries integer not null, seal text not null, at timestamptz not null)`,
  `create function refuse_change() returns trigger language plpgsql as $$
  begin raise exception 'APPEND_ONLY: rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege'; end $$`,
  ...['audit_entry', 'audit_seal'].flatMap((table) => [
    `create trigger append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
    // "always": also when a session calls itself a replica.
    `alter table ${table} enable always trigger append_only`,
  ]),
  `create function audit_append(entries jsonb) returns integer
  language plpgsql ${SECURED} as $$
  declare
    context constant text[] := viewer_context();
    added integer;
  begin
    if context is null then
      raise exception 'CONTEXT_INVALID: the viewer''s context is absent, forged or expired' using errcode = 'insufficient_privilege';
    end if;
    -- Only the kernel gets such a context, when every part is done: what a part injects can't write a line of the log, nor fill it.
    if context[9] is distinct from '${LOG_ONLY.join()}' then
      raise exception 'CONTEXT_INVALID: this context is for reading records' using errcode = 'insufficient_privilege';
    end if;
    insert into audit_entry (id, at, event_type, action, outcome, account_id, client_id, access_id, part, "right", basis, trace_id, network, detail)
    select entry.id, context[6]::timestamptz, entry."eventType", entry.action, entry.outcome, nullif(context[2], '')::uuid, nullif(context[3], '')::uuid,
      nullif(context[4], '')::uuid, entry.part, entry."right", nullif(context[5], ''), nullif(context[8], ''), nullif(context[7], ''),
      coalesce(entry.detail, '{}'::jsonb)
    from jsonb_to_recordset(entries)
      as entry (id uuid, "eventType" text, action text, outcome text, part text, "right" text, detail jsonb);
    get diagnostics added = row_count;
    return added;
  end $$`,
])
