import { NOBODY } from '../tables.ts'
import { toMigration } from './to-migration.ts'

/** The tables of the kernel, with the constraints that no code can forget. */
export const tables = toMigration([
  `create table client (
    id uuid primary key check (id <> '${NOBODY}'::uuid),
    source text not null,
    source_id text not null,
    number text,
    name text not null,
    care_ended_on date,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (source, source_id)
  )`,
  `create index client_number on client (number)`,
  `create table client_photo (
    client_id uuid primary key references client (id) on delete cascade,
    mime text not null,
    digest text not null,
    source_digest text not null,
    bytes bytea not null
  )`,
  `create table record (
    id uuid primary key,
    client_id uuid references client (id),
    -- The client, or nobody: a value in place of null, so that a policy and a query compare one column, and an index serves both.
    whose uuid not null generated always as (coalesce(client_id, '${NOBODY}'::uuid)) stored,
    source text not null,
    type text not null,
    source_id text not null,
    waiting boolean not null default false,
    digest text not null,
    data jsonb not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    visible_from timestamptz not null,
    discussed_at timestamptz,
    removed_at timestamptz,
    first_seen_at timestamptz not null,
    changed_at timestamptz not null,
    unique (source, type, source_id, waiting)
  )`,
  `create index record_of_whom on record (whose, type, at desc, id desc)`,
  // The newest of several types is found in the order of time, without sorting all that a client ever had.
  `create index record_newest on record (whose, at desc, id desc) where removed_at is null and not waiting`,
  `create table staff_name (source text not null, name text not null, role text, primary key (source, name))`,
  `create table sync_run (
    id uuid primary key,
    source text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text not null check (outcome in ('running', 'done', 'refused', 'stopped', 'failed', 'interrupted')),
    report jsonb not null
  )`,
  `create index sync_run_of_source on sync_run (source, started_at desc)`,
  `create table account (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    locale text not null,
    form text check (form in ('u', 'je')),
    blocked_at timestamptz,
    created_at timestamptz not null
  )`,
  `create table access (
    id uuid primary key,
    account_id uuid not null references account (id),
    client_id uuid not null references client (id),
    basis text not null check (basis in ('self', 'parental-authority', 'guardian', 'curator', 'mentor', 'administrator',
      'written-authorisation', 'family', 'invited')),
    represents boolean not null,
    portal_admin boolean not null,
    rights text[] not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    revoked_at timestamptz,
    granted_by text not null,
    created_at timestamptz not null
  )`,
  `create unique index access_in_force on access (account_id, client_id) where revoked_at is null`,
  `create index access_of_client on access (client_id)`,
  `create table outbox (
    id uuid primary key,
    kind text not null check (kind in ('mail', 'text')),
    recipient text not null,
    subject text,
    body text not null,
    state text not null check (state in ('waiting', 'sent', 'stuck')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz
  )`,
  `create index outbox_due on outbox (state, next_attempt_at)`,
])
