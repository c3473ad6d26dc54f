import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

// Deleting an account in the kernel takes everything of its signing in along.
const OF_ACCOUNT = 'account_id uuid not null references account (id) on delete cascade'

const STATEMENTS = [
  // Who is welcomed has a user name before a password of their own.
  `alter table auth_password
    alter column hash drop not null,
    alter column changed_at drop not null,
    add column name_state text not null default 'chosen' check (name_state in ('given', 'chosen', 'due'))`,
  `create table auth_password_history (
    ${OF_ACCOUNT},
    hash text not null,
    set_at timestamptz not null
  )`,
  `create index auth_password_history_account on auth_password_history (account_id, set_at desc)`,
  `alter table auth_account add column factor_ended_at timestamptz`,
  `alter table auth_session add column label text not null default '', add column proved_at timestamptz`,
  `alter table auth_throttle add column name_key text not null default ''`,
  `create index auth_throttle_name on auth_throttle (name_key)`,
  `create table auth_limit (
    key text primary key,
    count integer not null,
    until timestamptz not null
  )`,
  // Checked at the end of the transaction: asking for a new password does the same work for who has no account, and undoes it.
  `create table auth_credential (
    id text primary key,
    account_id uuid not null references account (id) on delete cascade deferrable initially deferred,
    kind text not null check (kind in ('link', 'temporary')),
    purpose text not null check (purpose in ('first', 'reset')),
    hash text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index auth_credential_account on auth_credential (account_id)`,
  `create unique index auth_credential_open on auth_credential (account_id) where used_at is null`,
  `create table auth_flow (
    id text primary key,
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    ${OF_ACCOUNT},
    purpose text not null check (purpose in ('sign-in', 'first', 'reset')),
    next text not null,
    assurance text not null,
    factor_due boolean not null,
    factor text,
    remember boolean not null default false,
    password_due boolean not null,
    name_due boolean not null,
    session_epoch integer not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index auth_flow_account on auth_flow (account_id)`,
  `create table auth_phone (
    account_id uuid primary key references account (id) on delete cascade,
    number text not null,
    changed_at timestamptz not null
  )`,
  `create table auth_app (
    account_id uuid primary key references account (id) on delete cascade,
    secret text not null,
    confirmed_at timestamptz not null,
    last_step bigint not null
  )`,
  `create table auth_device (
    id text primary key,
    ${OF_ACCOUNT},
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    label text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index auth_device_account on auth_device (account_id)`,
  `create table auth_challenge (
    id text primary key,
    ${OF_ACCOUNT},
    factor text not null,
    bound_to text not null,
    purpose text not null,
    target text not null,
    salt bytea not null check (length(salt) >= 16),
    counter integer not null,
    sends integer not null,
    next_send_at timestamptz not null,
    attempts integer not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    consumed_at timestamptz,
    unique (bound_to, purpose, factor)
  )`,
  `create index auth_challenge_account on auth_challenge (account_id)`,
  `create table auth_recovery (
    id text primary key,
    ${OF_ACCOUNT},
    phone text not null,
    evidence text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz
  )`,
  `create unique index auth_recovery_open on auth_recovery (account_id) where confirmed_at is null`,
]

/** Sign-ins in progress, second factors, remembered devices, one-time passwords and links, and what staff do for an account. */
export const flows: Migration = {
  up: async (db) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
