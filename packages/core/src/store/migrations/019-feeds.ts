import { toMigration } from './to-migration.ts'

/**
 * Secret addresses at which a programme of somebody (a calendar on a phone) fetches what a part gives out. Of the secret there is only a digest. No
 * viewer reads any of it.
 */
export const feeds = toMigration([
  `create table feed (
    id uuid primary key,
    account_id uuid not null references account (id),
    client_id uuid not null references client (id),
    -- Whoever is let in anew makes an address anew.
    access_id uuid not null references access (id),
    part text not null,
    -- How strongly the session that made it was proven: what asks more is not given out.
    assurance text not null,
    -- SHA-256, in hexadecimal.
    secret_hash text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    -- How often it was fetched since the hour began that is counted.
    fetches integer not null default 0,
    counted_from timestamptz not null,
    revoked_at timestamptz
  )`,
  `create unique index feed_secret on feed (secret_hash)`,
  `create unique index feed_open on feed (account_id, client_id, part) where revoked_at is null`,
  `create index feed_of_client on feed (client_id)`,
])
