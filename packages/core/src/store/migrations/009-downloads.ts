import { toMigration } from './to-migration.ts'

/**
 * Dossiers that a portal administrator saves: what was asked, how far it is, and the ZIP itself, sealed and for a day at most.
 * No viewer reads any of it.
 */
export const downloads = toMigration([
  `create table download (
    id uuid primary key,
    account_id uuid not null references account (id),
    client_id uuid not null references client (id),
    access_id uuid not null references access (id),
    -- How strongly the session that asked was proven: what asks more is not in it.
    assurance text not null,
    state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'taken', 'expired')),
    -- Which run makes it: what an earlier run still writes counts for nothing.
    attempts integer not null default 0,
    parts_done integer not null default 0,
    parts_total integer not null default 0,
    failure text check (failure in ('no-access', 'too-large', 'failed')),
    created_at timestamptz not null,
    ready_at timestamptz,
    expires_at timestamptz not null,
    taken_at timestamptz,
    digest text,
    size integer,
    check ((state = 'failed') = (failure is not null)),
    check (state not in ('ready', 'taken') or (ready_at is not null and digest is not null and size is not null))
  )`,
  `create unique index download_open on download (access_id) where state in ('waiting', 'running', 'ready')`,
  `create index download_of_access on download (access_id, created_at desc)`,
  `create table download_chunk (
    download_id uuid not null references download (id) on delete cascade,
    attempt integer not null,
    seq integer not null,
    bytes bytea not null check (octet_length(bytes) <= 1048576),
    primary key (download_id, attempt, seq)
  )`,
])
