import { NOBODY } from '../tables.ts'
import { toMigration } from './to-migration.ts'

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
])
